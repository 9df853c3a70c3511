import type { JsonValue } from "openapi-contract/document";
import { fileFromDisk, javaScript, member } from "./javascript.js";
import type { Code } from "./layout.js";
import type { SampleBody } from "./request.js";

/**
 * Returns the fields of a form as members of an object, with files that are read from disk.
 *
 * @param written - Returns the value to write for a field that is not a file.
 */
export function formFields(
  { fields, parts }: SampleBody & { kind: "form" },
  written: (name: string, value: JsonValue) => JsonValue = (_, value) => value,
): [string, Code][] {
  return Object.entries(fields).map(([name, value]) => {
    const own = parts.filter((part) => part.name === name).map((part) => part.value);
    const codes = own.map((part, index): Code => {
      if (typeof part !== "string") return fileFromDisk(part);
      return javaScript(Array.isArray(value) ? (value[index] ?? null) : written(name, value));
    });
    return member(name, Array.isArray(value) ? { list: codes } : (codes[0] ?? "undefined"));
  });
}
