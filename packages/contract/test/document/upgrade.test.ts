import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { isObject, type JsonObject, type JsonValue } from "../../src/document/json.js";
import { upgraded } from "../../src/document/upgrade.js";
import { usableDocument } from "../../src/document/usable.js";
import { createSchemaValidator } from "../../src/document/validation.js";

const info = { title: "T", version: "1" };

function document(schema: JsonObject, openapi = "3.0.3"): JsonObject {
  return { openapi, info, paths: {}, components: { schemas: { Name: { type: "string" }, Tested: schema } } };
}

/** What becomes of a schema of OpenAPI 3.0. */
function upgradedSchema(schema: JsonObject): unknown {
  return upgraded(document(structuredClone(schema)));
}

const name = { $ref: "#/components/schemas/Name" };

test.each<[string, JsonObject, JsonObject]>([
  ["a type that may be null", { type: "string", nullable: true }, { type: ["string", "null"] }],
  ["a list of types that may be null", { type: ["string"], nullable: true }, { type: ["string", "null"] }],
  ["a list of types with null", { type: ["string", "null"], nullable: true }, { type: ["string", "null"] }],
  ["`nullable: false`", { type: "string", nullable: false }, { type: "string" }],
  [
    "an enumeration that may be null",
    { type: "string", nullable: true, enum: ["a"] },
    { type: ["string", "null"], enum: ["a", null] },
  ],
  [
    "an enumeration that lists null",
    { type: "string", nullable: true, enum: ["a", null] },
    { type: ["string", "null"], enum: ["a", null] },
  ],
  ["`nullable` that adds nothing", { nullable: true, description: "Anything." }, { description: "Anything." }],
  [
    "a reference that may be null",
    { allOf: [name], nullable: true, description: "A name.", maxLength: 5 },
    { description: "A name.", anyOf: [{ allOf: [name], maxLength: 5 }, { type: "null" }] },
  ],
  ["`nullable` beside a reference", { ...name, nullable: true }, { anyOf: [name, { type: "null" }] }],
  [
    "other keywords beside a reference",
    { ...name, maxLength: 3, description: "Ignored.", "x-note": 1 },
    { ...name, "x-note": 1 },
  ],
  [
    "an exclusive minimum",
    { type: "number", minimum: 0, exclusiveMinimum: true },
    { type: "number", exclusiveMinimum: 0 },
  ],
  [
    "an exclusive maximum",
    { type: "number", maximum: 9, exclusiveMaximum: true },
    { type: "number", exclusiveMaximum: 9 },
  ],
  ["a bound that is not exclusive", { minimum: 0, exclusiveMinimum: false }, { minimum: 0 }],
  ["an exclusive bound without a bound", { exclusiveMinimum: true }, {}],
  [
    "schemas inside of others",
    {
      properties: { nullable: { type: "boolean", nullable: true } },
      items: { oneOf: [{ type: "integer", nullable: true }] },
      additionalProperties: { not: { type: "number", minimum: 1, exclusiveMinimum: true } },
    },
    {
      properties: { nullable: { type: ["boolean", "null"] } },
      items: { oneOf: [{ type: ["integer", "null"] }] },
      additionalProperties: { not: { type: "number", exclusiveMinimum: 1 } },
    },
  ],
  [
    "examples and properties of such names",
    { example: { nullable: true, exclusiveMinimum: true }, properties: { exclusiveMinimum: { type: "boolean" } } },
    { example: { nullable: true, exclusiveMinimum: true }, properties: { exclusiveMinimum: { type: "boolean" } } },
  ],
])("%s", (_, before, after) => {
  expect(upgradedSchema(before)).toEqual(document(after, "3.1.0"));
});

test("schemas of parameters, headers, bodies and responses are upgraded, each once", () => {
  const old = () => ({ type: "string", nullable: true });
  const content = () => ({ "application/json": { schema: old() } });
  const operation = {
    parameters: [{ name: "q", in: "query", schema: old() }],
    requestBody: { content: content() },
    responses: { "200": { description: "", headers: { H: { schema: old() } }, content: content() } },
  };
  const text = JSON.stringify(upgraded({ openapi: "3.0.0", info, paths: { "/a": { post: operation } } }));
  expect([text.match(/nullable/g), text.match(/\["string","null"\]/g)?.length]).toEqual([null, 4]);
});

test.each([
  ["OpenAPI 3.1", { ...document({ type: "string", nullable: true }), openapi: "3.1.0" }],
  ["Swagger", { swagger: "2.0" }],
  ["a list", [{ openapi: "3.0.0" }]],
  ["a version that is not one", { openapi: "3.00" }],
])("%s stays as it is", (_, value) => {
  const copy = structuredClone(value);
  expect(upgraded(value)).toBe(value);
  expect(value).toEqual(copy);
});

