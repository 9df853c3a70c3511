import { expect, test } from "vitest";
import { bodyValid } from "../../src/checks/body-valid.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const thing = { type: "object", required: ["id"], properties: { id: { type: "string" }, size: { type: "integer" } } };
const document = documentWith(
  {
    200: jsonResponse({ type: "array", items: { $ref: "#/components/schemas/Thing" } }),
    204: { description: "Nothing." },
    "4XX": jsonResponse({ type: "object", required: ["error_code"] }),
  },
  { components: { schemas: { Thing: thing } } },
);

test("a valid body passes", () => {
  expect(problems(bodyValid, document, { body: [{ id: "a", size: 1 }] })).toEqual([]);
});

test("a violation is reported with its place", () => {
  expect(problems(bodyValid, document, { body: [{ id: "a" }, { id: 7 }] })).toEqual([
    {
      check: "body-valid",
      level: "failure",
      message: "The body of 200 does not match its schema at /1/id: must be string.",
      pointer: "/paths/~1things/get/responses/200/content/application~1json/schema",
      at: "/1/id",
    },
  ]);
});

test("the same mistake in all items of a list is reported once", () => {
  const body = Array.from({ length: 100 }, () => ({ size: "large" }));
  expect(problems(bodyValid, document, { body }).map(({ at }) => at)).toEqual(["/0", "/0/size"]);
});

test("at most five violations are reported, with the number of the others", () => {
  const many = { type: "object", required: ["a", "b", "c", "d", "e", "f", "g"] };
  const found = problems(bodyValid, documentWith({ 200: jsonResponse(many) }), { body: {} });
  expect(found).toHaveLength(5);
  expect(found.at(-1)?.message).toContain("2 more");
});

test("the schema is that of the status, also of a range", () => {
  const [found] = problems(bodyValid, document, { status: 404, body: {} });
  expect(found?.message).toContain("error_code");
});

test.each([
  ["cut off", Buffer.from('[{"id":"a"'), "does not parse"],
  ["not UTF-8", Buffer.from('[{"id":"\xe4"}]', "latin1"), "not UTF-8"],
  ["with a byte order mark", Buffer.from('\uFEFF[{"id":"a"}]'), "byte order mark"],
  ["empty", Buffer.alloc(0), "is empty"],
])("a body that is %s is a failure that shows nothing of it", (_, body, message) => {
  const found = problems(bodyValid, document, { body });
  expect(found.map(({ level }) => level)).toEqual(["failure"]);
  expect(found[0]?.message).toContain(message);
  expect(found[0]?.message).not.toContain('"id"');
});

test("a body where none is documented is a warning", () => {
  const bare = documentWith({ 200: { description: "Done." } });
  expect(problems(bodyValid, bare, { body: {} })).toMatchObject([{ level: "warning" }]);
  expect(problems(bodyValid, bare, {})).toEqual([]);
});

test("HEAD and 204 have no body, and an undocumented response is not checked", () => {
  expect(problems(bodyValid, document, { request: { method: "HEAD" } })).toEqual([]);
  expect(problems(bodyValid, document, { status: 204 })).toEqual([]);
  expect(problems(bodyValid, document, { status: 500, body: 7 })).toEqual([]);
  expect(problems(bodyValid, document, { headers: [["Content-Type", "text/html"]], body: "<p>" })).toEqual([]);
});

test("a media type without a schema takes any JSON, but still JSON", () => {
  const any = documentWith({ 200: { description: "", content: { "application/json": {} } } });
  expect(problems(bodyValid, any, { body: { x: 1 } })).toEqual([]);
  expect(problems(bodyValid, any, { body: "{" })).toHaveLength(1);
});

test("a forbidden property is left to the check of undocumented ones", () => {
  const closed = documentWith({ 200: jsonResponse({ type: "object", additionalProperties: false }) });
  expect(problems(bodyValid, closed, { body: { x: 1 } })).toEqual([]);
});
