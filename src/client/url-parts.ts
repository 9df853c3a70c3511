import { FrsInputError } from "./errors.js";
import { encode } from "./percent-encoding.js";

/**
 * Converts a value of a path, a query or a header to a string.
 *
 * @throws {FrsInputError} If it is not a string, a number or a boolean.
 */
export function scalar(operationId: string, name: string, value: unknown): string {
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return String(value);
  throw new FrsInputError(operationId, name, `\`${name}\` must be a string.`);
}

/**
 * Fills a path template, encoding each value as one segment (RFC 3986, unreserved characters kept).
 *
 * @throws {FrsInputError} If a value is missing, empty, `.` or `..`, contains control characters or a lone surrogate:
 *   servers and proxies would read a different path.
 */
export function fillPath(operation: string, path: string, values: { readonly [name: string]: unknown }): string {
  let filled = path;
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    filled = filled.replaceAll(`{${name}}`, encodeSegment(operation, name, scalar(operation, name, value)));
  }
  // Values contain no braces: they are encoded.
  const [, missing] = /\{([^{}]+)\}/.exec(filled) ?? [];
  if (missing !== undefined) throw new FrsInputError(operation, missing, `\`${missing}\` is required.`);
  return filled;
}

function encodeSegment(operation: string, name: string, value: string): string {
  // Fast path: most ids need no encoding.
  if (/^[\w-]+$/.test(value)) return value;
  if (/^\.{0,2}$|\p{Cc}/u.test(value)) {
    const what = value === "" ? "be empty" : /^\.+$/.test(value) ? `be "${value}"` : "contain control characters";
    throw new FrsInputError(operation, name, `\`${name}\` must not ${what}: it is part of the path.`);
  }
  return encodeText(operation, name, value);
}

/**
 * Writes a query. Names are encoded like values: a name may be chosen by the caller, and a `#` in it would cut off the rest.
 * An array repeats its name, an object writes its properties.
 *
 * @throws {FrsInputError} If a name or value contains a lone surrogate.
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
 * Writes a parameter of a query.
 *
 * @throws {FrsInputError} If its name or text contains a lone surrogate.
 */
export function queryPair(operation: string, name: string, text: string): string {
  return `${encodeText(operation, name, name)}=${encodeText(operation, name, text)}`;
}

/**
 * Percent-encodes all but the unreserved characters of RFC 3986.
 *
 * @throws {FrsInputError} If it contains a lone surrogate.
 */
export function encodeText(operation: string, name: string, text: string): string {
  try {
    return encode(text);
  } catch {
    throw new FrsInputError(operation, name, `\`${name}\` must not contain a lone surrogate.`);
  }
}
