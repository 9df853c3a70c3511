import { asDocument, createSchemaValidator, DocumentError, listOperations } from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import { document } from "../root.js";

const validator = createSchemaValidator(document);
const schemas = Object.keys(document.components?.schemas ?? {});

test("the document has schemas", () => {
  expect(schemas.length).toBeGreaterThan(5);
});

test.each(schemas)("schema %s compiles in Ajv's strict mode", (name) => {
  expect(() => validator.compile(`/components/schemas/${name}`)).not.toThrow();
});

describe("every schema of a parameter, header and body compiles", () => {
  const pointers = listOperations(document).flatMap(({ parameters, requestBody, responses }) => [
    ...parameters.map(({ schema }) => schema),
    ...(requestBody?.content ?? []).map(({ schema }) => schema),
    ...responses.flatMap(({ headers, content }) => [...headers, ...content].map(({ schema }) => schema)),
  ]);
  test.each([...new Set(pointers)])("%s", (at) => {
    expect(() => validator.compile(at)).not.toThrow();
  });
});

test("no schema uses a keyword that the mock does not check or checks wrongly", () => {
  const used = JSON.stringify(document).match(
    /"(unevaluatedProperties|unevaluatedItems|dependentRequired|dependentSchemas|minContains|maxContains|prefixItems)":/g,
  );
  expect(used).toBeNull();
});

test("a value is valid, or each violation is reported with its place", () => {
  const at = "/components/schemas/CreateFaceSetRequest";
  expect(validator.validate(at, { face_set_name: "a" })).toEqual([]);
  expect(validator.validate(at, { face_set_capacity: "10000" })).toMatchObject([
    { at: "", keyword: "required", message: "must have required property 'face_set_name'" },
    { at: "/face_set_capacity", keyword: "type", message: "must be integer" },
  ]);
});

test("a pointer to nothing is an error, not a valid value", () => {
  expect(() => validator.validate("/components/schemas/None", {})).toThrow();
});

test("accepts unknown formats and keywords where it is not strict", () => {
  const schemas = { Size: { type: "string", format: "shoe-size", color: "red" } };
  const small = asDocument({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {},
    components: { schemas },
  });
  expect(() => createSchemaValidator(small).compile("/components/schemas/Size")).toThrow(/shoe-size|color/);
  expect(createSchemaValidator(small, { strict: false }).validate("/components/schemas/Size", 1)).toHaveLength(1);
});

describe("schemas of other documents", () => {
  const compiled = (schemas: { [name: string]: object }, more: object = {}) =>
    createSchemaValidator(
      asDocument({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {}, components: { schemas }, ...more }),
      { strict: false },
    );

  test("a pattern that only works without the flag u is read as it is meant", () => {
    const validator = compiled({ Name: { type: "string", pattern: "^[\\w-\\.]+$" } });
    expect(validator.validate("/components/schemas/Name", "a-b.c")).toEqual([]);
    expect(validator.validate("/components/schemas/Name", "a b")).toHaveLength(1);
  });

  test.each([
    ["a pattern of another language", { Bad: { pattern: "(?i)a" } }],
    ["a bound of OpenAPI 3.0", { Bad: { minimum: 0, exclusiveMinimum: true } }],
    ["a reference to nothing", { Bad: { $ref: "#/components/schemas/None" } }],
  ])("%s is an error that names the schema", (_, schemas) => {
    const validate = () => compiled(schemas).validate("/components/schemas/Bad", 1);
    expect(validate).toThrow(DocumentError);
    expect(validate).toThrow("/components/schemas/Bad is not a usable schema");
  });

  test("a schema that requires itself without end is an error, too", () => {
    const schemas = {
      Pet: { oneOf: [{ $ref: "#/components/schemas/Cat" }] },
      Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }] },
    };
    expect(() => compiled(schemas).validate("/components/schemas/Pet", {})).toThrow("refers to itself without end");
  });

  test("a document may name its own schema", () => {
    const $schema = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";
    expect(compiled({ A: { type: "null" } }, { $schema }).validate("/components/schemas/A", 1)).toHaveLength(1);
  });
});
