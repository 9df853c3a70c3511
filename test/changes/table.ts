import type { JsonObject, JsonValue } from "openapi-contract/document";
import type { Verdict } from "../../src/changes/change.js";

/** Where a schema stands in the small document of the table. */
export type Place = "request" | "response" | "parameter" | "header";

/** One change of one keyword, with what it means in requests and in responses. */
export interface SchemaChange {
  keyword: string;
  name: string;
  before: JsonValue;
  after: JsonValue;
  /** Verdict where callers send the value. */
  request: Verdict | "none";
  /** Verdict where callers read the value. */
  response: Verdict | "none";
}

function both(
  keyword: string,
  name: string,
  before: JsonValue,
  after: JsonValue,
  request: Verdict | "none",
  response: Verdict | "none",
): SchemaChange {
  return { keyword, name, before, after, request, response };
}

/** A keyword that gets tighter: it breaks senders only; the other way round it breaks readers only. */
function tighter(keyword: string, name: string, loose: JsonValue, tight: JsonValue): SchemaChange[] {
  return [
    both(keyword, name, loose, tight, "breaking", "compatible"),
    both(keyword, `${name}, taken back`, tight, loose, "compatible", "breaking"),
  ];
}

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });
const text: JsonObject = { type: "string" };

/** Single changes of schemas; each is tried in requests, responses, parameters and headers, at the top and deep inside. */
export const schemaChanges: readonly SchemaChange[] = [
  ...tighter("type", "one type of two goes", { type: ["string", "integer"] }, { type: "string" }),
  ...tighter("type", "number becomes integer", { type: "number" }, { type: "integer" }),
  ...tighter("type", "null goes", { type: ["string", "null"] }, { type: "string" }),
  ...tighter("type", "any becomes text", {}, text),
  both("type", "another type", text, { type: "integer" }, "breaking", "breaking"),
  both("type", "the order of types", { type: ["string", "null"] }, { type: ["null", "string"] }, "none", "none"),
  both("type", "a list of one type", text, { type: ["string"] }, "none", "none"),
  ...tighter("enum", "a value goes", { enum: ["a", "b"] }, { enum: ["a"] }),
  ...tighter("enum", "a list appears", text, { type: "string", enum: ["a"] }),
  ...tighter("const", "a constant appears", text, { type: "string", const: "a" }),
  both("enum", "another value", { enum: ["a", "b"] }, { enum: ["a", "c"] }, "breaking", "breaking"),
  both("enum", "the order of values", { enum: ["a", "b"] }, { enum: ["b", "a"] }, "none", "none"),
  both("const", "a list of one value", { const: "a" }, { enum: ["a"] }, "none", "none"),
  both("enum", "1 against 1.0", { enum: [1] }, { enum: [1.0] }, "none", "none"),
  ...tighter("minimum", "higher", { type: "integer", minimum: 1 }, { type: "integer", minimum: 2 }),
  ...tighter("maximum", "lower", { type: "integer", maximum: 9 }, { type: "integer", maximum: 8 }),
  ...tighter("minimum", "appears", { type: "integer" }, { type: "integer", minimum: 0 }),
  ...tighter(
    "exclusiveMinimum",
    "the bound itself goes",
    { type: "number", minimum: 1 },
    { type: "number", exclusiveMinimum: 1 },
  ),
  ...tighter(
    "exclusiveMaximum",
    "lower",
    { type: "number", exclusiveMaximum: 2 },
    { type: "number", exclusiveMaximum: 1 },
  ),
  ...tighter("minLength", "higher", { type: "string", minLength: 1 }, { type: "string", minLength: 2 }),
  ...tighter("maxLength", "lower", { type: "string", maxLength: 9 }, { type: "string", maxLength: 8 }),
  both("minLength", "0 written out", text, { type: "string", minLength: 0 }, "none", "none"),
  ...tighter("pattern", "appears", text, { type: "string", pattern: "^a" }),
  both("pattern", "another one", { pattern: "^a" }, { pattern: "^b" }, "breaking", "breaking"),
  ...tighter("format", "appears", text, { type: "string", format: "uuid" }),
  both(
    "format",
    "another one",
    { type: "string", format: "date" },
    { type: "string", format: "date-time" },
    "breaking",
    "breaking",
  ),
  ...tighter(
    "format",
    "int64 becomes int32",
    { type: "integer", format: "int64" },
    { type: "integer", format: "int32" },
  ),
  ...tighter(
    "format",
    "double becomes float",
    { type: "number", format: "double" },
    { type: "number", format: "float" },
  ),
  ...tighter("multipleOf", "appears", { type: "integer" }, { type: "integer", multipleOf: 5 }),
  ...tighter("multipleOf", "a multiple", { type: "integer", multipleOf: 5 }, { type: "integer", multipleOf: 10 }),
  both(
    "multipleOf",
    "another one",
    { type: "integer", multipleOf: 5 },
    { type: "integer", multipleOf: 7 },
    "breaking",
    "breaking",
  ),
  ...tighter("minItems", "higher", { type: "array", items: text }, { type: "array", items: text, minItems: 1 }),
  ...tighter(
    "maxItems",
    "lower",
    { type: "array", items: text, maxItems: 9 },
    { type: "array", items: text, maxItems: 8 },
  ),
  ...tighter(
    "uniqueItems",
    "appears",
    { type: "array", items: text },
    { type: "array", items: text, uniqueItems: true },
  ),
  both("uniqueItems", "false written out", { type: "array" }, { type: "array", uniqueItems: false }, "none", "none"),
  ...tighter("items", "appears", { type: "array" }, { type: "array", items: text }),
  ...tighter(
    "items",
    "tighter items",
    { type: "array", items: text },
    { type: "array", items: { type: "string", maxLength: 3 } },
  ),
  ...tighter(
    "prefixItems",
    "a tighter item",
    { type: "array", prefixItems: [text] },
    { type: "array", prefixItems: [{ type: "string", maxLength: 3 }] },
  ),
  ...tighter("contains", "appears", { type: "array" }, { type: "array", contains: text }),
  ...tighter("minProperties", "higher", { type: "object" }, { type: "object", minProperties: 1 }),
  ...tighter("maxProperties", "lower", { type: "object", maxProperties: 9 }, { type: "object", maxProperties: 8 }),
  ...tighter("required", "a property is required now", object({ a: text }), object({ a: text }, { required: ["a"] })),
  both(
    "required",
    "the order of names",
    object({ a: text, b: text }, { required: ["a", "b"] }),
    object({ a: text, b: text }, { required: ["b", "a"] }),
    "none",
    "none",
  ),
  both(
    "properties",
    "an optional one is added",
    object({ a: text }),
    object({ a: text, b: text }),
    "compatible",
    "compatible",
  ),
  both(
    "properties",
    "a required one is added",
    object({ a: text }),
    object({ a: text, b: text }, { required: ["b"] }),
    "breaking",
    "compatible",
  ),
  both("properties", "one is removed", object({ a: text, b: text }), object({ a: text }), "breaking", "breaking"),
  both(
    "properties",
    "a required one is removed",
    object({ a: text, b: text }, { required: ["b"] }),
    object({ a: text }),
    "breaking",
    "breaking",
  ),
  both("properties", "the order", object({ a: text, b: text }), object({ b: text, a: text }), "none", "none"),
  ...tighter("properties", "a tighter one", object({ a: text }), object({ a: { type: "string", maxLength: 3 } })),
  ...tighter(
    "additionalProperties",
    "closed",
    object({ a: text }),
    object({ a: text }, { additionalProperties: false }),
  ),
  ...tighter("additionalProperties", "of one type", { type: "object" }, { type: "object", additionalProperties: text }),
  both(
    "additionalProperties",
    "true written out",
    object({ a: text }),
    object({ a: text }, { additionalProperties: true }),
    "none",
    "none",
  ),
  both(
    "additionalProperties",
    "{} written out",
    object({ a: text }),
    object({ a: text }, { additionalProperties: {} }),
    "none",
    "none",
  ),
  ...tighter("patternProperties", "appears", { type: "object" }, { type: "object", patternProperties: { "^x": text } }),
  ...tighter("propertyNames", "appears", { type: "object" }, { type: "object", propertyNames: { pattern: "^a" } }),
  ...tighter(
    "dependentRequired",
    "appears",
    object({ a: text, b: text }),
    object({ a: text, b: text }, { dependentRequired: { a: ["b"] } }),
  ),
  ...tighter(
    "dependentSchemas",
    "appears",
    object({ a: text }),
    object({ a: text }, { dependentSchemas: { a: { required: ["b"] } } }),
  ),
  ...tighter("not", "appears", text, { type: "string", not: { const: "a" } }),
  ...tighter(
    "not",
    "wider inside",
    { type: "string", not: { enum: ["a"] } },
    { type: "string", not: { enum: ["a", "b"] } },
  ),
  ...tighter("if", "appears", { type: "object" }, { type: "object", if: { required: ["a"] } }),
  ...tighter(
    "oneOf",
    "an alternative goes",
    { oneOf: [object({ a: text }), { type: "integer" }] },
    { oneOf: [object({ a: text })] },
  ),
  ...tighter(
    "anyOf",
    "an alternative goes",
    { anyOf: [object({ a: text }), { type: "integer" }, { type: "array" }] },
    { anyOf: [object({ a: text }), { type: "integer" }] },
  ),
  ...tighter(
    "oneOf",
    "a schema becomes one of two",
    { oneOf: [object({ a: text }), { type: "integer" }] },
    object({ a: text }),
  ),
  both(
    "oneOf",
    "the order",
    { oneOf: [object({ a: text }), { type: "integer" }] },
    { oneOf: [{ type: "integer" }, object({ a: text })] },
    "none",
    "none",
  ),
  both("allOf", "of one", object({ a: text }), { allOf: [object({ a: text })] }, "none", "none"),
  both(
    "allOf",
    "a split",
    object({ a: text, b: text }),
    { type: "object", allOf: [{ properties: { a: text } }, { properties: { b: text } }] },
    "none",
    "none",
  ),
  ...tighter("allOf", "a further part", object({ a: text }), { allOf: [object({ a: text }), { required: ["a"] }] }),
  both(
    "anyOf",
    "null beside a type",
    { type: ["string", "null"] },
    { anyOf: [text, { type: "null" }] },
    "none",
    "none",
  ),
  both(
    "oneOf",
    "constants of an enumeration",
    { enum: ["a", "b"] },
    { oneOf: [{ const: "a" }, { const: "b" }] },
    "none",
    "none",
  ),
  both("default", "changed", { type: "integer", default: 1 }, { type: "integer", default: 2 }, "breaking", "breaking"),
  both("default", "added", { type: "integer" }, { type: "integer", default: 2 }, "compatible", "compatible"),
  both("default", "removed", { type: "integer", default: 1 }, { type: "integer" }, "breaking", "breaking"),
  both("deprecated", "set", text, { type: "string", deprecated: true }, "compatible", "compatible"),
  both("deprecated", "false written out", text, { type: "string", deprecated: false }, "none", "none"),
  both(
    "description",
    "changed",
    { type: "string", description: "a" },
    { type: "string", description: "b" },
    "docs",
    "docs",
  ),
  both("title", "added", text, { type: "string", title: "a" }, "docs", "docs"),
  both("examples", "changed", { type: "string", examples: ["a"] }, { type: "string", examples: ["b"] }, "docs", "docs"),
  both("readOnly", "set", object({ a: text }), object({ a: { type: "string", readOnly: true } }), "breaking", "none"),
  both("writeOnly", "set", object({ a: text }), object({ a: { type: "string", writeOnly: true } }), "none", "breaking"),
  both(
    "readOnly",
    "taken back",
    object({ a: { type: "string", readOnly: true } }),
    object({ a: text }),
    "compatible",
    "none",
  ),
  both(
    "x-max-bytes",
    "lower",
    { type: "string", "x-max-bytes": 9 },
    { type: "string", "x-max-bytes": 8 },
    "breaking",
    "docs",
  ),
  both(
    "x-max-bytes",
    "higher",
    { type: "string", "x-max-bytes": 8 },
    { type: "string", "x-max-bytes": 9 },
    "compatible",
    "docs",
  ),
  both(
    "x-media-formats",
    "shorter",
    { type: "string", "x-media-formats": ["JPG", "PNG"] },
    { type: "string", "x-media-formats": ["JPG"] },
    "breaking",
    "docs",
  ),
  both(
    "x-known-values",
    "one goes",
    { type: "string", "x-known-values": ["a", "b"] },
    { type: "string", "x-known-values": ["a"] },
    "compatible",
    "compatible",
  ),
  both(
    "x-anything",
    "changed",
    { type: "string", "x-anything": 1 },
    { type: "string", "x-anything": 2 },
    "docs",
    "docs",
  ),
  both(
    "contentMediaType",
    "another one",
    { type: "string", contentMediaType: "image/png" },
    { type: "string", contentMediaType: "image/jpeg" },
    "breaking",
    "breaking",
  ),
  ...tighter("false", "nothing is allowed any more", {}, false),
];
