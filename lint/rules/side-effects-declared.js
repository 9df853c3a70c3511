/** Side effects of a call: nothing, costs, changes of stored data, or new credentials. */
const sideEffects = ["none", "billable", "writes", "credentials"];

/**
 * Requires `x-side-effects` of every operation: readers, the client's table and tests against a real endpoint rely on it.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function sideEffectsDeclared() {
  return {
    Operation(operation, { report, location }) {
      const declared = Reflect.get(operation, "x-side-effects");
      if (sideEffects.includes(declared)) return;
      report({
        message: `Operation needs \`x-side-effects\`, one of ${sideEffects.join(", ")}.`,
        location: declared === undefined ? location.key() : location.child("x-side-effects"),
      });
    },
  };
}
