/** Expressions that were created: a string is compared with the same one hundreds of times. */
const created = new Map<string, RegExp>();

/** Number of expressions that are kept. */
const mostKept = 1000;

/**
 * A regular expression of a schema. JSON Schema asks for those of ECMAScript with the flag `u`; documents in the field also
 * have some that only work without it, such as `[\\w-\\.]`.
 *
 * @throws {SyntaxError} If it is none at all.
 */
export function regularExpression(pattern: string): RegExp {
  const known = created.get(pattern);
  if (known !== undefined) return known;
  if (created.size >= mostKept) created.clear();
  const expression = create(pattern);
  created.set(pattern, expression);
  return expression;
}

function create(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
}
