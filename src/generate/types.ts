import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { isObject, type JsonValue, type OpenApiDocument } from "../spec/document.js";
import { escapeTags } from "./doc-comment.js";

/**
 * The TypeScript types of the document. Fields of `format: binary` are `Blob`; a field with a default stays optional,
 * since it may be left out of a request; a field with known values names them and takes others, too.
 */
export async function generateTypes(document: OpenApiDocument): Promise<string> {
  // The document is bundled and was linted; its loose interface is narrower than the one the library asks for.
  const source = withoutTags(document) as unknown as Parameters<typeof openapiTS>[0];
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

/** Keywords whose texts become comments. */
const commented = new Set(["title", "summary", "description", "default", "example", "examples"]);

/** A copy of the document in whose texts nothing reads as a tag of a comment. */
function withoutTags(document: OpenApiDocument): JsonValue {
  const copy = (value: JsonValue, isText: boolean): JsonValue => {
    if (typeof value === "string") return isText ? escapeTags(value) : value;
    if (Array.isArray(value)) return value.map((item) => copy(item, isText));
    if (!isObject(value)) return value;
    // `fromEntries` also keeps a property named `__proto__`.
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, copy(member, isText || isTextOf(name, member))]),
    );
  };
  // A document is JSON by construction; its interface only names the parts that are used most.
  return copy(document as unknown as JsonValue, false);
}

/** Whether a member of an object is text for readers: a property of a schema that has such a name is an object. */
function isTextOf(name: string, value: JsonValue): boolean {
  return commented.has(name) && (!isObject(value) || name === "default" || name === "example");
}

/** The union of known values and, in a form that keeps editors suggesting them, all others of their types. */
function openUnion(known: unknown[]): ts.TypeNode {
  const { factory, SyntaxKind } = ts;
  const others = ([SyntaxKind.StringKeyword, SyntaxKind.NumberKeyword] as const)
    .filter((_, index) => known.some((value) => typeof value === ["string", "number"][index]))
    .map((keyword) =>
      factory.createParenthesizedType(
        factory.createIntersectionTypeNode([factory.createKeywordTypeNode(keyword), factory.createTypeLiteralNode([])]),
      ),
    );
  // There are no other values of these types.
  const isBoolean = known.some((value) => typeof value === "boolean");
  const closed = [
    ...(isBoolean ? [factory.createKeywordTypeNode(SyntaxKind.BooleanKeyword)] : []),
    ...(known.includes(null) ? [factory.createLiteralTypeNode(factory.createNull())] : []),
  ];
  const literals = known
    .filter((value) => typeof value === "string" || typeof value === "number")
    .map((value) => factory.createLiteralTypeNode(literalNode(value)));
  return factory.createUnionTypeNode([...literals, ...closed, ...others]);
}

function literalNode(value: string | number): ts.LiteralTypeNode["literal"] {
  const { factory, SyntaxKind } = ts;
  if (typeof value === "string") return factory.createStringLiteral(value);
  const digits = factory.createNumericLiteral(Math.abs(value));
  // TypeScript has no negative literals, only their negation.
  return value < 0 ? factory.createPrefixUnaryExpression(SyntaxKind.MinusToken, digits) : digits;
}
