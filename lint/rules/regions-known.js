/**
 * Checks `x-regions`: a list of at least one region, each among those that the servers of the document name in their variable
 * `region`.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function regionsKnown() {
  /** @type {Set<unknown>} */
  const known = new Set();
  return {
    Root({ servers = [] }) {
      for (const { variables = {} } of servers) for (const region of variables.region?.enum ?? []) known.add(region);
    },
    Operation(operation, { report, location }) {
      const declared = Reflect.get(operation, "x-regions");
      if (declared === undefined) return;
      if (!Array.isArray(declared) || declared.length === 0) {
        report({
          message: "`x-regions` must be a list of at least one region.",
          location: location.child("x-regions"),
        });
        return;
      }
      for (const [index, region] of declared.entries()) {
        if (known.has(region)) continue;
        report({
          message: `\`x-regions\` names ${JSON.stringify(region)}, but a server of the document names only ${[...known].join(", ") || "none"}.`,
          location: location.child(["x-regions", String(index)]),
        });
      }
    },
  };
}
