import { describe, expect, test } from "vitest";
import { inputRefused } from "../../src/checks/input-refused.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const catalogue = {
  "T.0001": { status: [400], fault: "request" },
  "T.0002": { status: [403, 400], fault: "credentials" },
  "T.0003": { status: [400], fault: "state" },
};
const document = documentWith(
  { default: jsonResponse({ type: "object" }) },
  { "x-error-catalogue": catalogue, security: [{ token: [] }] },
);
const expectation = { outcome: "refused", because: "input" } as const;
const found = (status: number, error_code?: string, of = document) =>
  problems(inputRefused, of, { status, body: { error_code } }, { expectation });

test.each(["T.0001", "T.0003"])("a 400 with %s refuses", (error_code) => {
  expect(found(400, error_code)).toEqual([]);
});

test.each([400, 404, 405, 413, 415, 422, 429])("%s refuses by itself", (status) => {
  expect(found(status)).toEqual([]);
});

test.each([[200], [204], [302]])("%s does not", (status) => {
  expect(found(status)).toMatchObject([
    {
      level: "failure",
      message: expect.stringContaining(`the case: received ${status}`),
      pointer: "/paths/~1things/get",
    },
  ]);
});

describe("a code that says what is wrong must be about the violation of the request", () => {
  const schema = {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "integer", maximum: 9 },
      image: { contentEncoding: "base64", maxLength: 8 },
      url: { type: "string", format: "uri" },
    },
  };
  const coded = documentWith(
    { default: jsonResponse({}) },
    {
      "x-error-catalogue": {
        "T.MISSING": { status: [400], fault: "request", violation: "missing" },
        "T.FORMAT": { status: [400], fault: "request", violation: "format" },
        "T.SYNTAX": { status: [400], fault: "request", violation: "syntax" },
        "T.ANY": { status: [400], fault: "request" },
        "T.STATE": { status: [404], fault: "state" },
        "T.FILE": { status: [400], fault: "content" },
        "T.SIZE": { status: [400], fault: "content", violation: "size" },
      },
      components: {
        schemas: { Thing: schema, Other: schema, Either: { oneOf: [{ $ref: "#/components/schemas/Other" }] } },
      },
    },
  );
  const found = (
    error_code: string,
    pointer: string,
    kind: "constraint" | "media-type" = "constraint",
    body = "{}",
  ) => {
    const request = { headers: [["Content-Type", "application/json"]] as const, body: Buffer.from(body) };
    const response = { status: 400, body: { error_code }, request };
    return problems(inputRefused, coded, response, { expectation, pointer, kind }).map(({ message }) => message);
  };
  const thing = "/components/schemas/Thing";

  test.each([
    ["T.MISSING", `${thing}/required`],
    ["T.ANY", `${thing}/required`],
    ["T.FORMAT", `${thing}/properties/id/maximum`],
    ["T.MISSING", `${thing}/properties/id/minLength`],
    ["T.FORMAT", "/components/schemas/Other/required"],
    ["T.UNKNOWN", `${thing}/required`],
    ["T.STATE", `${thing}/properties/id/type`],
    ["T.FILE", `${thing}/properties/image/pattern`],
    ["T.FILE", `${thing}/properties/url/type`],
    ["T.FILE", `${thing}/required`],
    ["T.SIZE", `${thing}/properties/image/maxLength`],
  ])("%s at %s passes", (code, pointer) => {
    expect(found(code, pointer)).toEqual([]);
  });

  test.each([
    ["T.FORMAT", `${thing}/required`, "a value has a wrong format; the request is wrong because something required"],
    ["T.MISSING", `${thing}/properties/id/type`, "something required is missing; the request is wrong because a value"],
    ["T.SYNTAX", `${thing}/properties/id/type`, "the body does not parse; the request is wrong because a value"],
    ["T.STATE", `${thing}/required`, "faults stored data; the request is wrong because something required"],
    ["T.FILE", `${thing}/properties/id/type`, "faults a file; the request is wrong because a value"],
    ["T.SIZE", `${thing}/properties/id/maxLength`, "something is too large; the request is wrong because a value"],
  ])("%s at %s is a failure", (code, pointer, message) => {
    expect(found(code, pointer)).toEqual([expect.stringContaining(message)]);
  });

  test("a body that does not parse is not missing anything", () => {
    expect(found("T.SYNTAX", thing, "media-type", "{")).toEqual([]);
    expect(found("T.MISSING", thing, "media-type", "{")).toHaveLength(1);
    expect(found("T.STATE", thing, "media-type", "{")).toHaveLength(1);
    expect(found("T.MISSING", thing, "media-type", "")).toEqual([]);
  });
});

