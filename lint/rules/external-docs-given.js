/**
 * Requires that every operation links to the official page that describes it.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function externalDocsGiven() {
  return {
    Operation(operation, { report, location }) {
      if (operation.externalDocs?.url && operation.externalDocs.description) return;
      report({
        message: "Operation needs `externalDocs` with a description and the url of the official page.",
        location: location.child("externalDocs").key(),
      });
    },
  };
}
