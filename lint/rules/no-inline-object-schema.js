/**
 * Requires that path files refer to their body schemas, so that each schema has a name in the types and the docs.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function noInlineObjectSchema() {
  return {
    MediaType(mediaType, { report, location }) {
      const schema = mediaType.schema;
      if (!schema || "$ref" in schema) return;
      report({
        message: "Body schema must not be inline: move it to components/schemas/ and refer to it.",
        location: location.child("schema"),
      });
    },
  };
}
