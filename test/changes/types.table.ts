import type { JsonObject, JsonValue } from "openapi-contract/document";
import type { Verdict } from "../../src/changes/change.js";
import type { TypesVerdict } from "../../src/changes/types/attach.js";

/** What one change means on the wire and for compiled code. */
export interface Expected {
  wire: Verdict | "none";
  types: TypesVerdict;
}

/** One change of a schema, with what it means where callers send the value and where they read it. */
export interface TypeChange {
  name: string;
  before: JsonValue;
  after: JsonValue;
  request: Expected;
  response: Expected;
}

/** One change of something else than a schema. */
export interface DocumentChange {
  name: string;
  before: JsonObject;
  after: JsonObject;
  expected: Expected;
}

function expected(verdicts: string): Expected {
  const [wire, types] = verdicts.split(" ");
  // The table below is written in these words only.
  return { wire, types } as Expected;
}

/** @param request - Wire and types verdict in a request, such as `breaking none`; likewise `response`. */
function row(name: string, before: JsonValue, after: JsonValue, request: string, response: string): TypeChange {
  return { name, before, after, request: expected(request), response: expected(response) };
}

const text: JsonObject = { type: "string" };
const object = (properties: JsonObject, required: string[] = [], more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
  ...more,
});
const cat = object({ kind: { const: "cat" }, lives: { type: "integer" } }, ["kind", "lives"]);
const dog = object({ kind: { const: "dog" }, name: text }, ["kind", "name"]);
const bird = object({ kind: { const: "bird" } }, ["kind"]);
const byUrl = object({ url: text }, ["url"]);
const byName = object({ name: text }, ["name"]);
const byId = object({ id: text }, ["id"]);

/**
 * Changes of schemas. Types see less than the wire: no limit and no pattern. And they see more: code that handles a value that
 * can never come does not compile, nor does code that has no branch for one that can come now.
 */
