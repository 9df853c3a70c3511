import { expect, test } from "vitest";
import { canMatch, deriveCases } from "../../src/cases/index.js";
import type { JsonValue } from "../../src/document/document.js";
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

test("patterns of ids name the operations that they can match", () => {
  const [first, second] = listOperations(large);
  if (!first || !second) throw new Error("The document has operations.");
  expect([first, second].map((operation) => canMatch(operation, ["post0/shape"]))).toEqual([true, false]);
  expect([first, second].map((operation) => canMatch(operation, ["post*"]))).toEqual([true, true]);
  expect([first, second].map((operation) => canMatch(operation, ["*/shape"]))).toEqual([true, true]);
  expect([first, second].map((operation) => canMatch(operation, ["post1"]))).toEqual([false, true]);
});
