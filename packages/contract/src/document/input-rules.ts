import type { JsonValue, OpenApiDocument } from "./document.js";
import type { Operation } from "./operations.js";
import { keywordValues, schemasAt } from "./schemas.js";

/** A rule between the parameters of an operation that an input breaks. */
export interface BrokenRule {
  message: string;
  /** JSON pointer of the rule in the document. */
  pointer: string;
}

/**
 * The rules between the parameters of an operation that an input breaks: `x-exactly-one-of`, `x-excludes` and `x-window`.
 *
 * @param given - The parameters that are given, by name; `undefined` stands for a value that cannot be read.
 */
export function brokenRules(
  document: OpenApiDocument,
  operation: Operation,
  given: ReadonlyMap<string, JsonValue | undefined>,
): BrokenRule[] {
  const { exactlyOneOf, excludes, window, pointer } = operation;
  const found: BrokenRule[] = [];
  const count = exactlyOneOf.filter((name) => given.has(name)).length;
  if (exactlyOneOf.length > 0 && count !== 1) {
    const message = `${count} of ${exactlyOneOf.join(", ")} are given, not exactly one`;
    found.push({ message, pointer: `${pointer}/x-exactly-one-of` });
  }
  const sides = excludes.map((side) => side.filter((name) => given.has(name))).filter((side) => side.length > 0);
  if (sides.length > 1) {
    const message = sides.map((side) => side.join(" and ")).join(" is given together with ");
    found.push({ message, pointer: `${pointer}/x-excludes` });
  }
  const values = window?.parameters.map((name) => given.get(name) ?? defaultOf(document, operation, name)) ?? [];
  const sum = values.reduce<number>((total, value) => total + (Number(value) || 0), 0);
  if (window && sum > window.maximum) {
    const message = `${window.parameters.join(" + ")} is over ${window.maximum}`;
    found.push({ message, pointer: `${pointer}/x-window` });
  }
  return found;
}

function defaultOf(document: OpenApiDocument, { parameters }: Operation, name: string): JsonValue | undefined {
  const parameter = parameters.find((one) => one.name === name);
  return parameter && keywordValues(schemasAt(document, [parameter.schema]), "default")[0];
}
