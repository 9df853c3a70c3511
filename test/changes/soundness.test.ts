import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import type { JsonObject, JsonValue } from "openapi-contract/document";
import { expect, test } from "vitest";
import { compareDocuments } from "../../src/changes/compare.js";

/** Values and names are few, so that schemas that differ often disagree about one of them. */
const names = ["a", "b"] as const;
const scalars: JsonValue[] = [null, true, false, -1, 0, 1, 2, 2.5, 4, "", "a", "ab", "abc", "b"];

/** Every scalar, and the small lists and objects of some of them. */
const values: JsonValue[] = (() => {
  const parts: JsonValue[] = [null, true, 0, 2, 2.5, "", "a", "ab", ["a"], { a: 1 }];
  const pairs = parts.flatMap((one) => parts.map((other) => [one, other] as const));
  return [
    ...scalars,
    [],
    {},
    ...parts.flatMap((one): JsonValue[] => [[one], { a: one }, { b: one }]),
    ...pairs.flatMap(([one, other]): JsonValue[] => [[one, other], { a: one, b: other }]),
    ["a", "b", "a"],
    [1, 2, 4],
    { a: { a: "a", b: 1 }, b: { b: null } },
    [{ a: "a" }, { a: ["a"], b: 2 }],
  ];
})();

const types = ["string", "number", "integer", "boolean", "object", "array", "null"] as const;

/** Sets some of the keywords. */
function some(keywords: { [keyword: string]: fc.Arbitrary<JsonValue> }): fc.Arbitrary<JsonObject> {
  return fc.record(keywords, { requiredKeys: [] }).map((set): JsonObject => JSON.parse(JSON.stringify(set)));
}

const small = fc.integer({ min: 0, max: 3 });
const { schema } = fc.letrec<{ schema: JsonValue }>((tie) => {
  const inner = tie("schema");
  const listed = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 });
  return {
    schema: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom<JsonValue>({}, true, { type: "string" }, { type: "integer" }, { enum: ["a", 1] }),
      some({
        type: fc.oneof(
          fc.constantFrom(...types),
          fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
        ),
      }),
      some({
        enum: fc.uniqueArray(fc.constantFrom(...scalars), { minLength: 1, maxLength: 3 }),
        type: fc.constantFrom(...types),
      }),
      some({ const: fc.constantFrom(...scalars) }),
      some({
        type: fc.constantFrom("number", "integer"),
        minimum: small,
        maximum: small,
        exclusiveMinimum: small,
        exclusiveMaximum: small,
        multipleOf: fc.constantFrom(0.5, 1, 2),
      }),
      some({ type: fc.constant("string"), minLength: small, maxLength: small, pattern: fc.constantFrom("^a", "b$") }),
      some({
        type: fc.constant("array"),
        items: inner,
        prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }),
        minItems: small,
        maxItems: small,
        uniqueItems: fc.boolean(),
        contains: inner,
        minContains: small,
        maxContains: small,
        unevaluatedItems: fc.constantFrom<JsonValue>(true, false),
      }),
      some({
        type: fc.constant("object"),
        properties: fc.dictionary(fc.constantFrom(...names), inner, { minKeys: 1, maxKeys: 2 }),
        required: listed,
        additionalProperties: inner,
        minProperties: small,
        maxProperties: small,
        propertyNames: fc.constantFrom<JsonValue>({ enum: ["a"] }, { maxLength: 1 }, true),
        patternProperties: fc.dictionary(fc.constantFrom("^a", "^b"), inner, { minKeys: 1, maxKeys: 1 }),
        dependentRequired: fc.dictionary(fc.constantFrom(...names), listed, { minKeys: 1, maxKeys: 1 }),
        dependentSchemas: fc.dictionary(fc.constantFrom(...names), inner, { minKeys: 1, maxKeys: 1 }),
        unevaluatedProperties: fc.constantFrom<JsonValue>(true, false),
      }),
      some({ allOf: fc.array(inner, { minLength: 1, maxLength: 2 }), type: fc.constantFrom(...types) }),
      // Alternatives of `oneOf` are taken to exclude each other, as their authors mean them.
      fc
        .uniqueArray(
          fc.constantFrom<JsonValue>({ type: "string" }, { type: "null" }, { type: "object" }, { enum: [1, 2] }),
          { minLength: 1, maxLength: 3 },
        )
        .map((oneOf) => ({ oneOf })),
      some({ anyOf: fc.array(inner, { minLength: 1, maxLength: 3 }), required: listed }),
      some({ not: inner }),
      fc.tuple(inner, inner, inner).map(
        ([one, two, three]): JsonObject =>
          Object.fromEntries(
            new Map([
              ["if", one],
              ["then", two],
              ["else", three],
            ]),
          ),
      ),
    ),
  };
});

/** A schema and another one that differs from it in one place, or in all. */
const pair: fc.Arbitrary<[JsonValue, JsonValue]> = fc.oneof(
  fc.tuple(schema, schema),
  fc.tuple(schema, schema, schema).map(([one, two, rest]): [JsonValue, JsonValue] => [
    { properties: { a: one, b: rest }, required: ["a"] },
    { properties: { a: two, b: rest }, required: ["a"] },
  ]),
  fc
    .tuple(schema, schema, schema)
    .map(([one, two, rest]): [JsonValue, JsonValue] => [{ allOf: [one, rest] }, { allOf: [two, rest] }]),
  fc
    .tuple(schema, schema, schema)
    .map(([one, two, rest]): [JsonValue, JsonValue] => [{ anyOf: [rest, one] }, { anyOf: [two, rest] }]),
  fc.tuple(schema, schema).map(([one, two]): [JsonValue, JsonValue] => [one, { ...Object(one), ...Object(two) }]),
  fc.tuple(schema, schema).map(([one, two]): [JsonValue, JsonValue] => [{ ...Object(one), ...Object(two) }, one]),
  fc.tuple(schema, schema).map(([one, two]): [JsonValue, JsonValue] => [{ items: one }, { items: two }]),
  fc.tuple(schema, schema).map(([one, two]): [JsonValue, JsonValue] => [one, { allOf: [one, two] }]),
  fc.tuple(schema, schema).map(([one, two]): [JsonValue, JsonValue] => [one, { anyOf: [one, two] }]),
);

function documentOf(part: "request" | "response", content: JsonValue): JsonObject {
  const json = { content: { "application/json": { schema: content } } };
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {
      "/t": {
        post: {
          ...(part === "request" && { requestBody: json }),
          responses: { "200": { description: "OK", ...(part === "response" && json) } },
        },
      },
    },
  };
}

function verdictOf(part: "request" | "response", before: JsonValue, after: JsonValue): string {
  return compareDocuments(documentOf(part, before), documentOf(part, after))[0]?.verdict ?? "none";
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });

/** Compiles a schema into a check of values. */
function checkOf(content: JsonValue): (each: JsonValue) => boolean {
  if (typeof content === "boolean") return () => content;
  const validate = ajv.compile(Object(content));
  return (each) => validate(each);
}

test("what is called compatible lets every request pass that passed before, and allows no response that was not allowed before", () => {
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const [old, now] = [checkOf(before), checkOf(after)];
      const refused = values.filter((each) => old(each) && !now(each));
      const further = values.filter((each) => !old(each) && now(each));
      if (refused.length > 0) expect([verdictOf("request", before, after), refused]).toEqual(["breaking", refused]);
      if (further.length > 0) expect([verdictOf("response", before, after), further]).toEqual(["breaking", further]);
    }),
    { seed: 20_240_229, numRuns: 500 },
  );
});