export const typeChanges: readonly TypeChange[] = [
  // What types cannot say.
  row(
    "maxLength is lower",
    { type: "string", maxLength: 9 },
    { type: "string", maxLength: 8 },
    "breaking none",
    "compatible none",
  ),
  row("minLength appears", text, { type: "string", minLength: 3 }, "breaking none", "compatible none"),
  row("pattern appears", text, { type: "string", pattern: "^a" }, "breaking none", "compatible none"),
  row("pattern goes away", { type: "string", pattern: "^a" }, text, "compatible none", "breaking none"),
  row(
    "minimum is higher",
    { type: "integer", minimum: 1 },
    { type: "integer", minimum: 2 },
    "breaking none",
    "compatible none",
  ),
  row(
    "multipleOf appears",
    { type: "integer" },
    { type: "integer", multipleOf: 5 },
    "breaking none",
    "compatible none",
  ),
  row("number becomes integer", { type: "number" }, { type: "integer" }, "breaking none", "compatible none"),
  row("integer becomes number", { type: "integer" }, { type: "number" }, "compatible none", "breaking none"),
  row("format appears", text, { type: "string", format: "uuid" }, "breaking none", "compatible none"),
  row(
    "maxItems is lower",
    { type: "array", items: text, maxItems: 5 },
    { type: "array", items: text, maxItems: 4 },
    "breaking none",
    "compatible none",
  ),
  row(
    "uniqueItems appears",
    { type: "array", items: text },
    { type: "array", items: text, uniqueItems: true },
    "breaking none",
    "compatible none",
  ),
  row(
    "description changes",
    { type: "string", description: "A" },
    { type: "string", description: "B" },
    "docs none",
    "docs none",
  ),
  row(
    "an example changes",
    { type: "string", example: "A" },
    { type: "string", example: "B" },
    "docs none",
    "docs none",
  ),

  // Values.
  row("a value of enum goes", { enum: ["a", "b"] }, { enum: ["a"] }, "breaking breaking", "compatible breaking"),
  row("a value of enum joins", { enum: ["a"] }, { enum: ["a", "b"] }, "compatible compatible", "breaking breaking"),
  row(
    "a value of enum is renamed",
    { enum: ["a", "b"] },
    { enum: ["a", "c"] },
    "breaking breaking",
    "breaking breaking",
  ),
  row("enum appears", text, { type: "string", enum: ["a"] }, "breaking breaking", "compatible compatible"),
  row("enum goes away", { type: "string", enum: ["a"] }, text, "compatible compatible", "breaking breaking"),
  row("const becomes another one", { const: "a" }, { const: "b" }, "breaking breaking", "breaking breaking"),
  row("a number of enum goes", { enum: [1, 2] }, { enum: [1] }, "breaking breaking", "compatible breaking"),

  // Types.
  row("another type", text, { type: "integer" }, "breaking breaking", "breaking breaking"),
  row("string becomes boolean", text, { type: "boolean" }, "breaking breaking", "breaking breaking"),
  row("null goes", { type: ["string", "null"] }, text, "breaking breaking", "compatible compatible"),
  row("null joins", text, { type: ["string", "null"] }, "compatible compatible", "breaking breaking"),
  row("a second type joins", text, { type: ["string", "integer"] }, "compatible compatible", "breaking breaking"),
  row("one of two types goes", { type: ["string", "integer"] }, text, "breaking breaking", "compatible breaking"),
  row("any value becomes text", {}, text, "breaking breaking", "compatible compatible"),
  row("text becomes any value", text, {}, "compatible compatible", "breaking breaking"),
  row("text becomes a list", text, { type: "array", items: text }, "breaking breaking", "breaking breaking"),
  row("text becomes an object", text, object({ a: text }), "breaking breaking", "breaking breaking"),
  row("text becomes a file", text, { type: "string", format: "binary" }, "breaking breaking", "compatible breaking"),

  // Objects.
  row(
    "an optional property joins",
    object({ a: text }),
    object({ a: text, b: text }),
    "compatible compatible",
    "compatible compatible",
  ),
  row(
    "a required property joins",
    object({ a: text }),
    object({ a: text, b: text }, ["b"]),
    "breaking breaking",
    "compatible compatible",
  ),
  row(
    "an optional property goes",
    object({ a: text, b: text }),
    object({ a: text }),
    "breaking breaking",
    "breaking breaking",
  ),
  row(
    "a required property goes",
    object({ a: text, b: text }, ["b"]),
    object({ a: text }),
    "breaking breaking",
    "breaking breaking",
  ),
  row(
    "a property is required now",
    object({ a: text }),
    object({ a: text }, ["a"]),
    "breaking breaking",
    "compatible compatible",
  ),
  row(
    "a property is optional now",
    object({ a: text }, ["a"]),
    object({ a: text }),
    "compatible compatible",
    "breaking breaking",
  ),
  row(
    "a property is renamed",
    object({ a: text }, ["a"]),
    object({ b: text }, ["b"]),
    "breaking breaking",
    "breaking breaking",
  ),
  row(
    "a property gets another type",
    object({ a: text }),
    object({ a: { type: "integer" } }),
    "breaking breaking",
    "breaking breaking",
  ),
  row(
    "a property of a property goes",
    object({ a: object({ b: text, c: text }) }),
    object({ a: object({ b: text }) }),
    "breaking breaking",
    "breaking breaking",
  ),
  row(
    "a property of a property may be null",
    object({ a: object({ b: text }, ["b"]) }),
    object({ a: object({ b: { type: ["string", "null"] } }, ["b"]) }),
    "compatible compatible",
    "breaking breaking",
  ),

  // Lists and maps.
  row(
    "items get another type",
    { type: "array", items: text },
    { type: "array", items: { type: "integer" } },
    "breaking breaking",
    "breaking breaking",
  ),
  row(
    "a value of the items' enum joins",
    { type: "array", items: { enum: ["a"] } },
    { type: "array", items: { enum: ["a", "b"] } },
    "compatible compatible",
    "breaking breaking",
  ),
  row(
    "members of a map get another type",
    object({}, [], { additionalProperties: text }),
    object({}, [], { additionalProperties: { type: "integer" } }),
    "breaking breaking",
    "breaking breaking",
  ),
  row(
    "a map is closed",
    object({ a: text }, [], { additionalProperties: text }),
    object({ a: text }, [], { additionalProperties: false }),
    "breaking breaking",
    "compatible breaking",
  ),
  row(
    "members of a map may be null",
    object({}, [], { additionalProperties: text }),
    object({}, [], { additionalProperties: { type: ["string", "null"] } }),
    "compatible compatible",
    "breaking breaking",
  ),

  // Alternatives.
  row(
    "an alternative with a kind goes",
    { oneOf: [cat, dog] },
    { oneOf: [cat] },
    "breaking breaking",
    "compatible breaking",
  ),
  row(
    "an alternative with a kind joins",
    { oneOf: [cat, dog] },
    { oneOf: [cat, dog, bird] },
    "compatible compatible",
    "breaking breaking",
  ),
  row(
    "an alternative goes",
    { oneOf: [byUrl, byName, byId] },
    { oneOf: [byUrl, byName] },
    "breaking breaking",
    "compatible breaking",
  ),
  row(
    "an alternative joins",
    { oneOf: [byUrl, byName] },
    { oneOf: [byUrl, byName, byId] },
    "compatible compatible",
    "breaking breaking",
  ),
  row("an object becomes one of two", byUrl, { oneOf: [byUrl, byName] }, "compatible compatible", "breaking breaking"),
  row(
    "a property of an alternative goes",
    { oneOf: [cat, object({ kind: { const: "dog" }, name: text, age: text }, ["kind"])] },
    { oneOf: [cat, object({ kind: { const: "dog" }, name: text }, ["kind"])] },
    "breaking breaking",
    "breaking breaking",
  ),
  row(
    "a property of an alternative joins",
    { oneOf: [cat, dog] },
    { oneOf: [cat, object({ kind: { const: "dog" }, name: text, age: text }, ["kind", "name"])] },
    "compatible compatible",
    "compatible compatible",
  ),
  row(
    "a part of a combination joins",
    { allOf: [object({ a: text })] },
    { allOf: [object({ a: text }), object({ b: text }, ["b"])] },
    "breaking breaking",
    "compatible compatible",
  ),
  row(
    "a choice of types loses one",
    { anyOf: [text, { type: "integer" }] },
    { anyOf: [text] },
    "breaking breaking",
    "compatible breaking",
  ),
];

