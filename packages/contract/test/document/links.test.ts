import { describe, expect, test } from "vitest";
import { asDocument, DocumentError, isObject, valueAt } from "../../src/document/document.js";
import { evaluate, listLinks, parseExpression } from "../../src/document/links.js";
import { valueIn } from "../../src/document/pointer.js";

/** A document in which `makeThing` has one link. */
function withLink(link: object) {
  return asDocument({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {
      "/things": {
        post: {
          operationId: "makeThing",
          "x-side-effects": "writes",
          requestBody: {
            content: {
              "application/json": { schema: { allOf: [{ properties: { name: { type: "string" } } }] } },
            },
          },
          responses: {
            "201": {
              description: "Made",
              content: { "application/json": { schema: { properties: { ids: { items: { type: "string" } } } } } },
              links: { next: link },
            },
          },
        },
      },
      "/things/{id}": {
        put: {
          operationId: "changeThing",
          "x-side-effects": "writes",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          requestBody: {
            content: { "application/json": { schema: { oneOf: [{ properties: { name: { type: "string" } } }] } } },
          },
          responses: {},
        },
      },
    },
  });
}

describe("listLinks", () => {
  test("reads each value of a link, for parameters and for the body", () => {
    const link = {
      operationId: "changeThing",
      parameters: { "path.id": "$response.body#/ids/0" },
      requestBody: { name: "$request.body#/name" },
    };
    expect(listLinks(withLink(link))).toMatchObject([
      { parameter: "id", in: "path", expression: { source: "response.body", pointer: "/ids/0" } },
      { parameter: "name", in: "body", expression: { source: "request.body", pointer: "/name" } },
    ]);
  });

  test("follows an operation reference", () => {
    const link = {
      operationRef: "#/paths/~1things~1{id}/put",
      parameters: { id: "$response.header.X-Id" },
    };
    expect(listLinks(withLink(link))).toMatchObject([
      { consumer: "changeThing", expression: { source: "response.header", name: "X-Id" } },
    ]);
  });

  const parameters = { id: "$response.body#/ids/0" };
  test.each([
    ["an unknown operation", { operationId: "dropThing", parameters }],
    ["an unknown parameter", { operationId: "changeThing", parameters: { other: "$response.body#/ids/0" } }],
    ["an unknown property", { operationId: "changeThing", requestBody: { other: "$response.body#/ids/0" } }],
    ["no place of the response", { operationId: "changeThing", parameters: { id: "$response.body#/id" } }],
    ["no place of the request", { operationId: "changeThing", parameters: { id: "$request.body#/title" } }],
    ["no parameter of the request", { operationId: "changeThing", parameters: { id: "$request.path.id" } }],
    ["an unknown expression", { operationId: "changeThing", parameters: { id: "$response.ids" } }],
  ])("refuses a link with %s", (_, link) => {
    expect(() => listLinks(withLink(link))).toThrow(DocumentError);
  });
});

test.each([
  ["a constant", { operationId: "changeThing", parameters: { id: "main" } }],
  ["a number", { operationId: "changeThing", parameters: { id: 1 } }],
  ["a text around an expression", { operationId: "changeThing", parameters: { id: "id-{$response.body#/ids/0}" } }],
  ["the address of the request", { operationId: "changeThing", parameters: { id: "$url" } }],
  ["a reference to another document", { operationRef: "https://example.com/openapi.json#/paths/~1a/get" }],
])("a link with %s carries nothing that was made", (_, link) => {
  expect(listLinks(withLink(link))).toEqual([]);
});

test.each([
  ["it deletes what its path ends with", "/things/{id}", {}, true],
  ["the link says that it does not", "/things/{id}", { "x-removes": false }, false],
  ["it deletes something inside", "/things/{id}/parts", {}, false],
])("whether an operation removes a thing: %s", (_, path, more, expected) => {
  const document = withLink({ operationId: "dropThing", parameters: { id: "$response.body#/ids/0" }, ...more });
  const parameters = [{ name: "id", in: "path", schema: { type: "string" } }];
  const item = { delete: { operationId: "dropThing", parameters, responses: {} } };
  const [link] = listLinks({ ...document, paths: { ...document.paths, [path]: { ...document.paths[path], ...item } } });
  expect(link?.removes).toBe(expected);
});

test("an expression in braces is the expression", () => {
  const link = { operationId: "changeThing", parameters: { id: "{$response.body#/ids/0}" } };
  expect(listLinks(withLink(link))).toMatchObject([{ expression: { source: "response.body", pointer: "/ids/0" } }]);
});

test("alternatives that lead back to each other have an end", () => {
  const document = withLink({ operationId: "changeThing", parameters: { id: "$response.body#/pet/name" } });
  const schemas = {
    Pet: { oneOf: [{ $ref: "#/components/schemas/Cat" }] },
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { properties: { nickname: {} } }] },
  };
  const withPets = structuredClone(document);
  const json = valueAt(withPets, "/paths/~1things/post/responses/201/content/application~1json");
  if (isObject(json)) json.schema = { properties: { pet: { $ref: "#/components/schemas/Pet" } } };
  expect(() => listLinks({ ...withPets, components: { schemas } })).toThrow(DocumentError);
});

describe("evaluate", () => {
  const context = {
    request: { path: { id: "a" }, query: { page: 2 }, header: { "x-kind": "k" }, body: { name: "n" } },
    response: { header: { location: "/things/b" }, body: { "a/b": [{ id: "c" }] } },
  };
  test.each([
    ["$request.path.id", "a"],
    ["$request.query.page", 2],
    ["$request.header.X-Kind", "k"],
    ["$request.body#/name", "n"],
    ["$request.body", { name: "n" }],
    ["$response.header.Location", "/things/b"],
    ["$response.body#/a~1b/0/id", "c"],
    ["$response.body#/a~1b/1/id", undefined],
    ["$request.query.size", undefined],
  ])("%s", (expression, expected) => {
    expect(evaluate(parseExpression(expression, "here"), context)).toEqual(expected);
  });

  test("has no value where nothing was sent or received", () => {
    expect(evaluate(parseExpression("$response.body#/id", "here"), {})).toBeUndefined();
  });
});

test("valueIn does not mistake what all objects inherit for a member", () => {
  expect(valueIn({}, "/constructor")).toBeUndefined();
});
