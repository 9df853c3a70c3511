import { FrsInputError } from "./errors.js";

/** Whether a value is a text of printable ASCII without blanks, such as an id or a token. */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}

/** Headers that say how a message is cut out of its connection; another value would make the server wait for ever. */
const ownHeaders = /^(content-length|transfer-encoding|connection|expect|host)$/i;

/**
 * A copy of headers that can be sent.
 *
 * @throws {FrsInputError} If a name is no header name, or a value no text of printable ASCII. The value is in no message.
 */
export function checkedHeaders(
  operation: string,
  headers: { [name: string]: string } = {},
): { [name: string]: string } {
  const copy = { ...headers };
  for (const [name, value] of Object.entries(copy)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
      throw new FrsInputError(operation, name, `${JSON.stringify(name)} is no name of a header.`);
    }
    if (ownHeaders.test(name)) {
      throw new FrsInputError(operation, name, `\`${name}\` is written by the runtime: leave it out.`);
    }
    checkHeaderValue(operation, name, value);
  }
  return copy;
}

/**
 * Checks that a value can be sent as a header.
 *
 * @throws {FrsInputError} If it is no text of printable ASCII. The value is in no message.
 */
export function checkHeaderValue(operation: string, name: string, value: unknown): void {
  if (typeof value === "string" && /^[\t\x20-\x7e]*$/.test(value)) return;
  throw new FrsInputError(
    operation,
    name,
    `\`${name}\` must be a string of printable ASCII, as it is sent as a header.`,
  );
}
