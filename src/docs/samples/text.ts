import { isObject, type JsonValue, type Parameter } from "openapi-contract/document";

/** Percent-encodes all but the unreserved characters of RFC 3986, so that the text needs no quoting in any language. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Writes a value of a parameter as text, with commas between the items of a list. */
export function textOf(value: JsonValue): string {
  if (Array.isArray(value)) return value.map(textOf).join(",");
  if (isObject(value)) return Object.entries(value).flat().map(textOf).join(",");
  return String(value);
}

/** Returns the pairs by which a parameter travels in the query. */
export function pairsOf({ name, exploded, explode }: Parameter, value: JsonValue): [name: string, value: string][] {
  if (exploded && isObject(value)) return Object.entries(value).map(([member, text]) => [member, textOf(text)]);
  if (explode && Array.isArray(value)) return value.map((item) => [name, textOf(item)]);
  return [[name, textOf(value)]];
}

/**
 * Writes a string as JSON does, which JavaScript and Python read, too. Characters that readers do not see, or that change the
 * order in which they see others, are escaped.
 */
export function jsonText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
