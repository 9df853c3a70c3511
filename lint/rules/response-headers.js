/**
 * Every response declares the headers that accompany every answer.
 * Option: `names`.
 *
 * @param {{ names?: string[] }} options
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function responseHeaders({ names = [] }) {
  return {
    Response(response, { report, location }) {
      const missing = names.filter((name) => !(name in (response.headers ?? {})));
      if (missing.length === 0) return;
      report({
        message: `Response does not declare the headers ${missing.join(", ")}: refer to components/headers/.`,
        location: location.child("headers").key(),
      });
    },
  };
}