test.each([
  ["invalid UTF-8 in a string", Buffer.from('{"name":"\xff"}', "latin1"), "warning"],
  ["invalid UTF-8 that is not JSON otherwise", Buffer.from("--\xff--", "latin1"), "failure"],
  ["valid UTF-8", Buffer.from('{"name":"\ufffd"}'), "failure"],
])("a success for %s is a %3$s", (_, body, level) => {
  const request = { method: "POST", headers: [["Content-Type", "application/json"]] as const, body };
  expect(problems(inputRefused, document, { request }, { expectation })).toMatchObject([{ level }]);
});

test("a 5xx is reported by another check, and throttling is ignored", () => {
  for (const status of [500, 501, 503]) expect(found(status)).toEqual([]);
});

test.each([
  [400, "T.0002"],
  [401, undefined],
])("%s %s faults valid credentials", (status, code) => {
  expect(found(status, code)[0]?.message).toContain("faults the credentials");
});

test("an operation without security may refuse the credentials in its body", () => {
  const open = documentWith({ default: jsonResponse({}) }, { "x-error-catalogue": catalogue });
  expect(found(401, undefined, open)).toEqual([]);
});

test("a wrong media type is checked in the same way, other refusals are not", () => {
  const check = (because: "media-type" | "credentials" | "method") =>
    problems(inputRefused, document, { status: 200 }, { expectation: { outcome: "refused", because } });
  expect(check("media-type")).toHaveLength(1);
  expect(check("credentials")).toEqual([]);
  expect(check("method")).toEqual([]);
  expect(problems(inputRefused, document, { status: 200 })).toEqual([]);
});

test("the mock refuses by its violations, whatever the code of its example", () => {
  const onMock = (status: number, headers: [string, string][]) =>
    problems(
      inputRefused,
      document,
      { status, headers, body: { error_code: "T.0002" } },
      { expectation, isMock: true },
    );
  const violations: [string, string] = ["sl-violations", '[{"location":["request","body"],"message":"wrong"}]'];
  expect(onMock(400, [["Content-Type", "application/json"], violations])).toEqual([]);
  expect(onMock(415, [["Content-Type", "application/problem+json"]])).toEqual([]);
  expect(onMock(400, [["Content-Type", "application/json"]])).toHaveLength(1);
  expect(onMock(200, [["Content-Type", "application/json"], violations])).toHaveLength(1);
});

test.each([
  ["an extension", "/paths/~1things/get/x-exactly-one-of", "http://mock/things"],
  ["an empty parameter", "/paths/~1things/get/parameters/0/schema/minLength", "http://mock/things?id="],
  ["members of an object", "/components/schemas/Any/maxProperties", "http://mock/things?id=a&x=1&y=2"],
])("the mock is not checked for %s, which it cannot see", (_, pointer, url) => {
  const exploded = { name: "any", in: "query", style: "form", explode: true, schema: { type: "object" } };
  const withQuery = documentWith(
    { 200: jsonResponse({}) },
    { operation: { parameters: [{ name: "id", in: "query", schema: {} }, exploded] } },
  );
  const response = { status: 200, request: { url } };
  expect(problems(inputRefused, withQuery, response, { expectation, pointer, isMock: true })).toEqual([]);
  expect(problems(inputRefused, withQuery, response, { expectation, pointer })).toHaveLength(1);
});