const ok: JsonObject = { description: "OK", content: { "application/json": { schema: object({ a: text }, ["a"]) } } };

function documentOf(operation: JsonObject, more: JsonObject = {}, path = "/things/{id}"): JsonObject {
  const parameters = [{ name: path.match(/\{(\w+)\}/)?.[1] ?? "id", in: "path", required: true, schema: text }];
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { [path]: { post: { operationId: "makeThing", parameters, responses: { "200": ok }, ...operation } } },
    ...more,
  };
}

const own: JsonValue[] = [{ name: "id", in: "path", required: true, schema: text }];
const query = (schema: JsonValue, required = false): JsonObject => ({
  parameters: [...own, { name: "q", in: "query", required, schema }],
});
const body = (schema: JsonValue, required = false, mediaType = "application/json"): JsonObject => ({
  requestBody: { required, content: { [mediaType]: { schema } } },
});
const responses = (list: JsonObject): JsonObject => ({ responses: list });
const failure = (schema: JsonValue): JsonObject => ({ description: "No", content: { "application/json": { schema } } });

function change(name: string, before: JsonObject, after: JsonObject, verdicts: string): DocumentChange {
  return { name, before, after, expected: expected(verdicts) };
}

/** Changes of operations and of what is around them. */
export const documentChanges: readonly DocumentChange[] = [
  change("an optional parameter joins", documentOf({}), documentOf(query(text)), "compatible compatible"),
  change("a required parameter joins", documentOf({}), documentOf(query(text, true)), "breaking breaking"),
  change("an optional parameter goes", documentOf(query(text)), documentOf({}), "breaking breaking"),
  change("a parameter is required now", documentOf(query(text)), documentOf(query(text, true)), "breaking breaking"),
  change(
    "a parameter is optional now",
    documentOf(query(text, true)),
    documentOf(query(text)),
    "compatible compatible",
  ),
  change(
    "a parameter gets another type",
    documentOf(query(text)),
    documentOf(query({ type: "integer" })),
    "breaking breaking",
  ),
  change(
    "a parameter loses a value",
    documentOf(query({ enum: ["a", "b"] })),
    documentOf(query({ enum: ["a"] })),
    "breaking breaking",
  ),
  change(
    "a parameter has a limit",
    documentOf(query(text)),
    documentOf(query({ type: "string", maxLength: 5 })),
    "breaking none",
  ),
  change(
    "a parameter of the path is renamed",
    documentOf({}),
    documentOf({ parameters: [{ name: "thing", in: "path", required: true, schema: text }] }, {}, "/things/{thing}"),
    "docs breaking",
  ),
  change("an optional body joins", documentOf({}), documentOf(body(text)), "compatible compatible"),
  change("a required body joins", documentOf({}), documentOf(body(text, true)), "breaking breaking"),
  change("the body goes", documentOf(body(text)), documentOf({}), "breaking breaking"),
  change("the body is required now", documentOf(body(text)), documentOf(body(text, true)), "breaking breaking"),
  change(
    "a status of success joins with another body",
    documentOf({}),
    documentOf(responses({ "200": ok, "201": failure(object({ b: text })) })),
    "breaking breaking",
  ),
  change(
    "an error without a body joins",
    documentOf({}),
    documentOf(responses({ "200": ok, "404": { description: "No" } })),
    "breaking compatible",
  ),
  change(
    "an error joins with another body",
    documentOf(responses({ "200": ok, "400": failure(object({ code: text }, ["code"])) })),
    documentOf(
      responses({
        "200": ok,
        "400": failure(object({ code: text }, ["code"])),
        "404": failure(object({ reason: text }, ["reason"])),
      }),
    ),
    "breaking breaking",
  ),
  change(
    "an error joins with the same body",
    documentOf(responses({ "200": ok, "400": failure(object({ code: text }, ["code"])) })),
    documentOf(
      responses({
        "200": ok,
        "400": failure(object({ code: text }, ["code"])),
        "404": failure(object({ code: text }, ["code"])),
      }),
    ),
    "breaking compatible",
  ),
  change(
    "the body of a response goes",
    documentOf({}),
    documentOf(responses({ "200": { description: "OK" } })),
    "breaking breaking",
  ),
  change(
    "an operation joins",
    documentOf({}),
    {
      ...documentOf({}),
      paths: {
        ...(documentOf({}).paths as JsonObject),
        "/other": { get: { operationId: "other", responses: { "200": ok } } },
      },
    },
    "compatible compatible",
  ),
  change(
    "an operation goes",
    {
      ...documentOf({}),
      paths: {
        ...(documentOf({}).paths as JsonObject),
        "/other": { get: { operationId: "other", responses: { "200": ok } } },
      },
    },
    documentOf({}),
    "breaking breaking",
  ),
  change("an operation is renamed", documentOf({}), documentOf({ operationId: "createThing" }), "docs breaking"),
  change("an operation is deprecated", documentOf({}), documentOf({ deprecated: true }), "compatible none"),
  change(
    "credentials are wanted",
    documentOf({}, { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } } }),
    documentOf(
      { security: [{ key: [] }] },
      { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } } },
    ),
    "breaking none",
  ),
  change(
    "a server goes",
    documentOf({}, { servers: [{ url: "https://a.test" }, { url: "https://b.test" }] }),
    documentOf({}, { servers: [{ url: "https://a.test" }] }),
    "breaking none",
  ),
  change("a summary changes", documentOf({ summary: "A" }), documentOf({ summary: "B" }), "docs none"),
  change(
    "a schema that nothing uses goes",
    documentOf({}, { components: { schemas: { Thing: object({ a: text }) } } }),
    documentOf({}),
    "none breaking",
  ),
  change(
    "a schema that is used is renamed",
    documentOf(body({ $ref: "#/components/schemas/Thing" }), {
      components: { schemas: { Thing: object({ a: text }) } },
    }),
    documentOf(body({ $ref: "#/components/schemas/Item" }), { components: { schemas: { Item: object({ a: text }) } } }),
    "none none",
  ),
  change(
    "a reference is written out",
    documentOf(body({ $ref: "#/components/schemas/Thing" }), {
      components: { schemas: { Thing: object({ a: text }) } },
    }),
    documentOf(body(object({ a: text }))),
    "none none",
  ),
];
