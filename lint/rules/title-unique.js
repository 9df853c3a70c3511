/**
 * No two schemas share a title: viewers and generators name what they show after it.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function titleUnique() {
  /** Where each title stands. A schema that several places refer to stands in one. @type {Map<string, string>} */
  const places = new Map();
  return {
    Schema(schema, { report, location }) {
      if (typeof schema.title !== "string") return;
      const place = location.absolutePointer;
      const other = places.get(schema.title) ?? place;
      places.set(schema.title, other);
      if (other === place) return;
      report({
        message: `The title "${schema.title}" is also that of ${other.replace(/^.*\//s, "")}: choose another.`,
        location: location.child("title"),
      });
    },
  };
}
