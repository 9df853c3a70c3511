import { isRecord } from "./check.js";
import { FrsInputError } from "./errors.js";
import type { ParameterDefinition } from "./operation.js";
import { encodeText, queryPair, scalar } from "./url-parts.js";

/** Writes the value of a query parameter that is an array or an object; an empty one is omitted. */
type Write = NonNullable<ParameterDefinition["write"]>;

/**
 * Writes each item of an array as a parameter of the same name: `style: form` with `explode`, as in `a=1&a=2`.
 *
 * @throws {FrsInputError} If the value is not an array, or an item cannot be sent.
 */
export const explodeItems: Write = ({ operationId }, name, value) =>
  itemsOf(operationId, name, value).map((item) => queryPair(operationId, name, item));

/**
 * Writes an array as one parameter, joined by commas: `style: form` without `explode`, as in `a=1,2`.
 *
 * @throws {FrsInputError} If the value is not an array, or an item cannot be sent.
 */
export const joinItems: Write = ({ operationId }, name, value) =>
  joined(operationId, name, itemsOf(operationId, name, value));

/**
 * Writes each property of an object as a parameter: `style: form` with `explode`, as in `x=1&y=2`.
 *
 * @throws {FrsInputError} If the value is not an object, a property cannot be sent, or has the name of a parameter.
 */
export const explodeMembers: Write = ({ operationId, parameters }, name, value) =>
  membersOf(operationId, name, value).map(([member, item]) => {
    if (parameters.some((other) => other.in === "query" && other.name === member && member !== name)) {
      const path = `${name}.${member}`;
      throw new FrsInputError(
        operationId,
        path,
        `\`${path}\` must not have the name of a parameter: use \`${member}\`.`,
      );
    }
    return queryPair(operationId, member, item);
  });

/**
 * Writes an object as one parameter, names and values joined by commas: `style: form` without `explode`, as in `a=x,1,y,2`.
 *
 * @throws {FrsInputError} If the value is not an object, or a property cannot be sent.
 */
export const joinMembers: Write = ({ operationId }, name, value) =>
  joined(operationId, name, membersOf(operationId, name, value).flat());

function joined(operationId: string, name: string, texts: readonly string[]): string[] {
  const items = texts.map((text) => encodeText(operationId, name, text)).join(",");
  return texts.length === 0 ? [] : [`${encodeText(operationId, name, name)}=${items}`];
}

function itemsOf(operationId: string, name: string, value: unknown): string[] {
  if (!Array.isArray(value)) throw new FrsInputError(operationId, name, `\`${name}\` must be an array.`);
  return value.map((item, index) => scalar(operationId, `${name}[${index}]`, item));
}

function membersOf(operationId: string, name: string, value: unknown): [member: string, text: string][] {
  if (!isRecord(value)) {
    throw new FrsInputError(operationId, name, `\`${name}\` must be an object such as { site: "lab" }.`);
  }
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([member, item]) => [member, scalar(operationId, `${name}.${member}`, item)]);
}