test("references lead to what became part of an alternative to null", () => {
  const text = { type: "string", maxLength: 3 };
  const references = {
    property: "#/components/schemas/Tested/properties/p%25p",
    item: "#/components/schemas/Tested/oneOf/0/properties/list/allOf/0/items",
    choice: "#/components/schemas/Choice/anyOf/1",
    itself: "#/components/schemas/Choice",
  };
  const schema = {
    nullable: true,
    properties: { "p%p": text },
    oneOf: [{ properties: { list: { nullable: true, allOf: [{ type: "array", items: text }] } } }],
  };
  const value = document(schema);
  const properties = Object.fromEntries(Object.entries(references).map(([key, $ref]) => [key, { $ref }]));
  value.components = {
    schemas: { Tested: schema, Choice: { nullable: true, anyOf: [name, text] }, Name: text, Holder: { properties } },
  };
  value.paths = { "/a": { get: { responses: { "200": { description: "" } } } } };
  const { document: usable, unusable } = usableDocument(value);
  expect(unusable).toEqual([]);
  const { isValid } = createSchemaValidator(usable);
  const at = "/components/schemas/Holder";
  for (const key of Object.keys(references)) {
    expect(isValid(at, { [key]: "abc" }), key).toBe(true);
    expect(isValid(at, { [key]: null }), key).toBe(key === "itself");
    expect(isValid(at, { [key]: "abcd" }), key).toBe(false);
  }
});

test("what only a reference leads to is upgraded, too", () => {
  const old = { type: "number", minimum: 0, exclusiveMinimum: true };
  const content = { "application/json": { schema: { $ref: "#/definitions/Old" } } };
  const value = {
    openapi: "3.0",
    info,
    paths: { "/a": { $ref: "#/x-paths/a" } },
    definitions: { Old: { properties: { older: { $ref: "#/x-schemas/Older" } } } },
    "x-schemas": { Older: old },
    "x-paths": {
      a: {
        get: {
          parameters: [{ name: "q", in: "query", schema: old }],
          responses: { "200": { description: "", content } },
        },
      },
    },
  };
  const text = JSON.stringify(upgraded(structuredClone(value)));
  expect(text.match(/"exclusiveMinimum":\w+/g)).toEqual(['"exclusiveMinimum":0', '"exclusiveMinimum":0']);
});

test.each(["3.0", "3.0.0-rc1", "3.0.x"])("version %s is OpenAPI 3.0", (openapi) => {
  expect(upgraded(document({ type: "string", nullable: true }, openapi))).toEqual(
    document({ type: ["string", "null"] }, "3.1.0"),
  );
});

test("what an upgraded schema accepts is what its authors mean", () => {
  const schema = {
    type: "object",
    required: ["owner", "size"],
    properties: {
      owner: { allOf: [name], nullable: true },
      size: { type: "integer", minimum: 0, exclusiveMinimum: true },
    },
  };
  const responses = {
    "200": { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Tested" } } } },
  };
  const value = { ...document(schema), paths: { "/a": { get: { responses } } } };
  const copy = structuredClone(value);
  const { document: usable, unusable } = usableDocument(value);
  expect(unusable).toEqual([]);
  expect(value, "the document itself is not changed").toEqual(copy);
  const { isValid } = createSchemaValidator(usable);
  const at = "/components/schemas/Tested";
  expect(isValid(at, { owner: null, size: 1 })).toBe(true);
  expect(isValid(at, { owner: "Ann", size: 1 })).toBe(true);
  expect(isValid(at, { owner: 1, size: 1 })).toBe(false);
  expect(isValid(at, { owner: "Ann", size: 0 })).toBe(false);
});

/** Writes a document as OpenAPI 3.0 has it: `nullable` instead of the type, and flags beside bounds. */
function asVersion30(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(asVersion30);
  if (!isObject(value)) return value;
  const { type, exclusiveMinimum, ...rest } = value;
  const [only, ...others] = Array.isArray(type) ? type.filter((each) => each !== "null") : [];
  const isNullable = Array.isArray(type) && type.includes("null") && others.length === 0;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, member]) => [name, asVersion30(member)])),
    ...(type === undefined
      ? {}
      : isNullable && only !== undefined
        ? { type: only, nullable: true }
        : { type: asVersion30(type) }),
    ...(typeof exclusiveMinimum === "number" ? { minimum: exclusiveMinimum, exclusiveMinimum: true } : {}),
    ...(rest.openapi === undefined ? {} : { openapi: "3.0.4" }),
  };
}

test.each(["bookshop", "zoo"])("the document of the %s, written as OpenAPI 3.0, is the same document", async (file) => {
  const value: JsonValue = JSON.parse(await readFile(new URL(`../documents/${file}.json`, import.meta.url), "utf8"));
  const old = asVersion30(value);
  expect(JSON.stringify(old)).toMatch(/"nullable":true|"exclusiveMinimum":true/);
  expect(usableDocument(old)).toEqual(usableDocument(value));
});
