/** What a call can do besides answering: nothing, cost money, or change what is stored. */
const sideEffects = ["none", "billable", "writes"];

/**
 * Every operation declares `x-side-effects`, from which the client decides what may be repeated and the contract
 * tests decide what may be run against a real endpoint.
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
