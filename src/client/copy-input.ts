import { FrsInputError } from "./errors.js";
import type { BodyDefinition, OperationDefinition } from "./operation.js";

/** How deep the values of an input may be nested; far deeper than any document describes, far less than a stack holds. */
const deepest = 200;

/**
 * Copies the fields of an input, so that nothing the caller does to it later reaches the request: objects and lists at every depth,
 * and bytes into a `Blob`. A `Blob` cannot change and is kept. Each value is read once.
 *
 * A member named `__proto__` is a member like any other.
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
  const way: Way = { operationId, steps: [], values: [input] };
  const files = body?.files ?? [];
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(input)) {
    // What is undefined does not travel.
    if (value === undefined) continue;
    fields.set(name, body && files.includes(name) ? copyFiles(body, value) : copyMember(name, value, way));
  }
  return fields;
}

function copyFiles({ toBlob }: BodyDefinition, value: unknown): unknown {
  const copy = (file: unknown) => toBlob?.(file) ?? file;
  return Array.isArray(value) ? value.map(copy) : copy(value);
}

/**
 * Copies a value that travels as JSON or as text.
 *
 * @param name - What the value is called in an error.
 * @throws {FrsInputError} As {@link copyInput} does.
 */
export function copyValue(operationId: string, value: unknown, name: string): unknown {
  return copyMember(name, value, { operationId, steps: [], values: [] });
}

/** The way to a value: names and numbers of the members that lead to it, and the objects that hold them. */
interface Way {
  readonly operationId: string;
  readonly steps: (string | number)[];
  readonly values: unknown[];
}

function copyMember(step: string | number, value: unknown, way: Way): unknown {
  // Most values are of this kind, and every call pays for what is done with them.
  if (typeof value === "string" || value === null || typeof value === "boolean" || Number.isFinite(value)) return value;
  way.steps.push(step);
  const copy = copyObject(value, way);
  way.steps.pop();
  return copy;
}

function copyObject(value: unknown, way: Way): unknown {
  if (typeof value === "number") throw refusal(way, `be a finite number, not ${value}`);
  if (typeof value !== "object" || value === null) throw refusal(way, `be a JSON value, not ${typeof value}`);
  if (way.values.includes(value) || way.values.length > deepest) {
    throw refusal(way, `not contain itself, nor be nested more than ${deepest} levels deep`);
  }
  way.values.push(value);
  const copy = copyMembers(value, way);
  way.values.pop();
  return copy;
}

function copyMembers(value: object, way: Way): unknown {
  // Not `map`, which passes over holes.
  if (Array.isArray(value)) return Array.from(value, (item: unknown, index) => copyMember(index, item, way));
  // Dates, URLs and the like say themselves how they are written. Node's Buffer does, too, but as a list of numbers.
  const toJson: unknown = ArrayBuffer.isView(value) ? undefined : Reflect.get(value, "toJSON");
  if (typeof toJson === "function") return copyMember("", toJson.call(value, ""), way);
  if (!isPlain(value)) throw refusal(way, `be a JSON value, not ${tagOf(value)}: bytes belong into a field for files`);
  const target: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const copy = copyMember(name, member, way);
    // An assignment would set the prototype. An object without one would be safe, too, but several times as slow.
    if (name === "__proto__") Object.defineProperty(target, name, { value: copy, enumerable: true });
    else target[name] = copy;
  }
  return target;
}

function refusal({ operationId, steps }: Way, what: string): FrsInputError {
  const path = steps
    .map((step) => (typeof step === "number" ? `[${step}]` : step && `.${step}`))
    .join("")
    .slice(1);
  return new FrsInputError(operationId, path, `\`${path}\` must ${what}.`);
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
