import { FrsInputError } from "./errors.js";
import type { OperationDefinition } from "./operation.js";

/**
 * Checks the fields that exclude each other.
 *
 * @throws {FrsInputError} If the input has fields of more than one side.
 */
export function checkExcludes(
  { operationId, excludes = [] }: OperationDefinition,
  fields: ReadonlyMap<string, unknown>,
): void {
  const present = excludes
    .map((side) => side.filter((name) => fields.get(name) !== undefined && fields.get(name) !== null))
    .filter((side) => side.length > 0);
  const [[field] = [], ...others] = present;
  if (field === undefined || others.length === 0) return;
  const [first, ...rest] = present.map((side) => side.map((name) => `\`${name}\``).join(" and "));
  throw new FrsInputError(operationId, field, `${first} must not be combined with ${rest.join(" or ")}.`);
}
