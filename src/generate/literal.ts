import { isObject, type JsonValue } from "openapi-contract/document";

/** How long a string of an example may get in code before its middle is left out, in characters. */
const longestString = 40;

/** Characters that JSON takes as they are but that end a line, or turn the direction of text, where code is read. */
const unsafeInCode = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A property name as TypeScript writes it in a type: quoted only where it must be. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

/** A JSON value as a TypeScript literal on one line, whole: for code that runs. */
export function literal(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (isObject(value)) return objectLiteral(Object.entries(value).map(([name, field]) => [name, literal(field)]));
  return JSON.stringify(value).replace(
    unsafeInCode,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** An object literal of names and the code of their values. */
export function objectLiteral(members: readonly (readonly [name: string, code: string])[]): string {
  if (members.length === 0) return "{}";
  // Any other form of this name would set the prototype of the object.
  const fields = members.map(
    ([name, code]) => `${name === "__proto__" ? '["__proto__"]' : propertyName(name)}: ${code}`,
  );
  return `{ ${fields.join(", ")} }`;
}

/**
 * Code that ends with a JSON value as a TypeScript literal, long strings shortened: for examples that are read.
 *
 * @param start - What stands before the value.
 * @param width - How long a line may get, in characters; an object or a list that makes it longer has one member a line.
 */
export function exampleCode(start: string, value: JsonValue, width: number): string {
  return broken(start, shortened(value), width, "");
}

function broken(start: string, value: JsonValue, width: number, indent: string): string {
  const line = start + literal(value);
  // What cannot be broken stays in its line.
  if (indent.length + line.length < width || typeof value !== "object" || value === null) return line;
  const inner = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((item) => broken("", item, width, inner))
    : // An object of this member alone shows how code writes its name.
      Object.entries(value).map(([name, member]) =>
        broken(objectLiteral([[name, ""]]).slice(2, -2), member, width, inner),
      );
  if (members.length === 0) return line;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${start}${open}\n${members.map((member) => `${inner}${member},\n`).join("")}${indent}${close}`;
}

function shortened(value: JsonValue): JsonValue {
  if (typeof value === "string") {
    if (value.length <= longestString || /\s/.test(value)) return value;
    return `${[...value].slice(0, longestString / 2).join("")}…`;
  }
  if (Array.isArray(value)) return value.map(shortened);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shortened(field)]));
}
