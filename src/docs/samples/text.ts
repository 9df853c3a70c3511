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
