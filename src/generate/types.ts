import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { OpenApiDocument } from "../spec/document.js";

/**
 * The TypeScript types of the document. Fields of `format: binary` are `Blob`; a field with a default stays optional,
 * since it may be left out of a request; a field with known values names them and takes others, too.
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
      if (schema.format === "binary") return ts.factory.createTypeReferenceNode("Blob");
      const known: unknown = Reflect.get(schema, "x-known-values");
      return Array.isArray(known) ? openUnion(known) : undefined;
    },
  });
  return astToString(nodes);
}

/** The union of known values and, in a form that keeps editors suggesting them, all others of their type. */
function openUnion(known: unknown[]): ts.TypeNode {
  const { factory, SyntaxKind } = ts;
  const isNumeric = known.every((value) => typeof value === "number");
  const others = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(isNumeric ? SyntaxKind.NumberKeyword : SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  const literals = known.map((value) =>
    factory.createLiteralTypeNode(
      typeof value === "number" ? factory.createNumericLiteral(value) : factory.createStringLiteral(String(value)),
    ),
  );
  return factory.createUnionTypeNode([...literals, factory.createParenthesizedType(others)]);
}
