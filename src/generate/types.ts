import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { OpenApiDocument } from "../spec/document.js";

/**
 * The TypeScript types of the document. Fields of `format: binary` are `Blob`; a field with a default stays optional,
 * since it may be left out of a request.
 */
export async function generateTypes(document: OpenApiDocument): Promise<string> {
  // The document is bundled and was linted; its loose interface is narrower than the one the library asks for.
  const source = structuredClone(document) as unknown as Parameters<typeof openapiTS>[0];
  const nodes = await openapiTS(source, {
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
    silent: true,
    transform(schema) {
      return schema.format === "binary" ? ts.factory.createTypeReferenceNode("Blob") : undefined;
    },
  });
  return astToString(nodes);
}
