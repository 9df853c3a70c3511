import { describe, expect, test } from "vitest";
import { asDocument, DocumentError, type JsonValue } from "../../src/document/document.js";
import { placesOf } from "../../src/document/places.js";
import { withValueAt } from "../../src/document/pointer.js";
import { propertySchemas, schemasAt, typesOf } from "../../src/document/schemas.js";
import { createSchemaValidator } from "../../src/document/validation.js";

function documentOf(schemas: object) {
  return asDocument({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {}, components: { schemas } });
}

describe("schemasAt", () => {
  const pointersOf = (schemas: object) =>
    schemasAt(documentOf(schemas), ["/components/schemas/S"]).map(({ pointer }) =>
      pointer.slice("/components/schemas/".length),
    );

  test("follows references and allOf, and keeps what stands beside them", () => {
    const schemas = {
      S: { $ref: "#/components/schemas/A", allOf: [{ minLength: 1 }, true] },
      A: { allOf: [{ $ref: "#/components/schemas/B" }] },
      B: { type: "string" },
    };
    expect(pointersOf(schemas)).toEqual(["S", "A", "A/allOf/0", "B", "S/allOf/0"]);
  });

  test("ends where references lead in a circle", () => {
    expect(pointersOf({ S: { $ref: "#/components/schemas/A" }, A: { $ref: "#/components/schemas/S" } })).toEqual([
      "S",
      "A",
    ]);
  });

  test("returns a schema that refuses everything as one", () => {
    expect(schemasAt(documentOf({ S: false }), ["/components/schemas/S"]).map(({ value }) => value)).toEqual([
      { not: {} },
    ]);
  });

  test.each([["other.yaml#/S"], ["#/components/schemas/None"]])("refuses a reference to %s", ($ref) => {
    expect(() => pointersOf({ S: { $ref } })).toThrow(DocumentError);
  });
});

test("typesOf leaves the types that all schemas allow", () => {
  const schemas = [{ type: ["number", "string"] }, { type: ["integer", "null", "string"] }, {}].map((value) => ({
    value,
    pointer: "",
  }));
  expect(typesOf(schemas)).toEqual(["integer", "string"]);
});

test("propertySchemas looks a name up as JSON Schema does", () => {
  const value = { properties: { a: {} }, patternProperties: { "^a": {} }, additionalProperties: { type: "string" } };
  const schemas = [{ value, pointer: "/s" }];
  expect(propertySchemas(schemas, "a")).toEqual(["/s/properties/a", "/s/patternProperties/^a"]);
  expect(propertySchemas(schemas, "b")).toEqual(["/s/additionalProperties"]);
  expect(propertySchemas([{ value: { properties: {} }, pointer: "/s" }], "constructor")).toEqual([]);
});

test("placesOf returns every place with all schemas that apply to it", () => {
  const schemas = {
    S: {
      oneOf: [
        { type: "object", required: ["a"], properties: { a: { $ref: "#/components/schemas/A" } } },
        { type: "object", required: ["b"], properties: { b: {} } },
      ],
    },
    A: { type: "array", items: { type: "integer" } },
  };
  const document = documentOf(schemas);
  const validator = createSchemaValidator(document);
  const isValid = (at: string, value: JsonValue) => validator.validate(at, value).length === 0;
  const places = placesOf(document, "/components/schemas/S", { a: [1], c: 2 }, isValid);
  expect(
    places.map(({ at, optional, schemas: validators }) => [
      at,
      optional,
      validators.map(({ pointer }) => pointer.slice(20)),
    ]),
  ).toEqual([
    ["", false, ["S", "S/oneOf/0"]],
    ["/a", false, ["S/oneOf/0/properties/a", "A"]],
    ["/a/0", false, ["A/items"]],
    ["/c", true, []],
  ]);
});

describe("withValueAt", () => {
  const value = { a: { "b/c": [1, 2] }, d: 3 };

  test.each([
    ["/a/b~1c/1", 9, { a: { "b/c": [1, 9] }, d: 3 }],
    ["/a/new", 9, { a: { "b/c": [1, 2], new: 9 }, d: 3 }],
    ["/d", undefined, { a: { "b/c": [1, 2] } }],
    ["", 9, 9],
  ])("at %j puts %j", (at, changed, expected) => {
    expect(withValueAt(value, at, changed)).toEqual(expected);
    expect(value).toEqual({ a: { "b/c": [1, 2] }, d: 3 });
  });
});
