import { FrsInputError } from "./errors.js";
import type { OperationDefinition } from "./operation.js";

/**
 * Checks that exactly one of several fields, or groups of fields, is present.
 *
 * @throws {FrsInputError} If the input has none of the groups, part of one, or fields of several.
 */
export function checkChoice(
  { operationId, exactlyOneOf = [] }: OperationDefinition,
  fields: ReadonlyMap<string, unknown>,
): void {
  // `null` is not sent, or selects nothing.
  const isPresent = (name: string) => (fields.get(name) ?? undefined) !== undefined;
  const group = exactlyOneOf.find((names) => names.some(isPresent));
  const missing = group?.find((name) => !isPresent(name));
  const present = exactlyOneOf.flat().filter(isPresent);
  if (group && missing === undefined && present.length === group.length) return;
  const field = missing ?? (group ?? exactlyOneOf[0])?.[0] ?? "input";
  const options = exactlyOneOf.map((names) => names.map((name) => `\`${name}\``).join(" with ")).join(", ");
  const received = present.join(", ") || "none";
  throw new FrsInputError(operationId, field, `Exactly one of ${options} is required; received: ${received}.`);
}
