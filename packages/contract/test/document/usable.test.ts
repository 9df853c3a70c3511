import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { deriveCases } from "../../src/cases/index.js";
import { DocumentError } from "../../src/document/document.js";
import { jsonLocator } from "../../src/document/json-source.js";
import { listLinks } from "../../src/document/links.js";
import { listOperations } from "../../src/document/operations.js";
import { readDocument } from "../../src/document/read.js";
import { usableDocument } from "../../src/document/usable.js";
import { createSchemaValidator } from "../../src/document/validation.js";

const ok = { "200": { description: "ok", content: { "application/json": { schema: { type: "object" } } } } };
const getA = { get: { operationId: "getA", responses: ok } };
const text = { type: "string" };

/** A document with `GET /a`, which is right, and other paths and components. */
function document(paths: object, components: object = {}) {
  return { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { "/a": getA, ...paths }, components };
}

/** `POST /b` with a JSON body of a schema. */
function bodyOf(schema: unknown) {
  const requestBody = { content: { "application/json": { schema } } };
  return { "/b": { post: { operationId: "postB", requestBody, responses: { "204": { description: "ok" } } } } };
}

/** `GET /b/{id}` with parameters. */
function withParameters(parameters: unknown, path = "/b/{id}") {
  return { [path]: { get: { operationId: "getB", parameters, responses: ok } } };
}

const id = { name: "id", in: "path", required: true, schema: text };
const bodyAt = "/paths/~1b/post/requestBody/content/application~1json/schema";
const property = `${bodyAt}/properties/p`;

/** What can be used of a document, with the cases of all its operations built. */
function used(value: object) {
  const { document: usable, unusable } = usableDocument(value);
  const cases = deriveCases(usable, { random: 2 });
  const requests = cases
    .filter(({ unsupported }) => unsupported === undefined)
    .map((each) => ({ ...each, sent: each.request({}, "contract-0123456789abcdef") }));
  const responses = createSchemaValidator(usable, { strict: false, direction: "response" });
  return {
    document: usable,
    places: unusable.map(({ pointer }) => pointer),
    messages: unusable.map(({ message }) => message),
    operations: listOperations(usable).map(({ operationId }) => operationId),
    cases: requests,
    isValidResponse: responses.isValid,
  };
}

