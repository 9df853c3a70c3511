import {
  allKeywords,
  isObject,
  type JsonObject,
  type OpenApiDocument,
  pointer,
  subschemasOf,
  valueAt,
} from "openapi-contract/document";

/** Keywords by which a schema holds others in itself. */
const held = allKeywords.filter((keyword) => keyword !== "$ref");

/** Fields that hold values instead of parts of the document. */
const values = new Set(["example", "examples", "default", "const", "enum"]);

/**
 * Visits every schema that stands in a part of a document, from the outside in: those of parameters, headers and bodies,
 * those of the components, and those inside others.
 *
 * @param visit - Is told the schema and its JSON pointer, and may change the schema.
 */
export function visitSchemas(document: OpenApiDocument, visit: (schema: JsonObject, at: string) => void): void {
  const schemaAt = (at: string): void => {
    const value = valueAt(document, at);
    if (!isObject(value)) return;
    visit(value, at);
    for (const next of subschemasOf({ value, pointer: at }, held)) schemaAt(next.pointer);
  };
  const partAt = (value: unknown, at: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      const place = at + pointer(name);
      if (at === "/components/schemas") schemaAt(place);
      else if (values.has(name) || name.startsWith("x-")) continue;
      else if (name === "schema") schemaAt(place);
      else partAt(member, place);
    }
  };
  partAt(document, "");
}
