import { FrsInputError } from "./errors.js";

/** Whether a value is an object: not an array, not null. */
export function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Checks that an option or input is an object.
 *
 * @param example - An example of it, for the error.
 * @throws {FrsInputError} If it is not an object.
 */
export function requireObject(operation: string, field: string, value: unknown, example: string): void {
  if (isRecord(value)) return;
  throw new FrsInputError(operation, field, `\`${field}\` must be an object such as ${example}.`);
}

/** Describes what an option must be: in words, for the error, and as a predicate. */
export type OptionRule = readonly [what: string, isExpected: (value: unknown) => boolean];

/**
 * Checks options. An unknown one is refused: ignoring a misspelt option would hide the mistake.
 *
 * @param path - Prefix of the names, such as `retry.`.
 * @throws {FrsInputError} If an option is unknown or breaks its rule. No message contains the value.
 */
export function checkOptions(
  operation: string,
  path: string,
  options: object,
  rules: { readonly [name: string]: OptionRule },
): void {
  for (const [name, value] of Object.entries(options)) {
    const option = path + name;
    const refuse = (message: string) => new FrsInputError(operation, option.replace(/\..*/, ""), message);
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) {
      const known = Object.keys(rules);
      const near = known.find((each) => isNear(each, name, 2) || name.startsWith(each));
      throw refuse(
        `Unknown option \`${option}\`. ${near ? `Did you mean \`${path + near}\`?` : `Options: ${known.join(", ")}.`}`,
      );
    }
    const [what, isExpected] = rule;
    if (value !== undefined && !isExpected(value)) throw refuse(`\`${option}\` must be ${what}.`);
  }
}

/** Whether some edits of one character turn one word into another. */
function isNear(one: string, other: string, edits: number): boolean {
  if (one === other) return true;
  const [rest, otherRest] = [one.slice(1), other.slice(1)];
  if (one[0] === other[0]) return isNear(rest, otherRest, edits);
  return (
    edits > 0 &&
    (isNear(rest, other, edits - 1) || isNear(one, otherRest, edits - 1) || isNear(rest, otherRest, edits - 1))
  );
}

/** Rule of an option whose value is checked elsewhere. */
export const anything: OptionRule = ["", () => true];

/** Whether a value is a function. */
export function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

/** Returns a rule for numbers that satisfy a predicate. */
export function numberRule(what: string, isExpected: (value: number) => boolean): OptionRule {
  return [what, (value) => typeof value === "number" && isExpected(value)];
}

/** Rule of the option `auth`; some mistakes show only when a call is made. */
export const authRule: OptionRule = [
  "the result of tokenAuth(…), passwordAuth(…), accessKeyAuth(…) or authFromEnv()",
  isFunction,
];
