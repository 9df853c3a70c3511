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
  const given = exactlyOneOf.filter((group) => group.some((name) => fields.get(name) !== undefined));
  const [group] = given;
  const options = exactlyOneOf.map((names) => names.map((name) => `\`${name}\``).join(" with ")).join(", ");
  const field = group?.find((name) => fields.get(name) === undefined) ?? group?.[0] ?? exactlyOneOf[0]?.[0] ?? "input";
  if (!group) throw new FrsInputError(operationId, field, `One of these is needed: ${options}.`);
  if (given.length > 1 || group.some((name) => fields.get(name) === undefined)) {
    const names = exactlyOneOf.flat().filter((name) => fields.get(name) !== undefined);
    throw new FrsInputError(
      operationId,
      field,
      `Exactly one of these is allowed: ${options}; given: ${names.join(", ")}.`,
    );
  }
}
