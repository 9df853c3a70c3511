import { FrsInputError } from "./errors.js";
import type { OperationDefinition } from "./operation.js";

/**
 * Checks the fields that must not be given together.
 *
 * @throws {FrsInputError} If the input gives fields of more than one side.
 */
export function checkExcludes(
  { operationId, excludes = [] }: OperationDefinition,
  fields: ReadonlyMap<string, unknown>,
): void {
  const given = excludes
    .map((side) => side.filter((name) => fields.get(name) !== undefined && fields.get(name) !== null))
    .filter((side) => side.length > 0);
  const [[field] = [], ...others] = given;
  if (field === undefined || others.length === 0) return;
  const [first, ...rest] = given.map((side) => side.map((name) => `\`${name}\``).join(" and "));
  throw new FrsInputError(
    operationId,
    field,
    `${first} must not be given together with ${rest.join(" or ")}: leave out one or the other.`,
  );
}
