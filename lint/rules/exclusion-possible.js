/**
 * Checks `x-excludes`: at least two sides, each with at least one parameter; all of them must be optional parameters of the
 * operation or its path, and none on two sides.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function exclusionPossible() {
  return {
    Operation(operation, { report, location, resolve, parent }) {
      const declared = Reflect.get(operation, "x-excludes");
      if (declared === undefined) return;
      const at = location.child("x-excludes");
      const sides = Array.isArray(declared) ? declared.map((side) => (Array.isArray(side) ? side : [side])) : [];
      if (sides.length < 2 || sides.some((side) => side.length === 0)) {
        report({
          message: "`x-excludes` must be a list of at least two sides, each a list of parameters.",
          location: at,
        });
        return;
      }
      /** @type {Map<string, boolean>} */
      const required = new Map();
      for (const reference of [...(Object(parent).parameters ?? []), ...(operation.parameters ?? [])]) {
        const parameter = "$ref" in reference ? resolve(reference).node : reference;
        required.set(Object(parameter).name, Object(parameter).required === true);
      }
      const names = sides.flat();
      for (const name of new Set(names)) {
        if (required.get(name) !== false) {
          report({
            message: `\`x-excludes\` names ${name}: it must be an optional parameter of the operation.`,
            location: at,
          });
        }
        if (names.indexOf(name) !== names.lastIndexOf(name)) {
          report({ message: `\`x-excludes\` names ${name} twice: it must be on one side only.`, location: at });
        }
      }
    },
  };
}
