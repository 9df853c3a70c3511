/**
 * Requires a description, a schema and an example of every parameter and every header.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function valueDocumented() {
  /** @type {import("@redocly/openapi-core").Oas3Visitor["Parameter"]} */
  const check = (value, { report, location, type }) => {
    for (const keyword of ["description", "schema"]) {
      if (!Reflect.get(value, keyword))
        report({ message: `${type.name} has no ${keyword}.`, location: location.key() });
    }
    if (!("example" in value) && !("examples" in value)) {
      report({ message: `${type.name} has no example.`, location: location.key() });
    }
  };
  return { Parameter: check, Header: check };
}
