/**
 * A regular expression of a schema. JSON Schema asks for those of ECMAScript with the flag `u`; documents in the field also
 * have some that only work without it, such as `[\\w-\\.]`.
 *
 * @throws {SyntaxError} If it is none at all.
 */
export function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
}
