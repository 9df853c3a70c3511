import { requireObject } from "./check.js";
import { FrsInputError } from "./errors.js";
import { scalar } from "./operation.js";

/**
 * The members of an object that travel as query parameters of their own.
 *
 * @throws {FrsInputError} If the value is no object, is empty, or has a member that no query can carry.
 */
export function explodeMembers(operationId: string, name: string, value: unknown): { [member: string]: string } {
  requireObject(operationId, name, value, '{ site: "lab" }');
  const entries = Object.entries(Object(value));
  if (entries.length === 0) throw new FrsInputError(operationId, name, `\`${name}\` is empty.`);
  return Object.fromEntries(entries.map(([member, item]) => [member, scalar(operationId, `${name}.${member}`, item)]));
}
