import { FrsInputError } from "./errors.js";
import type { BodyDefinition, OperationDefinition } from "./operation.js";

/** Maximum nesting of an input: far deeper than any document describes, far less than a stack overflow. */
const maxDepth = 200;

/**
 * Copies the fields of an input, so that later changes do not reach the request: objects and arrays at every depth, and
 * bytes into a `Blob`. A `Blob` cannot change and is not copied. Each value is read once.
 *
 * A property named `__proto__` is copied like any other.
 *
 * @throws {FrsInputError} If a value cannot be written in a request: `NaN`, `Infinity`, a bigint, a symbol, a function, a
 *   value that contains itself, an object of another kind such as a `Map`, or bytes where the operation takes no file.
 *   `field` is the path to the value, such as `sort[0].visits`.
 */
export function copyInput(operation: OperationDefinition, input: unknown): Map<string, unknown> {
  const { operationId, body } = operation;
  if (!isPlain(input)) {
    const message = `\`input\` must be a plain object such as ${exampleOf(operation)}.`;
    throw new FrsInputError(operationId, "input", message);
  }
  const path: Path = { operationId, steps: [], values: [input] };
  const files = body?.files ?? [];
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(input)) {
    // `undefined` is not sent.
    if (value === undefined) continue;
    fields.set(name, body && files.includes(name) ? copyFiles(body, value) : copyMember(name, value, path));
  }
  return fields;
}

function copyFiles({ toBlob }: BodyDefinition, value: unknown): unknown {
  const copy = (file: unknown) => toBlob?.(file) ?? file;
  return Array.isArray(value) ? value.map(copy) : copy(value);
}

/**
 * Copies a value that is sent as JSON or as text.
 *
 * @param name - Name of the value in errors.
 * @throws {FrsInputError} As {@link copyInput} does.
 */
export function copyValue(operationId: string, value: unknown, name: string): unknown {
  return copyMember(name, value, { operationId, steps: [], values: [] });
}

/** The path to a value: names and indexes that lead to it, and the objects that contain it. */
interface Path {
  readonly operationId: string;
  readonly steps: (string | number)[];
  readonly values: unknown[];
}

function copyMember(step: string | number, value: unknown, path: Path): unknown {
  // The fast path: most values are scalars.
  if (typeof value === "string" || value === null || typeof value === "boolean" || Number.isFinite(value)) return value;
  path.steps.push(step);
  const copy = copyObject(value, path);
  path.steps.pop();
  return copy;
}

function copyObject(value: unknown, path: Path): unknown {
  if (typeof value === "number") throw refusal(path, `be a finite number, not ${value}`);
  if (typeof value !== "object" || value === null) throw refusal(path, `be a JSON value, not ${typeof value}`);
  if (path.values.includes(value) || path.values.length > maxDepth) {
    throw refusal(path, `not contain itself or be nested more than ${maxDepth} levels deep`);
  }
  path.values.push(value);
  const copy = copyMembers(value, path);
  path.values.pop();
  return copy;
}

function copyMembers(value: object, path: Path): unknown {
  // Not `map`, which skips holes.
  if (Array.isArray(value)) return Array.from(value, (item: unknown, index) => copyMember(index, item, path));
  // Dates and URLs have `toJSON`. So has Node's Buffer, but it returns an array of numbers.
  const toJson: unknown = ArrayBuffer.isView(value) ? undefined : Reflect.get(value, "toJSON");
  if (typeof toJson === "function") return copyMember("", toJson.call(value, ""), path);
  if (!isPlain(value)) throw refusal(path, `be a JSON value, not ${tagOf(value)}: pass bytes in a file field`);
  const target: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const copy = copyMember(name, member, path);
    // An assignment would set the prototype. An object without one would be safe, too, but several times as slow.
    if (name === "__proto__") Object.defineProperty(target, name, { value: copy, enumerable: true });
    else target[name] = copy;
  }
  return target;
}

function refusal({ operationId, steps }: Path, what: string): FrsInputError {
  const path = steps
    .map((step) => (typeof step === "number" ? `[${step}]` : step && `.${step}`))
    .join("")
    .slice(1);
  return new FrsInputError(operationId, path, `\`${path}\` must ${what}.`);
}

/** Whether a value is a plain object: not an array, a `Map` or another class. */
function isPlain(value: unknown): value is object {
  return tagOf(value) === "Object";
}

/** Returns the tag of a value: `Object` for a plain object, otherwise a name such as `Map`, `Uint8Array` or `Blob`. */
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Returns an example of the input of an operation, such as `{ face_set_name }`. */
function exampleOf({ parameters, exactlyOneOf = [] }: OperationDefinition): string {
  const required = parameters.filter((parameter) => parameter.required && parameter.clientOption === undefined);
  const names = [...required.map(({ name }) => name), ...(exactlyOneOf[0] ?? [])];
  return `{ ${names.join(", ") || "…"} }`;
}
