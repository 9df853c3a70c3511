import { describe, expect, test } from "vitest";
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
      pointer: "/components/schemas/Thing/properties/id/type",
      at: "/1/id",
    },
  ]);
});

test("the same mistake in all items of a list is reported once", () => {
  const body = Array.from({ length: 100 }, () => ({ size: "large" }));
  expect(problems(bodyValid, document, { body }).map(({ at }) => at)).toEqual(["/0", "/0/size"]);
});

test("all violations are reported, each with the keyword that states it", () => {
  const properties = { a: { type: "string" }, b: { $ref: "#/components/schemas/Size" }, c: { enum: [1] } };
  const schema = { type: "object", required: ["d", "e", "f", "g"], properties };
  const many = documentWith({ 200: jsonResponse(schema) }, { components: { schemas: { Size: { minimum: 1 } } } });
  const found = problems(bodyValid, many, { body: { a: 1, b: 0, c: 2 } });
  const place = "/paths/~1things/get/responses/200/content/application~1json/schema";
  expect(found.map(({ at, pointer }) => `${at} ${pointer}`)).toEqual([
    ...Array.from({ length: 4 }, () => ` ${place}/required`),
    `/a ${place}/properties/a/type`,
    "/b /components/schemas/Size/minimum",
    `/c ${place}/properties/c/enum`,
  ]);
});

test("a violation of many items says how many there are", () => {
  const body = Array.from({ length: 3 }, () => ({ id: 1 }));
  expect(problems(bodyValid, document, { body }).map(({ message }) => message)).toEqual([
    "The body of 200 does not match its schema at /0/id: must be string, and 2 more of its list.",
  ]);
});

test("what is not listed of very many violations is counted", () => {
  const required = Array.from({ length: 150 }, (_, index) => `p${index}`);
  const found = problems(bodyValid, documentWith({ 200: jsonResponse({ required }) }), { body: {} });
  expect(found).toHaveLength(101);
  expect(found.at(-1)?.message).toBe("The body of 200 has 50 more violations, which are not listed.");
});

describe("of alternatives, the nearest one is reported", () => {
  const cat = { type: "object", required: ["kind", "lives", "name"], properties: { kind: { const: "cat" } } };
  const dog = { type: "object", required: ["kind", "tail", "age"], properties: { kind: { const: "dog" } } };
  const found = (schema: { [keyword: string]: unknown }, body: unknown) =>
    problems(bodyValid, documentWith({ 200: jsonResponse(schema) }), { body }).map(({ message }) =>
      message.replace("The body of 200 does not match its schema at ", ""),
    );

  test.each([
    ["an object or null", { anyOf: [{ type: "null" }, cat] }, { kind: "cat" }, ["lives", "name"]],
    ["the kind that a constant names", { oneOf: [dog, cat] }, { kind: "cat", name: "x", lives: 9, tail: 1 }, []],
  ])("%s", (_, schema, body, missing) => {
    expect(found(schema, body)).toEqual(missing.map((name) => `its root: must have required property '${name}'.`));
  });

  test("where several come into question, their keyword is reported as well", () => {
    const size = { required: ["width", "height"] };
    const weight = { required: ["weight"] };
    expect(found({ oneOf: [size, weight] }, {})).toEqual([
      "its root: must have required property 'weight'.",
      "its root: must match exactly one schema in oneOf.",
    ]);
  });

  test("where none is of the type, only their keyword is reported", () => {
    expect(found({ oneOf: [dog, cat] }, 1)).toEqual(["its root: must match exactly one schema in oneOf."]);
  });

  test("a condition is reported by what it demands", () => {
    expect(found({ if: { required: ["a"] }, else: { required: ["b"] } }, {})).toEqual([
      "its root: must have required property 'b'.",
    ]);
  });
});

test("a name that an object has twice is a warning", () => {
  const body = '[{"id":"a","id":"b","size":1},{"id":"c"}]';
  expect(problems(bodyValid, document, { body })).toMatchObject([{ level: "warning", at: "/0/id" }]);
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
