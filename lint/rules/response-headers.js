/**
 * Requires that every response declares the headers that all responses have.
 * Options: `names`, and `byTag`, which gives the responses of a tag's operations a list of their own.
 *
 * @param {{ names?: string[], byTag?: { [tag: string]: string[] } }} options
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function responseHeaders({ names = [], byTag = {} }) {
  return {
    Operation: {
      Response(response, { report, location }, { Operation: operation }) {
        const tag = operation.tags?.find((/** @type {string} */ name) => name in byTag);
        /** @type {string[]} */
        const expected = (tag !== undefined && byTag[tag]) || names;
        const missing = expected.filter((name) => !(name in (response.headers ?? {})));
        if (missing.length === 0) return;
        report({
          message: `Response does not declare the headers ${missing.join(", ")}: add references to components/headers/.`,
          location: location.child("headers").key(),
        });
      },
    },
  };
}
