import {
  asDocument,
  createSchemaValidator,
  type JsonValue,
  listOperations,
  type SchemaValidator,
} from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import { possibleBreakagesOf } from "../../packages/contract/src/document/breakages.js";
import { document } from "../root.js";

const validator = createSchemaValidator(document);
const { isValid } = validator;

/** The ways to break one constraint of a valid value that do break it. */
function breakagesOf(own: typeof document, schema: string, value: JsonValue, check: SchemaValidator) {
  const possible = possibleBreakagesOf(own, schema, value, check.isValid);
  return possible.filter((breakage) => breakage.large || !check.isValid(schema, breakage.value));
}

const bodies = listOperations(document).flatMap(({ operationId, requestBody, responses }) => [
  ...(requestBody?.content ?? []).map((mediaType) => ({ place: `${operationId} request`, mediaType })),
  ...responses.flatMap(({ status, content }) =>
    content.map((mediaType) => ({ place: `${operationId} ${status}`, mediaType })),
  ),
]);
const all = bodies.flatMap(({ place, mediaType }) =>
  mediaType.examples.map(({ name, value }) => ({
    name: `${place} ${mediaType.name} ${name}`,
    schema: mediaType.schema,
    breakages: breakagesOf(document, mediaType.schema, value, validator),
  })),
);

describe("every example broken in each of its constraints is refused", () => {
  const count = all.reduce((sum, { breakages }) => sum + breakages.length, 0);
  const constraints = new Set(all.flatMap(({ breakages }) => breakages.map(({ constraint }) => constraint)));
  console.log(`${count} breakages of ${all.length} examples, of ${constraints.size} constraints`);

  test.each(all)("$name", ({ schema, breakages }) => {
    expect(breakages.length).toBeGreaterThan(0);
    const accepted = breakages.filter(({ value }) => isValid(schema, value));
    expect(accepted.map(({ at, keyword, constraint }) => ({ at, keyword, constraint }))).toEqual([]);
  });
});

describe("possibleBreakagesOf", () => {
  const of = (schema: object, value: never) => {
    const small = asDocument({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      paths: {},
      components: { schemas: { S: schema } },
    });
    const check = createSchemaValidator(small);
    return breakagesOf(small, "/components/schemas/S", value, check);
  };
  const keywords = (schema: object, value: unknown) => [
    ...new Set(of(schema, value as never).map(({ keyword }) => keyword)),
  ];

  test.each([
    [
      { type: "string", minLength: 2, maxLength: 3, pattern: "^a" },
      "ab",
      ["type", "minLength", "maxLength", "pattern"],
    ],
    [{ type: "integer", minimum: 10, maximum: 20, multipleOf: 10 }, 10, ["type", "minimum", "maximum", "multipleOf"]],
    [{ enum: ["a"] }, "a", ["enum"]],
    [{ const: "a" }, "a", ["const"]],
    [{ type: "array", minItems: 1, maxItems: 2, items: { const: 1 } }, [1], ["type", "minItems", "maxItems", "const"]],
    [{ type: "object", required: ["a"], maxProperties: 1 }, { a: 1 }, ["type", "required", "maxProperties"]],
    [{ type: "object", additionalProperties: { type: "string" } }, { a: "b" }, ["type"]],
    [{ type: "object", additionalProperties: false }, {}, ["type", "additionalProperties"]],
    [{ type: "object", propertyNames: { maxLength: 2 } }, { ab: 1 }, ["type", "propertyNames"]],
    [{ type: "array", uniqueItems: true }, [1], ["type", "uniqueItems"]],
    [{ type: "integer", format: "int32" }, 1, ["type", "format"]],
    [{ type: "string", format: "date" }, "2024-03-01", ["type", "format"]],
    [{ allOf: [{ type: "string" }, { minLength: 1 }] }, "a", ["type", "minLength"]],
  ])("breaks %j", (schema, value, expected) => {
    expect(keywords(schema, value)).toEqual(expected);
  });

  test("leaves out what another alternative accepts, and nothing else", () => {
    const schema = {
      anyOf: [
        { type: "object", required: ["a"] },
        { type: "object", required: ["b"] },
      ],
    };
    expect(keywords(schema, { a: 1 })).toEqual(["type", "required"]);
    expect(keywords(schema, { a: 1, b: 1 })).toEqual(["type"]);
  });

  test("keeps the length of a string whose pattern it breaks", () => {
    const broken = of({ type: "string", pattern: "^[0-9a-f]{4}$", minLength: 4 }, "00ff" as never);
    expect(broken.find(({ keyword }) => keyword === "pattern")?.value).toBe("00f!");
  });

  test("builds a large string only when it is requested", () => {
    const [breakage] = of({ maxLength: 10_000_000 }, "a" as never);
    expect(breakage).toMatchObject({ keyword: "maxLength", large: true });
    expect(String(breakage?.value)).toHaveLength(10_000_001);
  });

  test("says where each breakage is and which constraint it breaks", () => {
    const [first] = of({ type: "object", properties: { "a/b": { enum: [1] } } }, { "a/b": 1 } as never).filter(
      ({ keyword }) => keyword === "enum",
    );
    expect(first).toEqual({
      at: "/a~1b",
      keyword: "enum",
      how: "",
      large: false,
      constraint: "/components/schemas/S/properties/a~1b/enum",
      value: { "a/b": 2 },
    });
  });
});
