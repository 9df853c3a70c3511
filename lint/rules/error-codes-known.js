/**
 * Requires that every operation lists its known error codes in `x-error-codes`, that the catalogue has each of them, and
 * that examples use no other code.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function errorCodesKnown() {
  /** @type {Set<string>} */
  let known = new Set();
  /** @type {Set<string>} */
  let declared = new Set();
  let name = "The operation";
  return {
    Root(root, { resolve }) {
      const catalogue = Reflect.get(root, "x-error-catalogue");
      known = new Set(Object.keys((catalogue && "$ref" in catalogue ? resolve(catalogue).node : catalogue) ?? {}));
    },
    Operation: {
      enter(operation, { report, location }) {
        const codes = Reflect.get(operation, "x-error-codes");
        name = operation.operationId ?? "The operation";
        declared = new Set(Array.isArray(codes) ? codes : []);
        if (declared.size === 0) {
          report({ message: "Operation needs `x-error-codes`, a list of codes.", location: location.key() });
        }
        for (const [index, code] of [...declared].entries()) {
          if (known.has(code)) continue;
          report({
            message: `${code} is not in openapi/error-codes.yaml: correct the code, or add it there.`,
            location: location.child(["x-error-codes", index]),
          });
        }
      },
      Response: {
        MediaType(mediaType, { report, resolve, location }) {
          for (const [example, reference] of Object.entries(mediaType.examples ?? {})) {
            const target = "$ref" in reference ? resolve(reference).node : reference;
            const code = Reflect.get(Object(Reflect.get(Object(target), "value")), "error_code");
            if (typeof code !== "string" || declared.has(code)) continue;
            report({
              message: `Example has the error code ${code}, which the \`x-error-codes\` of ${name} does not list: add it there, or correct it.`,
              location: location.child(["examples", example]),
            });
          }
        },
      },
    },
  };
}
