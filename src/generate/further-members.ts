import { isObject, type OpenApiDocument, possibleSchemas, subschemasOf, valueAt } from "openapi-contract/document";

/** Pointers of the schemas of members that an object may have besides its properties, as far as the document states any. */
export function furtherMembers(document: OpenApiDocument, pointers: readonly string[]): string[] {
  return possibleSchemas(document, pointers)
    .flatMap((schema) => subschemasOf(schema, ["additionalProperties", "unevaluatedProperties", "patternProperties"]))
    .filter(({ keyword, pointer }) => keyword === "patternProperties" || isObject(valueAt(document, pointer)))
    .map(({ pointer }) => pointer);
}