describe("a schema that cannot be used", () => {
  test.each([
    ["an unknown type", { type: "any" }, "`type`"],
    ["the type null of JavaScript", { type: null }, "`type`"],
    ["no type", { type: [] }, "`type`"],
    ["a file of Swagger", { type: "file" }, "`type`"],
    ["an empty enum", { enum: [] }, "`enum`"],
    ["an enum of another type", { type: "integer", enum: ["1", "2"] }, "`enum`"],
    ["nullable without type", { nullable: true }, "`nullable`"],
    ["nullable beside a reference", { $ref: "#/components/schemas/S", nullable: true }, "`nullable`"],
    ["a boolean exclusiveMinimum", { type: "integer", minimum: 0, exclusiveMinimum: true }, "`exclusiveMinimum`"],
    ["a pattern that is not one", { type: "string", pattern: "(" }, "`pattern`"],
    ["a length in words", { type: "string", maxLength: "10" }, "`maxLength`"],
    ["a minimum above the maximum", { type: "integer", minimum: 5, maximum: 3 }, "`minimum`"],
    ["exclusive bounds that meet", { type: "number", exclusiveMinimum: 1, maximum: 1 }, "`exclusiveMinimum`"],
    ["a list of items", { type: "array", items: [text] }, "`items`"],
    ["an empty oneOf", { oneOf: [] }, "`oneOf`"],
    ["required with a name that cannot be there", { required: ["x"], additionalProperties: false }, "`required`"],
    ["a reference to nothing", { $ref: "#/components/schemas/None" }, "`$ref`"],
    ["a reference to another file", { $ref: "other.yaml#/A" }, "`$ref`"],
    ["a reference to an anchor", { $ref: "#S" }, "`$ref`"],
    ["a string", "string", "A schema"],
    ["a list", [], "A schema"],
  ])("%s is named, left out of requests, and accepts every response", (_, schema, start) => {
    const { places, messages, operations, cases, isValidResponse } = used(
      document(bodyOf({ type: "object", properties: { p: schema, q: { type: "integer" } } }), { schemas: { S: text } }),
    );
    expect(places).toEqual([property]);
    expect(messages[0]).toMatch(new RegExp(`^${start.replace(/[$]/g, "\\$")}.*\\. The schema is not used\\.$`));
    expect(operations).toEqual(["getA", "postB"]);
    const bodies = cases.filter(({ operationId }) => operationId === "postB").map(({ sent }) => String(sent.body));
    expect(bodies.some((body) => body.includes('"q"'))).toBe(true);
    expect(bodies.filter((body) => body.includes('"p"'))).toEqual([]);
    for (const p of [null, 1, "x", {}]) expect(isValidResponse(bodyAt, { p })).toBe(true);
    expect(isValidResponse(bodyAt, { q: "x" })).toBe(false);
  });

  test("its examples are sent", () => {
    const { cases } = used(document(bodyOf({ type: "object", properties: { p: { type: "any", example: "shown" } } })));
    expect(cases.some(({ sent }) => Buffer.from(sent.body ?? []).toString() === '{"p":"shown"}')).toBe(true);
  });

  test.each([
    ["a string, as in Swagger", "kind"],
    ["a mapping to nothing", { propertyName: "kind", mapping: { a: "#/components/schemas/None" } }],
    ["a mapping to a name that is not there", { propertyName: "kind", mapping: { a: "None" } }],
  ])("a discriminator that is %s is left out alone", (_, discriminator) => {
    const { places, isValidResponse } = used(document(bodyOf({ type: "object", discriminator })));
    expect(places).toEqual([`${bodyAt}/discriminator`]);
    expect(isValidResponse(bodyAt, 1)).toBe(false);
  });

  test("a circle without end is opened where it closes", () => {
    const A = { allOf: [{ $ref: "#/components/schemas/B" }] };
    const B = { type: "object", anyOf: [{ $ref: "#/components/schemas/A" }, { required: ["x"] }] };
    const { places, isValidResponse } = used(
      document(bodyOf({ $ref: "#/components/schemas/A" }), { schemas: { A, B } }),
    );
    expect(places).toEqual(["/components/schemas/B/anyOf/0"]);
    expect(isValidResponse("/components/schemas/A", "text")).toBe(false);
    expect(isValidResponse("/components/schemas/A", {})).toBe(true);
  });

  test("a list of itself has an end", () => {
    const Tree = {
      type: "object",
      properties: { below: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
    };
    expect(used(document(bodyOf({ $ref: "#/components/schemas/Tree" }), { schemas: { Tree } })).places).toEqual([]);
  });

  test("objects that must hold each other are not sent, and the reason is told", () => {
    const holding = (name: string) => ({
      type: "object",
      required: ["other"],
      properties: { other: { $ref: `#/components/schemas/${name}` } },
    });
    const schemas = { A: holding("B"), B: holding("A") };
    const { document: usable } = usableDocument(document(bodyOf({ $ref: "#/components/schemas/A" }), { schemas }));
    expect(deriveCases(usable).flatMap(({ unsupported }) => unsupported ?? [])).toEqual([
      "Not supported: no valid application/json can be derived from its schema; add an example.",
    ]);
  });

  test("what is said by way of it is taken back: alternatives, negations and conditions", () => {
    const unknown = { type: "object", properties: { p: { type: "any" } } };
    const schema = {
      type: "object",
      oneOf: [unknown, { type: "object" }],
      not: unknown,
      if: unknown,
      // biome-ignore lint/suspicious/noThenProperty: the name of a keyword.
      then: false,
    };
    expect(used(document(bodyOf(schema))).isValidResponse(bodyAt, { p: 1 })).toBe(true);
  });

  test("what older versions say without another meaning changes nothing", () => {
    const schema = {
      type: "object",
      properties: { p: { type: "string", nullable: true, required: true }, q: { type: "string", format: "no-such" } },
    };
    expect(used(document(bodyOf(schema))).places).toEqual([]);
  });
});

describe("an operation that cannot be used", () => {
  test.each([
    ["a parameter of the path that is not declared", withParameters([]), "/paths/~1b~1{id}/get", "{id}"],
    ["a parameter without a name", withParameters([id, { in: "query" }]), "/paths/~1b~1{id}/get/parameters/1", "name"],
    [
      "a body among its parameters",
      withParameters([id, { name: "x", in: "body" }]),
      "/paths/~1b~1{id}/get/parameters/1",
      "`in`",
    ],
    [
      "a parameter that refers to nothing",
      withParameters([id, { $ref: "#/components/parameters/X" }]),
      "/paths/~1b~1{id}/get/parameters/1",
      "`$ref`",
    ],
    ["parameters that are not a list", withParameters({}), "/paths/~1b~1{id}/get/parameters", "list"],
    ["a query in its path", withParameters([], "/b?c=1"), "/paths/~1b?c=1", "query"],
    ["a path without a slash", withParameters([], "b"), "/paths/b", "/"],
    ["a path item in another file", { "/b": { $ref: "b.yaml" } }, "/paths/~1b", "`$ref`"],
    ["a path item that is null", { "/b": null }, "/paths/~1b", "object"],
    [
      "a security that is not a list",
      { "/b": { get: { security: -1, responses: ok } } },
      "/paths/~1b/get/security",
      "list",
    ],
    [
      "unknown side effects",
      { "/b": { get: { "x-side-effects": "some", responses: ok } } },
      "/paths/~1b/get",
      "x-side-effects",
    ],
    [
      "the path of another one",
      {
        "/c/{id}": { get: { parameters: [id], responses: ok } },
        ...withParameters([{ ...id, name: "name" }], "/c/{name}"),
      },
      "/paths/~1c~1{name}/get",
      "same request",
    ],
  ])("by %s is named and left out", (_, paths, place, word) => {
    const { places, messages, operations } = used(document(paths));
    expect(places).toEqual([place]);
    expect(messages[0]).toContain(word);
    expect(operations.filter((name) => name !== "get /c/{id}")).toEqual(["getA"]);
  });

  test("if none is left, that is an error that names the first place", () => {
    const value = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: withParameters([]) };
    expect(() => usableDocument(value)).toThrow(DocumentError);
    expect(() => usableDocument(value)).toThrow("No operation can be used: /paths/~1b~1{id}/get: The parameter {id}");
  });
});

