/**
 * Requires named examples of every media type, and a summary of every example.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function examplesGiven() {
  return {
    MediaType(mediaType, { report, location }) {
      if (mediaType.examples && Object.keys(mediaType.examples).length > 0) return;
      report({
        message: "Media type has no named examples: add at least one under `examples`.",
        location: location.key(),
      });
    },
    Example(example, { report, location }) {
      if (!example.summary) {
        report({ message: "Example has no `summary`: say what it shows.", location: location.key() });
      }
    },
  };
}
