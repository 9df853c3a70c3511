/** Types of a schema, by the type of a value in JavaScript. */
const typesOf = {
  string: ["string"],
  number: ["number", "integer"],
  boolean: ["boolean"],
  object: ["null"],
};

/**
 * Checks `x-known-values`: a list of different scalar values, each of a type of the schema.
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
      const isScalar = (/** @type {unknown} */ value) => value === null || Object.hasOwn(typesOf, typeof value);
      const isOther = (/** @type {unknown} */ value) => typeof value === "object" && value !== null;
      if (!isList || !known.every(isScalar) || known.some(isOther) || new Set(known).size < known.length) {
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
          message: `\`x-known-values\` names ${JSON.stringify(value)}, which must be of the type ${types.join(" or ")}.`,
          location: at,
        });
      }
    },
  };
}
