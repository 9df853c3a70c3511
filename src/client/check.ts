import { FrsInputError } from "./errors.js";

/** Whether a value is an object with fields: no list, not null. */
export function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Checks that an option or input is an object, if it is given.
 *
 * @param example - What it looks like, for the error.
 * @throws {FrsInputError} If it is none.
 */
export function requireObject(operation: string, field: string, value: unknown, example: string): void {
  if (value === undefined || isRecord(value)) return;
  throw new FrsInputError(operation, field, `\`${field}\` must be an object such as ${example}.`);
}

/**
 * Checks that an option is a number as it should be, if it is given.
 *
 * @param path - Name of the option, and of the one that it stands in, as in `retry.attempts`.
 * @param what - What is due, for the error.
 * @throws {FrsInputError} If it is something else.
 */
export function requireNumber(
  operation: string,
  path: string,
  value: unknown,
  what: string,
  isDue: (value: number) => boolean,
): void {
  if (value === undefined || (typeof value === "number" && isDue(value))) return;
  throw new FrsInputError(operation, path.replace(/\..*/, ""), `\`${path}\` must be ${what}.`);
}
