/** Keywords that state the type of a value. */
const kinds = ["type", "const", "enum", "oneOf", "anyOf", "allOf"];

/** Keywords that compose a schema of other schemas, each with examples of its own. */
const composing = ["properties", "additionalProperties", "items", "oneOf", "anyOf", "allOf"];

/**
 * Requires a description and a type of every property and every named schema, and an example of every one that is not
 * composed of others. Examples are written as `examples`, the form of JSON Schema 2020-12.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function schemaDocumented() {
  return {
    Schema(schema, { report, location, parent, key }) {
      if ("example" in schema) {
        report({
          message: "Use `examples` with a list instead of `example`.",
          location: location.child("example").key(),
        });
      }
      const isNamed = /^#\/components\/schemas\/[^/]+$/.test(location.pointer) || location.pointer === "#/";
      const isProperty = parent?.properties === undefined && /\/properties\/[^/]+$/.test(location.pointer);
      if (!isNamed && !isProperty) return;

      const name = isProperty ? `Property "${String(key)}"` : "Schema";
      const at = location.key();
      if (!schema.description) report({ message: `${name} has no description.`, location: at });
      if (!kinds.some((keyword) => keyword in schema)) {
        report({ message: `${name} has no type.`, location: at });
      }
      const examples = Reflect.get(schema, "examples");
      const isComposed = composing.some((keyword) => keyword in schema);
      if (!isComposed && !(Array.isArray(examples) && examples.length > 0)) {
        report({ message: `${name} has no example: add a list under \`examples\`.`, location: at });
      }
    },
  };
}
