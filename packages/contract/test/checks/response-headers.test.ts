import { expect, test } from "vitest";
import { responseHeaders } from "../../src/checks/response-headers.js";
import { documentWith, problems } from "./tested-case.js";

const header = (schema: object | undefined, required = false) =>
  documentWith({ 200: { description: "", headers: { "X-Thing": { required, ...(schema && { schema }) } } } });
const found = (document: ReturnType<typeof header>, value: string | undefined) =>
  problems(responseHeaders, document, { headers: value === undefined ? [] : [["x-thing", value]] });

test.each([
  [{ type: "integer" }, "10"],
  [{ type: "integer" }, "-3"],
  [{ type: "number" }, "0.5"],
  [{ type: "boolean" }, "true"],
  [{ type: "string" }, "10"],
  [{ type: ["integer", "string"] }, "ten"],
  [{ enum: ["minute", "hour"] }, "hour"],
  [{ type: "array", items: { type: "integer" } }, "1, 2"],
  [{ allOf: [{ type: "integer" }, { minimum: 0 }] }, "10"],
  [{ oneOf: [{ type: "integer" }, { enum: ["unlimited"] }] }, "unlimited"],
  [{ enum: [1, 2] }, "2"],
  [{ allOf: [true] }, "anything"],
  [{ type: "object" }, "a,1,b,2"],
])("%j allows %s", (schema, value) => {
  expect(found(header(schema), value)).toEqual([]);
});

test.each([
  [{ type: "integer" }, "ten"],
  [{ type: "integer" }, ""],
  [{ type: "integer" }, "0x10"],
  [{ type: "integer" }, "1.5"],
  [{ type: "integer", minimum: 0 }, "-1"],
  [{ type: "boolean" }, "yes"],
  [{ type: "string", pattern: "^a" }, "b"],
  [{ type: "string", minLength: 1 }, ""],
  [{ enum: ["minute", "hour"] }, "week"],
  [{ type: "array", items: { type: "integer" } }, "1, two"],
  [{ allOf: [{ type: "integer" }, { minimum: 0 }] }, "-1"],
  [{ enum: [1, 2] }, "3"],
])("%j does not allow %j", (schema, value) => {
  const [problem] = found(header(schema), value);
  expect(problem).toMatchObject({
    level: "failure",
    message: expect.stringContaining(`X-Thing of 200 is ${JSON.stringify(value)}`),
    pointer: "/paths/~1things/get/responses/200/headers/X-Thing",
  });
});

test("a required header must be present, an optional one may be missing", () => {
  expect(found(header({ type: "string" }, true), undefined)[0]?.message).toBe("The header X-Thing of 200 is missing.");
  expect(found(header({ type: "string" }), undefined)).toEqual([]);
});

test("a header without a schema allows anything", () => {
  expect(found(header(undefined), "anything")).toEqual([]);
});

test("a header that is present twice is not an integer", () => {
  const response = {
    headers: [
      ["X-Thing", "1"],
      ["X-Thing", "2"],
    ],
  } as const;
  expect(problems(responseHeaders, header({ type: "integer" }), response)).toHaveLength(1);
});

test("a long value is shortened", () => {
  const [problem] = found(header({ type: "integer" }), "x".repeat(5000));
  expect(problem?.message.length).toBeLessThan(200);
});
