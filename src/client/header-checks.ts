import { FrsInputError } from "./errors.js";

/** Whether a value is a string of printable ASCII without spaces, such as an id or a token. */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}

/** Headers that frame a message on its connection; a wrong value would make the server wait forever. */
const ownHeaders = /^(content-length|transfer-encoding|connection|expect|host)$/i;

/**
 * Checks and copies headers.
 *
 * @throws {FrsInputError} If a name is not a valid header name, or a value is not printable ASCII. No message contains the value.
 */
export function checkedHeaders(
  operation: string,
  headers: { [name: string]: string } = {},
): { [name: string]: string } {
  const copy = { ...headers };
  for (const [name, value] of Object.entries(copy)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
      throw new FrsInputError(operation, name, `${JSON.stringify(name)} is not a valid header name.`);
    }
    if (ownHeaders.test(name)) {
      throw new FrsInputError(operation, name, `\`${name}\` must not be set: the runtime writes it.`);
    }
    checkHeaderValue(operation, name, value);
  }
  return copy;
}

/**
 * Checks that a value can be sent as a header.
 *
 * @throws {FrsInputError} If it is not a string of printable ASCII. No message contains the value.
 */
export function checkHeaderValue(operation: string, name: string, value: unknown): void {
  if (typeof value === "string" && /^[\t\x20-\x7e]*$/.test(value)) return;
  throw new FrsInputError(operation, name, `\`${name}\` must be a string of printable ASCII: it is a header.`);
}