describe("a parameter that cannot be used", () => {
  test.each([
    ["no schema", { name: "x", in: "query" }, "schema"],
    [
      "a content that is not JSON",
      { name: "x", in: "query", content: { "text/plain": { schema: text } } },
      "only JSON",
    ],
    ["a content without a schema", { name: "x", in: "query", content: { "application/json": {} } }, "schema"],
    ["a style of another place", { name: "x", in: "query", style: "matrix", schema: text }, "`style`"],
  ])("by %s is named and not sent", (_, parameter, word) => {
    const { places, messages, cases } = used(document(withParameters([id, parameter])));
    expect(places).toEqual(["/paths/~1b~1{id}/get/parameters/1"]);
    expect(messages[0]).toContain(word);
    const sent = cases.filter(({ operationId }) => operationId === "getB");
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter((each) => each.sent.path.includes("x="))).toEqual([]);
  });

  test("one that the path does not have is not sent", () => {
    const { places, cases } = used(document(withParameters([id, { ...id, name: "gone" }])));
    expect(places).toEqual(["/paths/~1b~1{id}/get/parameters/1"]);
    expect(cases.filter(({ title }) => title.includes("gone"))).toEqual([]);
  });

  test("one that is declared twice is that of the last declaration", () => {
    const twice = { name: "x", in: "query", schema: { type: "string" } };
    const { document: usable, places } = used(
      document(withParameters([id, twice, { ...twice, schema: { type: "integer" } }])),
    );
    expect(places).toEqual(["/paths/~1b~1{id}/get/parameters/2"]);
    const [, getB] = listOperations(usable);
    expect(getB?.parameters.map(({ pointer }) => pointer)).toEqual([
      "/paths/~1b~1{id}/get/parameters/0",
      "/paths/~1b~1{id}/get/parameters/2",
    ]);
  });
});

test("a security scheme that is only named is one for which no credential is sent", () => {
  const { places, operations } = used(document({ "/b": { get: { security: [{ key: [] }], responses: ok } } }));
  expect([places, operations]).toEqual([["/paths/~1b/get/security"], ["getA", "get /b"]]);
});

describe("names of operations", () => {
  test.each([
    ["is given twice", "getA"],
    ["is a number", 7],
    ["is empty", ""],
  ])("one that %s is made of method and path", (_, operationId) => {
    const { places, operations } = used(document({ "/b": { get: { operationId, responses: ok } } }));
    expect(places).toEqual(["/paths/~1b/get/operationId"]);
    expect(operations).toEqual(["getA", "get /b"]);
  });

  test("a missing one is made of method and path without a word", () => {
    const { places, operations } = used(document({ "/b": { get: { responses: ok } } }));
    expect([places, operations]).toEqual([[], ["getA", "get /b"]]);
  });
});

