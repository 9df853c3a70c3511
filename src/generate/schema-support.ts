import {
  choices,
  conjunctions,
  type OpenApiDocument,
  pointer,
  type SchemaKeyword,
  subschemasOf,
  walkSchemas,
} from "openapi-contract/document";
import type { ClientLimit } from "./client-limit.js";

/** Keywords by which a schema is made of others. */
const constituents: readonly SchemaKeyword[] = [...conjunctions, ...choices];

/**
 * Schemas that are made of themselves: by `allOf`, by a choice, or by references alone. No type can say what they are. One
 * whose properties or items are of its own kind is not meant.
 */
export function circularSchemas(document: OpenApiDocument): ClientLimit[] {
  return Object.entries(document.components?.schemas ?? {}).flatMap(([name, value]) => {
    const at = pointer("components", "schemas", name);
    const starts = subschemasOf({ value, pointer: at }, constituents).map((part) => part.pointer);
    const madeOf = walkSchemas(document, starts, (schema) => subschemasOf(schema, constituents));
    if (!madeOf.some((part) => part.pointer === at)) return [];
    const message = `The schema ${name} must not contain itself: remove it from its own \`allOf\`, \`oneOf\` or \`anyOf\`.`;
    return [{ pointer: at, message }];
  });
}
