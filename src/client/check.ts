import { FrsInputError } from "./errors.js";

/** Whether a value is an object with fields: no list, not null. */
export function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Checks that an option or input is an object.
 *
 * @param example - What it looks like, for the error.
 * @throws {FrsInputError} If it is none.
 */
export function requireObject(operation: string, field: string, value: unknown, example: string): void {
  if (isRecord(value)) return;
  throw new FrsInputError(operation, field, `\`${field}\` must be an object such as ${example}.`);
}

/** What an option must be: in words, for the error, and as a test. */
export type OptionRule = readonly [what: string, isExpected: (value: unknown) => boolean];

/**
 * Checks the options that are given. A misspelt one is refused: it would have no effect, and nobody would be told.
 *
 * @param path - What the names begin with, such as `retry.`.
 * @throws {FrsInputError} If one of them is unknown, or is not what its rule wants. The value is in no message.
 */
export function checkOptions(
  operation: string,
  path: string,
  options: object,
  rules: { readonly [name: string]: OptionRule },
): void {
  for (const [name, value] of Object.entries(options)) {
    const option = path + name;
    const refuse = (why: string) => new FrsInputError(operation, option.replace(/\..*/, ""), `\`${option}\` ${why}.`);
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) throw refuse(`is no option here; there are ${Object.keys(rules).join(", ")}`);
    const [what, isExpected] = rule;
    if (value !== undefined && !isExpected(value)) throw refuse(`must be ${what}`);
  }
}

/** Whether a value is a function. */
export function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

/** A rule for numbers, as long as they pass a test. */
export function numberRule(what: string, isExpected: (value: number) => boolean): OptionRule {
  return [what, (value) => typeof value === "number" && isExpected(value)];
}

/** What the option `auth` must be; some of what is wrong with it shows only when a call is made. */
export const authRule: OptionRule = [
  "the result of tokenAuth(…), passwordAuth(…), accessKeyAuth(…) or authFromEnv()",
  isFunction,
];
