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
        const wrong = Array.isArray(names) ? names.filter((name) => required.get(name) !== false) : [];
        required.clear();
        if (names === undefined) return;
        const at = location.child("x-exactly-one-of");
        if (!Array.isArray(names) || names.length < 2) {
          report({ message: "`x-exactly-one-of` is a list of at least two parameters.", location: at });
        }
        for (const name of wrong) {
          report({ message: `\`x-exactly-one-of\` names ${name}, which is no optional parameter here.`, location: at });
        }
      },
    },
  };
}
