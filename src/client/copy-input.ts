import { FrsInputError } from "./errors.js";
import type { OperationDefinition } from "./operation.js";

/** How deep the values of an input may be nested; far deeper than any document describes, far less than a stack holds. */
const deepest = 200;

/**
 * Copies an input, so that nothing the caller does to it later reaches the request: objects and lists at every depth,
 * and bytes into a `Blob`. A `Blob` cannot change and is kept. Each value is read once.
 *
 * Objects come back without a prototype, so that a member named `__proto__` is a member like any other.
 *
 * @throws {FrsInputError} If a value cannot be written in a request: `NaN`, `Infinity`, a bigint, a symbol, a function, a
 *   value that contains itself, an object of another kind such as a `Map`, or bytes where the operation takes no file.
 *   `field` is the path to the value, such as `sort[0].visits`.
 */
export function copyInput(operation: OperationDefinition, input: unknown): { [field: string]: unknown } {
  const { operationId, body = {} } = operation;
  const { files = [], toBlob } = body;
  if (!isPlain(input)) {
    const message = `\`input\` must be a plain object such as ${exampleOf(operation)}.`;
    throw new FrsInputError(operationId, "input", message);
  }
  const copyFile = (value: unknown) => toBlob?.(value) ?? value;
  return copyMembers(input, (name, value) => {
    if (!files.includes(name)) return copyValue(operationId, value, name, [input]);
    return Array.isArray(value) ? value.map(copyFile) : copyFile(value);
  });
}

/**
 * Copies a value that travels as JSON or as text.
 *
 * @param path - Path to the value, for the error.
 * @throws {FrsInputError} As {@link copyInput} does.
 */
export function copyValue(
  operationId: string,
  value: unknown,
  path: string,
  ancestors: readonly unknown[] = [],
): unknown {
  const refuse = (what: string) => new FrsInputError(operationId, path, `\`${path}\` must ${what}.`);
  const type = typeof value;
  if (value === null || type === "string" || type === "boolean" || Number.isFinite(value)) return value;
  if (type === "number") throw refuse(`be a finite number, not ${value}`);
  if (typeof value !== "object") throw refuse(`be a JSON value, not ${type}`);
  if (ancestors.includes(value) || ancestors.length > deepest) {
    throw refuse(`not contain itself, nor be nested more than ${deepest} levels deep`);
  }
  const within = [...ancestors, value];
  // Dates, URLs and the like say themselves how they are written. Node's Buffer does, too, but as a list of numbers.
  const toJson: unknown = ArrayBuffer.isView(value) ? undefined : Reflect.get(value, "toJSON");
  if (typeof toJson === "function") return copyValue(operationId, toJson.call(value, ""), path, within);
  if (Array.isArray(value)) {
    // Not `map`, which passes over holes.
    return Array.from(value, (item: unknown, index) => copyValue(operationId, item, `${path}[${index}]`, within));
  }
  if (!isPlain(value)) throw refuse(`be a JSON value, not ${tagOf(value)}: bytes belong into a field for files`);
  return copyMembers(value, (name, member) => copyValue(operationId, member, `${path}.${name}`, within));
}

/** A copy of an object without what is undefined, which does not travel. */
function copyMembers(source: object, copy: (name: string, value: unknown) => unknown): { [name: string]: unknown } {
  const target: { [name: string]: unknown } = Object.create(null);
  for (const [name, value] of Object.entries(source)) {
    if (value !== undefined) target[name] = copy(name, value);
  }
  return target;
}

/** Whether a value is an object with members: not a list, nor of another kind, such as a `Map`. */
function isPlain(value: unknown): value is object {
  return tagOf(value) === "Object";
}

/** What an object is: `Object` for a plain one, else such as `Map`, `Uint8Array` or `Blob`. */
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** What the input of an operation looks like, such as `{ face_set_name }`. */
function exampleOf({ parameters, exactlyOneOf = [] }: OperationDefinition): string {
  const required = parameters.filter((parameter) => parameter.required && parameter.clientOption === undefined);
  const names = [...required.map(({ name }) => name), ...(exactlyOneOf[0] ?? [])];
  return `{ ${names.join(", ") || "…"} }`;
}
