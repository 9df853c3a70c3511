import { isObject, type OpenApiDocument } from "openapi-contract/document";
import { visitSchemas } from "./schema-places.js";

/** Keywords that say by themselves what an object holds. */
const structural = ["properties", "additionalProperties", "patternProperties", "allOf", "oneOf"];

/**
 * Moves each `anyOf` that stands beside members of an object into `allOf`, where it means the same: openapi-typescript would
 * make the members one more of the choices. The document is changed.
 */
export function separateChoices(document: OpenApiDocument): void {
  visitSchemas(document, (schema) => {
    const { anyOf, allOf } = schema;
    const isBeside = structural.some((keyword) => isObject(schema[keyword]) || Array.isArray(schema[keyword]));
    if (!Array.isArray(anyOf) || !isBeside) return;
    delete schema.anyOf;
    schema.allOf = [...(Array.isArray(allOf) ? allOf : []), { anyOf }];
  });
}
