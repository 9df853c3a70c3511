import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ContractCase } from "../../src/case.js";
import { arbitraryOf } from "../../src/cases/arbitraries.js";
import { deriveCases } from "../../src/cases/index.js";
import type { JsonValue } from "../../src/document/document.js";
import { createSchemaValidator } from "../../src/document/validation.js";
import { documentOf, documentWith } from "../small-document.js";

const uniqueName = "contract-0123abcd-42";
const bodySchema = "/paths/~1things/post/requestBody/content/application~1json/schema";

function bodyOf(each: ContractCase): JsonValue {
  return JSON.parse(Buffer.from(each.request({}, uniqueName).body ?? []).toString());
}

function randomCases(schema: object, count: number, seed = 1): ContractCase[] {
  return deriveCases(documentOf(schema), { random: count, seed }).filter(({ kind }) => kind === "random");
}

describe("arbitraryOf", () => {
  test.each([
    [{ type: "string", minLength: 2, maxLength: 5 }],
    [{ type: "string", pattern: "^[a-f0-9]{4}(-[0-9]+)?$" }],
    [{ type: "string", format: "date-time" }],
    [{ type: "integer", minimum: 3, maximum: 9 }],
    [{ type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 100, multipleOf: 10 }],
    [{ type: "number", exclusiveMinimum: 0, maximum: 1 }],
    [{ type: ["string", "null", "boolean"] }],
    [{ enum: ["a", 1, null] }],
    [{ type: "array", items: { type: "integer" }, minItems: 1, maxItems: 3, uniqueItems: true }],
    [{ type: "array", prefixItems: [{ const: "x" }, { type: "boolean" }], items: { const: 1 }, minItems: 2 }],
    [{ type: "object", required: ["a"], properties: { a: { const: 1 }, b: { type: "string" } } }],
    [
      {
        type: "object",
        additionalProperties: { type: "integer" },
        propertyNames: { pattern: "^[a-z]+$" },
        maxProperties: 2,
      },
    ],
    [{ oneOf: [{ type: "integer" }, { type: "object", required: ["n"], properties: { n: { type: "null" } } }] }],
    [
      {
        type: "object",
        allOf: [{ properties: { a: { minimum: 5 } } }, { properties: { a: { type: "integer", maximum: 6 } } }],
      },
    ],
    [
      {
        type: "string",
        contentMediaType: "application/json",
        contentSchema: { type: "array", items: { type: "integer" } },
      },
    ],
  ])("makes valid values of %j", (schema) => {
    const small = documentOf(schema);
    const validator = createSchemaValidator(small, { strict: false });
    const isValid = (at: string, value: unknown) => validator.validate(at, value).length === 0;
    const arbitrary = arbitraryOf(small, isValid, bodySchema);
    if (!arbitrary) throw new Error("No value can be made.");
    fc.assert(
      fc.property(arbitrary, (value) => isValid(bodySchema, value)),
      { seed: 20240229 },
    );
  });

  const level = { type: "string", enum: ["low", "high"] };
  test.each([
    [{ type: "string", "x-known-values": ["low", "high"] }],
    [{ type: ["string", "null"], "x-known-values": ["low", "high", 5] }],
    [{ anyOf: [level, { type: "string" }] }],
    [{ anyOf: [{ type: "string", description: "any other" }, level] }],
  ])("takes the known values of an open enumeration, which an endpoint need not extend: %j", (schema) => {
    const small = documentOf(schema);
    const validator = createSchemaValidator(small, { strict: false });
    const isValid = (at: string, value: unknown) => validator.validate(at, value).length === 0;
    const arbitrary = arbitraryOf(small, isValid, bodySchema);
    const values = arbitrary === undefined ? [] : fc.sample(arbitrary, { seed: 1, numRuns: 50 });
    expect(new Set(values)).toEqual(new Set(["low", "high"]));
  });

  test("returns undefined for a schema that no value satisfies", () => {
    expect(
      arbitraryOf(documentOf({ type: "integer", minimum: 2, maximum: 1 }), () => true, bodySchema),
    ).toBeUndefined();
  });
});

describe("random cases", () => {
  test("are valid or invalid as they say", () => {
    const schema = {
      type: "object",
      required: ["a"],
      properties: { a: { type: "integer", minimum: 0 }, b: { maxLength: 3 } },
    };
    const validator = createSchemaValidator(documentOf(schema));
    const verdicts = randomCases(schema, 20).map((each) => [
      each.expectation.outcome,
      validator.validate(bodySchema, bodyOf(each)).length === 0,
    ]);
    expect(verdicts).toHaveLength(40);
    expect(new Set(verdicts.map(String))).toEqual(new Set(["accepted,true", "refused,false"]));
  });

  test("are the same for the same seed, and others for another one", () => {
    const schema = { type: "string" };
    const bodies = (seed: number) => randomCases(schema, 10, seed).map(bodyOf);
    expect(bodies(7)).toEqual(bodies(7));
    expect(bodies(7)).not.toEqual(bodies(8));
  });

  test("send no request twice", () => {
    expect(
      randomCases({ type: "boolean" }, 20).filter(({ expectation }) => expectation.outcome === "accepted"),
    ).toHaveLength(2);
  });

  test("keep what the document says beyond its schemas", () => {
    const parameters = ["a", "b"].map((name) => ({
      name,
      in: "query",
      schema: { type: "integer", minimum: 0 },
      example: 1,
    }));
    const rules = { "x-window": { parameters: ["a", "b"], maximum: 10 } };
    const valid = deriveCases(documentWith(parameters, "/things", rules), { random: 20 }).filter(({ id }) =>
      id.includes("/random/valid/"),
    );
    expect(valid.length).toBeGreaterThan(5);
    const sums = valid.map((each) => {
      const query = new URLSearchParams(each.request({}, uniqueName).path.split("?")[1]);
      return [...query.values()].reduce((sum, value) => sum + Number(value), 0);
    });
    expect(Math.max(...sums)).toBeLessThanOrEqual(10);
  });

  test("shrink to the smallest input that still fails", () => {
    const schema = {
      type: "object",
      required: ["list"],
      properties: {
        list: { type: "array", items: { type: "integer", minimum: 0, maximum: 1000 } },
        more: { type: "string" },
      },
    };
    const fails = (each: ContractCase) => /\b([5-9]\d|\d{3,})\b/.test(JSON.stringify(bodyOf(each)));
    const found = randomCases(schema, 50).find((each) => each.expectation.outcome === "accepted" && fails(each));
    if (!found) throw new Error("No case fails.");
    let minimal = found;
    for (let smaller: ContractCase | undefined = found; smaller; ) {
      minimal = smaller;
      smaller = [...(minimal.shrink?.() ?? [])].find(fails);
    }
    expect(bodyOf(minimal)).toEqual({ list: [50] });
    expect(minimal).toMatchObject({ id: found.id, expectation: found.expectation });
  });

  test("shrink only to input of the same validity", () => {
    const schema = {
      type: "object",
      required: ["a"],
      properties: { a: { type: "string", minLength: 3, maxLength: 9 } },
    };
    const validator = createSchemaValidator(documentOf(schema));
    for (const each of randomCases(schema, 5)) {
      for (const smaller of each.shrink?.() ?? []) {
        expect(validator.validate(bodySchema, bodyOf(smaller)).length === 0).toBe(
          each.expectation.outcome === "accepted",
        );
      }
    }
  });
});
