import { isObject, type JsonValue } from "../spec/document.js";

/** How long a string of an example may get in code before its middle is left out, in characters. */
const longestString = 40;

/** A property name as TypeScript writes it: quoted only where it must be. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** A JSON value as a TypeScript literal, on one line, with long strings shortened for reading. */
export function exampleLiteral(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(exampleLiteral).join(", ")}]`;
  if (typeof value === "string" && value.length > longestString && !/\s/.test(value)) {
    return JSON.stringify(`${value.slice(0, longestString / 2)}…`);
  }
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => `${propertyName(name)}: ${exampleLiteral(field)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}
