import { expect, test } from "vitest";
import { canMatch, deriveCases } from "../../src/cases/index.js";
import type { JsonObject, JsonValue } from "../../src/document/document.js";
import { listOperations } from "../../src/document/operations.js";
import { createSchemaValidator } from "../../src/document/validation.js";
import { recursiveDocument } from "../documents/recursive.js";
import { smallDocument } from "../small-document.js";

const large = recursiveDocument({ count: 300, choices: 20 });

test("only the operations that are needed are derived", () => {
  const depthOf = ({ operationId }: { operationId: string }) =>
    operationId === "post3" ? "all" : operationId === "post7" ? "valid" : "none";
  const cases = deriveCases(large, { depthOf });
  const kindsOf = (id: string) =>
    new Set(cases.filter(({ operationId }) => operationId === id).map(({ kind }) => kind));
  expect([...kindsOf("post7")]).toEqual(["shape"]);
  expect(kindsOf("post3")).toContain("constraint");
  expect(cases.filter(({ operationId }) => !["post3", "post7", ""].includes(operationId))).toEqual([]);
});

test("schemas that choose among schemas that choose again have a bounded number of cases", () => {
  const nested = recursiveDocument({ count: 60, choices: 3, operations: 1, nested: true });
  const { length } = deriveCases(nested);
  expect([length > 100, length < 5000]).toEqual([true, true]);
});

test("an operation has the same cases alone as among others", () => {
  const some = recursiveDocument({ count: 6, choices: 2 });
  const idsOf = (cases: readonly { id: string }[]) => cases.map(({ id }) => id).filter((id) => id.startsWith("post3/"));
  const alone = deriveCases(some, { depthOf: ({ operationId }) => (operationId === "post3" ? "all" : "none") });
  expect(idsOf(alone)).toEqual(idsOf(deriveCases(some)));
});

test("schemas that all refer to each other are validated, whatever the depth", () => {
  const { validate, isValid } = createSchemaValidator(large, { strict: false });
  const nested = (depth: number): JsonValue => (depth === 0 ? { name: 7 } : { name: "a", next: nested(depth - 1) });
  const at = "/components/schemas/S0";
  expect(isValid(at, nested(40))).toBe(false);
  expect(validate(at, nested(3)).map((violation) => violation.at)).toEqual(["/next/next/next/name"]);
});

test("alternatives within alternatives do not multiply", () => {
  // Every alternative takes every value, so that none of them ends the search early.
  const schemas = {
    A: { properties: { next: { anyOf: Array.from({ length: 20 }, () => ({ $ref: "#/components/schemas/A" })) } } },
  };
  const { isValid } = createSchemaValidator(smallDocument({}, { schemas }), { strict: false });
  const nested = (depth: number): JsonValue => (depth === 0 ? {} : { next: nested(depth - 1) });
  expect(isValid("/components/schemas/A", nested(30))).toBe(true);
});

test("alternatives that share alternatives do not multiply, whatever the value", () => {
  const at = (index: number) => ({ $ref: `#/components/schemas/A${Math.min(index, 100)}` });
  const schemas = Object.fromEntries(
    Array.from({ length: 101 }, (_, index) => [
      `A${index}`,
      index === 100 ? { type: "object" } : { anyOf: [at(index + 1), at(index + 2)] },
    ]),
  );
  const { isValid } = createSchemaValidator(smallDocument({}, { schemas }), { strict: false });
  const values: JsonValue[] = [{}, [], "text", 1, true, null];
  expect(values.map((value) => isValid("/components/schemas/A0", value))).toEqual(
    values.map((_, index) => index === 0),
  );
});

/** A schema of so many alternatives within alternatives. */
const nestedChoice = (levels: number): JsonObject =>
  levels === 0
    ? { type: "object", required: ["leaf"], properties: { leaf: { type: "string", maxLength: 5 } } }
    : {
        anyOf: [
          nestedChoice(levels - 1),
          { type: "object", required: ["n"], properties: { n: { const: `${levels}` } } },
        ],
      };

test("a hundred levels of alternatives are derived", () => {
  const paths = {
    "/r": {
      post: {
        operationId: "post",
        "x-side-effects": "writes",
        requestBody: { required: true, content: { "application/json": { schema: nestedChoice(100) } } },
        responses: { "200": { description: "ok" } },
      },
    },
  };
  const ids = deriveCases(smallDocument(paths)).map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith("post/shape/0"))).not.toEqual([]);
  expect(ids.filter((id) => id.startsWith("post/constraint/")).length).toBeGreaterThan(20);
});

test("violations of alternatives within alternatives have their places", () => {
  const schemas = { A: nestedChoice(3) };
  const { validate } = createSchemaValidator(smallDocument({}, { schemas }), { strict: false });
  const found = validate("/components/schemas/A", { leaf: "too long", n: "other" });
  expect(found.map(({ at, keyword, pointer }) => [at, keyword, pointer])).toEqual([
    ["/leaf", "maxLength", "/components/schemas/A/anyOf/0/anyOf/0/anyOf/0/properties/leaf/maxLength"],
    ["/n", "const", "/components/schemas/A/anyOf/0/anyOf/0/anyOf/1/properties/n/const"],
    ["", "anyOf", "/components/schemas/A/anyOf/0/anyOf/0/anyOf"],
    ["/n", "const", "/components/schemas/A/anyOf/0/anyOf/1/properties/n/const"],
    ["", "anyOf", "/components/schemas/A/anyOf/0/anyOf"],
    ["/n", "const", "/components/schemas/A/anyOf/1/properties/n/const"],
    ["", "anyOf", "/components/schemas/A/anyOf"],
  ]);
});

test("what is known of a value is forgotten where it may have changed, and after an error", () => {
  const schemas = {
    A: { properties: { a: { type: "string" } } },
    Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }] },
    Broken: { allOf: [{ $ref: "#/components/schemas/Nowhere" }] },
  };
  const document = smallDocument({}, { schemas });
  const value = { a: "text" } as JsonObject;
  const open = createSchemaValidator(document, { strict: false });
  expect(open.isValid("/components/schemas/A", value)).toBe(true);
  value.a = 1;
  expect(open.isValid("/components/schemas/A", value)).toBe(false);
  const fixed = createSchemaValidator(document, { strict: false, areValuesFixed: true });
  for (const _ of [1, 2]) {
    expect(() => fixed.isValid("/components/schemas/Loop", value)).toThrow("refers to itself without end");
    expect(() => fixed.isValid("/components/schemas/Broken", value)).toThrow("is not a usable schema");
    expect(fixed.isValid("/components/schemas/A", value)).toBe(false);
  }
});

test("patterns of ids name the operations that they can match", () => {
  const [first, second] = listOperations(large);
  if (!first || !second) throw new Error("The document has operations.");
  expect([first, second].map((operation) => canMatch(operation, ["post0/shape"]))).toEqual([true, false]);
  expect([first, second].map((operation) => canMatch(operation, ["post*"]))).toEqual([true, true]);
  expect([first, second].map((operation) => canMatch(operation, ["*/shape"]))).toEqual([true, true]);
  expect([first, second].map((operation) => canMatch(operation, ["post1"]))).toEqual([false, true]);
});
