import { FrsInputError } from "./errors.js";
import type { OperationDefinition } from "./operation.js";

/**
 * Checks the fields of which a caller has to choose.
 *
 * @throws {FrsInputError} If the input gives none of the groups of which one is needed, part of one, or fields of two.
 */
export function checkChoice(
  { operationId, exactlyOneOf = [] }: OperationDefinition,
  fields: ReadonlyMap<string, unknown>,
): void {
  // What is null would not travel, or select nothing.
  const isGiven = (name: string) => (fields.get(name) ?? undefined) !== undefined;
  const group = exactlyOneOf.find((names) => names.some(isGiven));
  const missing = group?.find((name) => !isGiven(name));
  const given = exactlyOneOf.flat().filter(isGiven);
  if (group && missing === undefined && given.length === group.length) return;
  const field = missing ?? (group ?? exactlyOneOf[0])?.[0] ?? "input";
  const options = exactlyOneOf.map((names) => names.map((name) => `\`${name}\``).join(" with ")).join(", ");
  const why = group
    ? `Exactly one of these is allowed: ${options}; given: ${given.join(", ")}.`
    : `One of these is needed: ${options}.`;
  throw new FrsInputError(operationId, field, why);
}
