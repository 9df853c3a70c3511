import { expect, test } from "vitest";
import { asDocument } from "../../src/document/document.js";
import { listOperations } from "../../src/document/operations.js";

const document = asDocument({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  security: [{ token: [] }],
  paths: {
    "/things/{id}": {
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "string" }, example: "a" },
        { name: "page", in: "query", description: "of the path", schema: { type: "integer" } },
      ],
      get: {
        operationId: "getThing",
        "x-side-effects": "none",
        parameters: [{ name: "page", in: "query", description: "of the operation", schema: { type: "integer" } }],
        security: [],
        responses: { "200": { $ref: "#/components/responses/Thing" } },
      },
      delete: {
        operationId: "deleteThing",
        "x-side-effects": "writes",
        responses: { "200": { $ref: "#/components/responses/Thing" } },
      },
    },
  },
  components: {
    schemas: { Thing: { type: "object" } },
    examples: { one: { summary: "One", value: { id: "a" } } },
    responses: {
      Thing: {
        description: "A thing",
        headers: { "X-Count": { required: true, schema: { type: "integer" } } },
        content: {
          "application/json": {
            schema: { $ref: "#/components/schemas/Thing" },
            examples: { one: { $ref: "#/components/examples/one" } },
          },
        },
      },
    },
  },
});

test("lists operations in the order of paths and methods", () => {
  expect(listOperations(document).map(({ operationId, method }) => [operationId, method])).toEqual([
    ["getThing", "get"],
    ["deleteThing", "delete"],
  ]);
});

test("lets an operation's parameter win over its path's", () => {
  const [get, del] = listOperations(document);
  expect(get?.parameters.map(({ name, description }) => [name, description])).toEqual([
    ["id", ""],
    ["page", "of the operation"],
  ]);
  expect(del?.parameters[1]?.description).toBe("of the path");
});

test("takes security from the document unless the operation has its own", () => {
  const [get, del] = listOperations(document);
  expect(get?.security).toEqual([]);
  expect(del?.security).toEqual([{ token: [] }]);
});

test("points responses, examples and headers at where they really stand", () => {
  const [get] = listOperations(document);
  const response = get?.responses[0];
  expect(response?.pointer).toBe("/components/responses/Thing");
  expect(response?.content[0]).toMatchObject({
    name: "application/json",
    schemaName: "Thing",
    examples: [{ name: "one", summary: "One", value: { id: "a" }, pointer: "/components/examples/one/value" }],
  });
  expect(response?.headers).toEqual([
    {
      name: "X-Count",
      required: true,
      schema: "/components/responses/Thing/headers/X-Count/schema",
      pointer: "/components/responses/Thing/headers/X-Count",
    },
  ]);
});

const withOperation = (method: string, operation: object) =>
  asDocument({ ...document, paths: { "/x": { [method]: { responses: {}, ...operation } } } });

test.each([
  ["get", "none"],
  ["head", "none"],
  ["post", "writes"],
  ["delete", "writes"],
])("an operation that does not name itself or its side effects is told by its method: %s", (method, sideEffects) => {
  const [operation] = listOperations(withOperation(method, {}));
  expect(operation).toMatchObject({ operationId: `${method} /x`, sideEffects });
});

test("refuses unknown side effects, and a parameter that it cannot read", () => {
  expect(() => listOperations(withOperation("get", { "x-side-effects": "some" }))).toThrow("x-side-effects");
  const withParameter = (parameter: object) => () =>
    listOperations(withOperation("get", { parameters: [{ name: "q", in: "query", ...parameter }] }));
  expect(withParameter({})).toThrow("/parameters/0 has no schema");
  expect(withParameter({ content: { "application/json": {} } })).toThrow("/application~1json has no schema");
  expect(withParameter({ content: { "text/csv": { schema: {} } } })).toThrow("/text~1csv");
});

test("refuses two operations of one name, which reports could not distinguish", () => {
  const item = { get: { operationId: "a", responses: {} }, put: { operationId: "a", responses: {} } };
  expect(() => listOperations(asDocument({ ...document, paths: { "/x": item } }))).toThrow("/paths/~1x/put");
});

test("leaves out extensions among paths and responses", () => {
  const get = { operationId: "a", responses: { "200": { description: "" }, "x-note": "text" } };
  const paths = { "x-note": { get: {} }, "/x": { get } };
  // What the interface says of paths and responses leaves extensions out.
  const operations = listOperations({ ...document, paths: paths as typeof document.paths });
  expect(operations.map(({ responses }) => responses.map(({ status }) => status))).toEqual([["200"]]);
});

test("reads a parameter whose value is JSON, and the single example of a media type", () => {
  const content = { "application/json": { schema: { type: "object" }, example: { a: 1 } } };
  const [operation] = listOperations(
    withOperation("post", { parameters: [{ name: "q", in: "query", content }], requestBody: { content } }),
  );
  expect(operation?.parameters[0]).toMatchObject({
    mediaType: "application/json",
    schema: "/paths/~1x/post/parameters/0/content/application~1json/schema",
    example: { a: 1 },
    exploded: false,
  });
  expect(operation?.requestBody?.content[0]?.examples).toMatchObject([{ name: "example", value: { a: 1 } }]);
});

test("reads the sides of x-excludes, and refuses one side", () => {
  const [operation] = listOperations(withOperation("get", { "x-excludes": ["a", ["b", "c"]] }));
  expect(operation?.excludes).toEqual([["a"], ["b", "c"]]);
  expect(() => listOperations(withOperation("get", { "x-excludes": [["a", "b"]] }))).toThrow("at least two sides");
});
