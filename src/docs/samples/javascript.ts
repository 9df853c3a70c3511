import { isObject, type JsonValue } from "openapi-contract/document";
import type { SampleFile } from "./file.js";
import { type Code, layOut, type Syntax } from "./layout.js";
import { jsonText } from "./text.js";

const syntax: Syntax = {
  padding: " ",
  equals: ": ",
  hasTrailingComma: true,
  indent: "  ",
};

/** Returns a JSON value as code of JavaScript. */
export function javaScript(value: JsonValue): Code {
  if (Array.isArray(value)) return { list: value.map(javaScript) };
  if (isObject(value)) return { members: Object.entries(value).map(([name, item]) => member(name, javaScript(item))) };
  return typeof value === "string" ? literal(value) : JSON.stringify(value);
}

/** Writes a string: in double quotes, unless it contains only these. */
export function literal(text: string): string {
  const inDouble = jsonText(text);
  return text.includes('"') && !text.includes("'") ? `'${inDouble.slice(1, -1).replaceAll('\\"', '"')}'` : inDouble;
}

/** Returns a member of an object literal. */
export function member(name: string, value: Code): [name: string, value: Code] {
  if (/^[A-Za-z_$][\w$]*$/.test(name) && name !== "__proto__") return [name, value];
  // Any other way of writing this name sets the prototype.
  return [name === "__proto__" ? `["${name}"]` : jsonText(name), value];
}

/** Writes code behind the start of its statement, such as `const x = `. */
export function statement(start: string, code: Code, end: string): string {
  return `${start}${layOut(code, syntax, 0, start.length + end.length)}${end}`;
}

/** Writes an environment variable with its default. */
export function environment(variable: string, fallback: string): string {
  return `process.env.${variable} ?? ${literal(fallback)}`;
}

/** Writes code that reads a file from disk. */
export function fileFromDisk({ name, type }: SampleFile): string {
  const text = literal(name);
  return `new File([await readFile(${text})], ${text}, { type: ${literal(type)} })`;
}
