import { expect, test } from "vitest";
import { asDocument, DocumentError } from "../../src/document/document.js";
import { conjunctions, inPlace, subschemasOf, walkSchemas } from "../../src/document/schema-walk.js";

function documentOf(schemas: object) {
  return asDocument({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {}, components: { schemas } });
}

const everything = documentOf({
  A: {
    $ref: "#/components/schemas/a~1%20b",
    allOf: [{}],
    oneOf: [true],
    anyOf: [{}],
    if: {},
    // biome-ignore lint/suspicious/noThenProperty: the name of a keyword.
    then: {},
    else: {},
    not: false,
    dependentSchemas: { "x/y": {} },
    properties: { "x/y": {} },
    patternProperties: { "^x~": {} },
    additionalProperties: false,
    unevaluatedProperties: {},
    propertyNames: {},
    prefixItems: [{}, {}],
    items: {},
    unevaluatedItems: false,
    contains: {},
    contentSchema: {},
    $defs: { D: {} },
    // What looks like a schema and is none.
    enum: [{ properties: { y: {} } }],
    const: { items: {} },
    examples: [{ allOf: [{}] }],
    required: ["x"],
  },
  "a/ b": {},
});

test("finds the schemas under every keyword, each once, and nothing in values", () => {
  const at = "/components/schemas/A";
  expect(walkSchemas(everything, [at]).map((place) => place.pointer)).toEqual([
    at,
    "/components/schemas/a~1 b",
    ...["allOf/0", "oneOf/0", "anyOf/0", "if", "then", "else", "not", "dependentSchemas/x~1y", "properties/x~1y"].map(
      (inside) => `${at}/${inside}`,
    ),
    ...["patternProperties/^x~0", "additionalProperties", "unevaluatedProperties", "propertyNames"].map(
      (inside) => `${at}/${inside}`,
    ),
    ...["prefixItems/0", "prefixItems/1", "items", "unevaluatedItems", "contains", "contentSchema", "$defs/D"].map(
      (inside) => `${at}/${inside}`,
    ),
  ]);
});

test("a circle of references ends, whichever keywords it goes through", () => {
  const document = documentOf({
    A: { allOf: [{ $ref: "#/components/schemas/B" }] },
    B: { oneOf: [{ $ref: "#/components/schemas/A" }, { items: { $ref: "#/components/schemas/B" } }] },
  });
  const [a, b] = ["/components/schemas/A", "/components/schemas/B"];
  const walked = (keywords: typeof conjunctions | typeof inPlace) =>
    walkSchemas(document, [a], (schema) => subschemasOf(schema, keywords)).map((place) => place.pointer);
  expect(walked(conjunctions)).toEqual([a, `${a}/allOf/0`, b]);
  expect(walked(inPlace)).toEqual([a, `${a}/allOf/0`, b, `${b}/oneOf/0`, `${b}/oneOf/1`]);
});

test.each(["other.json#/A", "#anchor"])("a reference such as %s is an error that names its place", (reference) => {
  const document = documentOf({ A: { properties: { x: { $ref: reference } } } });
  expect(() => walkSchemas(document, ["/components/schemas/A"])).toThrow(DocumentError);
  expect(() => walkSchemas(document, ["/components/schemas/A"])).toThrow("/components/schemas/A/properties/x");
});
