import { isRecord } from "./check.js";
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
export function copyInput(operation: OperationDefinition, input: object): { [field: string]: unknown } {
  const { operationId, body = {} } = operation;
  const { files = [], toBlob } = body;
  const copyFile = (value: unknown) =>
    Array.isArray(value) ? value.map((item) => toBlob?.(item) ?? item) : (toBlob?.(value) ?? value);
  return copyObject(operationId, input, (name, value) =>
    files.includes(name) ? copyFile(value) : copyValue(operationId, value, name, [input]),
  );
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
  if (value === undefined || value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return value;
    throw refuse(`be a finite number, not ${value}`);
  }
  if (typeof value !== "object") throw refuse(`be a JSON value, not a ${typeof value}`);
  if (ancestors.includes(value)) throw refuse("not contain itself");
  if (ancestors.length > deepest) throw refuse(`be nested at most ${deepest} levels deep`);
  const within = [...ancestors, value];
  // Dates, URLs and the like say themselves how they are written. Node's Buffer does, too, but as a list of numbers.
  const toJson: unknown = ArrayBuffer.isView(value) ? undefined : Reflect.get(value, "toJSON");
  if (typeof toJson === "function") return copyValue(operationId, toJson.call(value, ""), path, within);
  if (Array.isArray(value)) {
    // Not `map`, which passes over holes.
    return Array.from(value, (item: unknown, index) => {
      const at = `${path}[${index}]`;
      if (item !== undefined) return copyValue(operationId, item, at, within);
      throw new FrsInputError(operationId, at, `\`${at}\` is undefined: leave it out of the list, or give null.`);
    });
  }
  const kind = kindOf(value);
  if (kind !== "Object") {
    throw refuse(`be a JSON value, not a ${kind}: only fields for files take bytes`);
  }
  return copyObject(operationId, value, (name, member) =>
    copyValue(operationId, member, `${path}${memberPath(name)}`, within),
  );
}

function copyObject(
  operationId: string,
  source: object,
  copy: (name: string, value: unknown) => unknown,
): { [name: string]: unknown } {
  const kind = kindOf(source);
  if (kind !== "Object") {
    throw new FrsInputError(operationId, "input", `\`input\` must be a plain object, not a ${kind}.`);
  }
  const target: { [name: string]: unknown } = Object.create(null);
  for (const [name, value] of Object.entries(source)) target[name] = copy(name, value);
  return target;
}

/** What an object is by its tag: `Object` for a plain one, else such as `Map`, `Uint8Array` or `Blob`. */
function kindOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

function memberPath(name: string): string {
  return /^[\w$-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/**
 * What the input of an operation looks like, for an error, such as `an object such as { face_set_name }`.
 */
export function inputExample({ parameters, exactlyOneOf = [] }: OperationDefinition): string {
  const required = parameters.filter((parameter) => parameter.required && parameter.clientOption === undefined);
  const names = [...required.map(({ name }) => name), ...(exactlyOneOf[0] ?? [])];
  return names.length === 0 ? "its fields by name" : `{ ${names.join(", ")} }`;
}

/**
 * Checks that an input is an object.
 *
 * @throws {FrsInputError} If it is not.
 */
export function requireInput(operation: OperationDefinition, input: unknown): asserts input is object {
  if (isRecord(input)) return;
  const example = inputExample(operation);
  throw new FrsInputError(operation.operationId, "input", `\`input\` must be an object such as ${example}.`);
}