describe("links and responses that cannot be used", () => {
  const linked = (link: unknown) => ({
    "/b/{id}": { get: { operationId: "getB", parameters: [id], responses: ok } },
    "/c": { get: { operationId: "listC", responses: { "200": { ...ok["200"], links: { one: link } } } } },
  });

  test.each([
    ["to an unknown operation", { operationId: "nope", parameters: { id: "$response.body" } }],
    [
      "from a place that the response does not have",
      { operationId: "getB", parameters: { id: "$response.body#/first/id" } },
    ],
    ["for a parameter that the operation does not have", { operationId: "getB", parameters: { no: "$response.body" } }],
    ["by an expression that is not one", { operationId: "getB", parameters: { id: "$response.nothing" } }],
    ["by a reference to nothing", { $ref: "#/components/links/None" }],
    ["that is not an object", 5],
  ])("a link %s is named and left out", (_, link) => {
    const { document: usable, places, operations } = used(document(linked(link)));
    expect(places).toEqual(["/paths/~1c/get/responses/200/links/one"]);
    expect(operations).toEqual(["getA", "getB", "listC"]);
    expect(listLinks(usable)).toEqual([]);
  });

  test("a link to an operation that is left out is left out without a word of its own", () => {
    const paths = linked({ operationId: "getB", parameters: { id: "$request.path.x" } });
    const { places } = used(document({ ...paths, ...withParameters([]) }));
    expect(places).toEqual(["/paths/~1b~1{id}/get"]);
  });

  test("of a response that refers to nothing, the status is known", () => {
    const { document: usable, places } = used(
      document({
        "/b": { get: { operationId: "getB", responses: { "200": { $ref: "#/components/responses/None" } } } },
      }),
    );
    expect(places).toEqual(["/paths/~1b/get/responses/200"]);
    expect(listOperations(usable)[1]?.responses.map(({ status }) => status)).toEqual(["200"]);
  });

  test("headers and examples that refer to nothing are left out", () => {
    const response = {
      description: "ok",
      headers: { "x-page": { $ref: "#/components/headers/None" } },
      content: { "application/json": { examples: { one: { $ref: "#/components/examples/None" } } } },
    };
    const { places } = used(document({ "/b": { get: { operationId: "getB", responses: { "200": response } } } }));
    expect(places).toEqual([
      "/paths/~1b/get/responses/200/headers/x-page",
      "/paths/~1b/get/responses/200/content/application~1json/examples/one",
    ]);
  });
});

test.each([
  ["maxLenght", "maxLength"],
  ["maxlength", "maxLength"],
  ["Pattern", "pattern"],
  ["require", "required"],
])("a misspelt keyword is named: %s", (misspelt, meant) => {
  const { unusable, document: usable } = usableDocument(document(bodyOf({ type: "string", [misspelt]: 1 })));
  const at = "/paths/~1b/post/requestBody/content/application~1json/schema";
  const message = `\`${misspelt}\` is not a keyword of schemas; \`${meant}\` may be meant. It has no effect.`;
  expect(unusable).toEqual([{ pointer: `${at}/${misspelt}`, message }]);
  expect(listOperations(usable).map(({ operationId }) => operationId)).toContain("postB");
});

test("other words in a schema are nobody's mistake", () => {
  const words = {
    unit: "kg",
    color: "red",
    id: 1,
    name: "a",
    in: "b",
    label: "c",
    "x-maxLenght": 1,
    xml: {},
    $comment: "d",
  };
  expect(usableDocument(document(bodyOf({ type: "string", ...words }))).unusable).toEqual([]);
});

test("places of YAML outside of the current folder have their lines", async () => {
  const folder = await mkdtemp(join(tmpdir(), "contract-usable-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "api.yaml");
  await writeFile(file, 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\npaths:\n  /a:\n    get: {responses: {}}\n');
  const { locate } = await readDocument(file);
  expect(locate("/paths/~1a/get")).toMatchObject({ file: expect.stringMatching(/api\.yaml$/), line: 5 });
});

describe("a document as a whole", () => {
  test("one that is right stays as it is", () => {
    const right = document(withParameters([id]));
    expect(usableDocument(right)).toEqual({ document: right, unusable: [] });
  });

  test("title and version may be missing, or numbers", () => {
    const { unusable, document: usable } = usableDocument({ ...document({}), info: { version: 1.5 } });
    expect(unusable.map(({ pointer }) => pointer)).toEqual(["/info/title", "/info/version"]);
    expect(usable.info).toEqual({ title: "Untitled", version: "1.5" });
  });

  test.each([
    ["Swagger", { swagger: "2.0", info: {}, paths: {} }, "Swagger 2.0"],
    ["OpenAPI 3.2", { ...document({}), openapi: "3.2.0" }, '"3.2.0"'],
    ["no paths", { openapi: "3.1.0", info: {}, webhooks: {} }, "/paths"],
    ["a list", [], "must be an object"],
  ])("%s is refused, and what it is is told", (_, value, message) => {
    expect(() => usableDocument(value)).toThrow(message);
  });

  test("places are found in the text, in a list and by an escaped name", () => {
    const source = '{\n  "a/b": [1,\n    {"c": "x,{"}\n  ],\n  "d": {}\n}';
    const locate = jsonLocator(source, "a.json");
    expect(["/a~1b/1/c", "/a~1b/0", "/d", "/d/none", ""].map((at) => locate(at))).toEqual([
      { file: "a.json", line: 3, column: 6 },
      { file: "a.json", line: 2, column: 11 },
      { file: "a.json", line: 5, column: 3 },
      { file: "a.json", line: 5, column: 3 },
      { file: "a.json", line: 1, column: 1 },
    ]);
  });
});
