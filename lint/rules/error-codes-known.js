/**
 * Every operation names the error codes that it is known to respond with in `x-error-codes`. Each of them stands in the
 * catalogue, and each code of an example is among them.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function errorCodesKnown() {
  /** @type {Set<string>} */
  let known = new Set();
  /** @type {Set<string>} */
  let declared = new Set();
  return {
    Root(root, { resolve }) {
      const catalogue = Reflect.get(root, "x-error-catalogue");
      known = new Set(Object.keys((catalogue && "$ref" in catalogue ? resolve(catalogue).node : catalogue) ?? {}));
    },
    Operation: {
      enter(operation, { report, location }) {
        const codes = Reflect.get(operation, "x-error-codes");
        declared = new Set(Array.isArray(codes) ? codes : []);
        if (declared.size === 0) {
          report({ message: "Operation needs `x-error-codes`, a list of codes.", location: location.key() });
        }
        for (const [index, code] of [...declared].entries()) {
          if (known.has(code)) continue;
          report({
            message: `${code} is not in openapi/error-codes.yaml: correct it, or add it there.`,
            location: location.child(["x-error-codes", index]),
          });
        }
      },
      Response: {
        MediaType(mediaType, { report, resolve, location }) {
          for (const [name, reference] of Object.entries(mediaType.examples ?? {})) {
            const example = "$ref" in reference ? resolve(reference).node : reference;
            const code = Reflect.get(Object(Reflect.get(Object(example), "value")), "error_code");
            if (typeof code !== "string" || declared.has(code)) continue;
            report({
              message: `The example responds with ${code}, which is not among the operation's x-error-codes.`,
              location: location.child(["examples", name]),
            });
          }
        },
      },
    },
  };
}
