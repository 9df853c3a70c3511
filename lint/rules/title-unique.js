/**
 * Refuses a title that two schemas share: viewers and generators use it as a name.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function titleUnique() {
  /** The place of each title. A schema that several places refer to has one place. @type {Map<string, string>} */
  const places = new Map();
  return {
    Schema(schema, { report, location }) {
      if (typeof schema.title !== "string") return;
      const place = location.absolutePointer;
      const other = places.get(schema.title) ?? place;
      places.set(schema.title, other);
      if (other === place) return;
      report({
        message: `Title "${schema.title}" is already the title of ${other.replace(/^.*\//s, "")}: choose another.`,
        location: location.child("title"),
      });
    },
  };
}
