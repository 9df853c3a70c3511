/**
 * `x-exactly-one-of` names at least two parameters of the operation, all of them optional.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function choicePossible() {
  /** @type {Map<string, boolean>} */
  const required = new Map();
  return {
    Operation: {
      Parameter(parameter) {
        required.set(parameter.name, parameter.required === true);
      },
      leave(operation, { report, location }) {
        const names = Reflect.get(operation, "x-exactly-one-of");
        const unusable = Array.isArray(names) ? names.filter((name) => required.get(name) !== false) : [];
        required.clear();
        if (names === undefined) return;
        const at = location.child("x-exactly-one-of");
        if (!Array.isArray(names) || names.length < 2) {
          report({ message: "`x-exactly-one-of` must be a list of at least two parameters.", location: at });
        }
        for (const name of unusable) {
          report({
            message: `\`x-exactly-one-of\` names ${name}, which must be an optional parameter of the operation.`,
            location: at,
          });
        }
      },
    },
  };
}
