import { FrsInputError } from "./errors.js";
import { encode } from "./percent-encoding.js";

/**
 * The text of a value that travels in a path, a query or a header.
 *
 * @throws {FrsInputError} If it is no text, number or truth value.
 */
export function scalar(operationId: string, name: string, value: unknown): string {
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return String(value);
  throw new FrsInputError(operationId, name, `\`${name}\` must be a string.`);
}

/**
 * Fills the braces of a path, encoding each value so that it stays one segment (RFC 3986, unreserved characters kept).
 *
 * @throws {FrsInputError} If a value is missing, empty, `.` or `..`, contains control characters or half of a surrogate
 *   pair: servers and proxies would read another path than the one meant.
 */
export function fillPath(operation: string, path: string, values: { readonly [name: string]: unknown }): string {
  let filled = path;
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    filled = filled.replaceAll(`{${name}}`, encodeSegment(operation, name, scalar(operation, name, value)));
  }
  // No value brings braces in: they are encoded.
  const [, missing] = /\{([^{}]+)\}/.exec(filled) ?? [];
  if (missing !== undefined) throw new FrsInputError(operation, missing, `\`${missing}\` is required.`);
  return filled;
}

function encodeSegment(operation: string, name: string, value: string): string {
  // Most ids are of such characters, which mean themselves.
  if (/^[\w-]+$/.test(value)) return value;
  if (/^\.{0,2}$|\p{Cc}/u.test(value)) {
    const why = value === "" ? "is empty" : /^\.+$/.test(value) ? `is "${value}"` : "contains a control character";
    throw new FrsInputError(operation, name, `\`${name}\` ${why}, which no path can carry.`);
  }
  return encodeText(operation, name, value);
}

/**
 * Writes a query, in which names are encoded like values: a name may be the caller's choice, and a `#` in it would cut off
 * all that follows. A list repeats its name, an object gives its members.
 *
 * @throws {FrsInputError} If a name or value contains half of a surrogate pair.
 */
export function encodeQuery(operation: string, query: { readonly [name: string]: unknown }): string {
  const pairs = (name: string, value: unknown): string[] => {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value.flatMap((item) => pairs(name, item));
    if (typeof value === "object") return Object.entries(value).flatMap(([member, item]) => pairs(member, item));
    return [queryPair(operation, name, String(value))];
  };
  return Object.entries(query)
    .flatMap(([name, value]) => pairs(name, value))
    .join("&");
}

/**
 * A parameter of a query.
 *
 * @throws {FrsInputError} If its name or text contains half of a surrogate pair.
 */
export function queryPair(operation: string, name: string, text: string): string {
  return `${encodeText(operation, name, name)}=${encodeText(operation, name, text)}`;
}

/**
 * A text in which all but the unreserved characters of RFC 3986 are encoded.
 *
 * @throws {FrsInputError} If it contains half of a surrogate pair.
 */
export function encodeText(operation: string, name: string, text: string): string {
  try {
    return encode(text);
  } catch {
    throw new FrsInputError(operation, name, `\`${name}\` contains half of a surrogate pair.`);
  }
}
