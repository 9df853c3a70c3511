/** What a schema's `type` calls a value of JavaScript. */
const typesOf = {
  string: ["string"],
  number: ["number", "integer"],
  boolean: ["boolean"],
  object: ["null"],
};

/**
 * `x-known-values` is a list of different single values, each of a type that the schema has.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function knownValuesPossible() {
  return {
    Schema(schema, { report, location }) {
      const known = Reflect.get(schema, "x-known-values");
      if (known === undefined) return;
      const at = location.child("x-known-values");
      const isList = Array.isArray(known) && known.length > 0;
      const isSingle = (/** @type {unknown} */ value) => value === null || Object.hasOwn(typesOf, typeof value);
      const isOther = (/** @type {unknown} */ value) => typeof value === "object" && value !== null;
      if (!isList || !known.every(isSingle) || known.some(isOther) || new Set(known).size < known.length) {
        report({
          message: "`x-known-values` must be a list of different strings, numbers or booleans.",
          location: at,
        });
        return;
      }
      if (schema.type === undefined) return;
      const types = [schema.type].flat();
      for (const value of known) {
        const isFraction = typeof value === "number" && !Number.isInteger(value);
        const own = isFraction ? ["number"] : typesOf[/** @type {keyof typeof typesOf} */ (typeof value)];
        if (own.some((type) => types.includes(/** @type {any} */ (type)))) continue;
        report({
          message: `\`x-known-values\` names ${JSON.stringify(value)}, which is not of the type ${types.join(" or ")}.`,
          location: at,
        });
      }
    },
  };
}
