import { isObject, type JsonObject, type JsonValue, type OpenApiDocument, pointer } from "openapi-contract/document";

/** Keywords whose value is a schema. */
const one = ["items", "contains", "not", "if", "then", "else", "additionalProperties", "propertyNames"];
const alsoOne = ["unevaluatedItems", "unevaluatedProperties", "contentSchema"];

/** Keywords whose value is a list of schemas, and those whose value names schemas. */
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["properties", "patternProperties", "dependentSchemas", "$defs"];

/** Fields that hold values instead of parts of the document. */
const values = new Set(["example", "examples", "default", "const", "enum"]);

/**
 * Visits every schema that stands in a part of a document, from the outside in: those of parameters, headers and bodies,
 * those of the components, and those inside others.
 *
 * @param visit - Is told the schema and its JSON pointer, and may change the schema.
 */
export function visitSchemas(document: OpenApiDocument, visit: (schema: JsonObject, at: string) => void): void {
  const schemaAt = (value: JsonValue | undefined, at: string): void => {
    if (!isObject(value)) return;
    visit(value, at);
    for (const keyword of [...one, ...alsoOne]) schemaAt(value[keyword], at + pointer(keyword));
    for (const keyword of lists) {
      const list = value[keyword];
      if (Array.isArray(list)) for (const [index, item] of list.entries()) schemaAt(item, at + pointer(keyword, index));
    }
    for (const keyword of maps) schemasIn(value[keyword], at + pointer(keyword));
  };
  const schemasIn = (map: JsonValue | undefined, at: string): void => {
    for (const [name, item] of Object.entries(isObject(map) ? map : {})) schemaAt(item, at + pointer(name));
  };
  const partAt = (value: unknown, at: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      const place = at + pointer(name);
      if (values.has(name) || name.startsWith("x-")) continue;
      if (name === "schema") schemaAt(member, place);
      else if (place === "/components/schemas") schemasIn(member, place);
      else partAt(member, place);
    }
  };
  partAt(document, "");
}
