import { isObject, type JsonObject, type JsonValue, type OpenApiDocument, resolve } from "openapi-contract/document";
import { visitSchemas } from "./schema-places.js";

/**
 * Documents every property of a document that has no description of its own, but refers to a schema with one: editors show
 * what stands at the property alone. The document is changed.
 */
export function describeProperties(document: OpenApiDocument): void {
  visitSchemas(document, (schema, at) => {
    for (const [name, property] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
      if (!isObject(property)) continue;
      const about = documentationOf(document, property, `${at}/properties/${name}`);
      for (const [keyword, value] of Object.entries(about)) property[keyword] ??= value;
    }
  });
}

/** What documents a schema, and is true of it also where another one refers to it. */
const keywords = ["description", "deprecated", "default", "example", "examples"];

/** What is said of a schema, by itself or by the first schema behind it that says what it is. */
export function documentationOf(document: OpenApiDocument, schema: JsonValue | undefined, at: string): JsonObject {
  const found = describing(document, schema, at, new Set());
  const said = keywords.flatMap((keyword) =>
    found[keyword] === undefined ? [] : [[keyword, found[keyword]] as const],
  );
  return Object.fromEntries(said);
}

function describing(
  document: OpenApiDocument,
  schema: JsonValue | undefined,
  at: string,
  seen: Set<JsonObject>,
): JsonObject {
  if (!isObject(schema) || seen.has(schema)) return {};
  seen.add(schema);
  if (typeof schema.description === "string") return schema;
  if (typeof schema.$ref === "string") {
    // Only whoever refers to it says that a property is deprecated, or by what value it is left out.
    const { value, pointer } = resolve(document, schema, at);
    return { ...describing(document, value, pointer, seen), ...withoutReference(schema) };
  }
  const inside = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list) ? list : [];
  });
  for (const member of [...inside, schema.items]) {
    const { description } = describing(document, member, at, seen);
    if (description !== undefined) return { ...schema, description };
  }
  return typeof schema.title === "string" ? { ...schema, description: `${schema.title}.` } : schema;
}

function withoutReference({ $ref: _, ...siblings }: JsonObject): JsonObject {
  return siblings;
}
