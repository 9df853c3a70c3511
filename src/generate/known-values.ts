import ts from "typescript";

const { factory, SyntaxKind } = ts;

/**
 * The union of known values and, in a form that keeps editors suggesting them, all others of their types; `undefined` if
 * none of the values can be named in a type.
 *
 * @param types - What the schema says of the type of its values, if it does.
 */
export function openUnion(known: readonly unknown[], types: readonly unknown[] = []): ts.TypeNode | undefined {
  const named = known.filter((value) => value === null || ["string", "number", "boolean"].includes(typeof value));
  if (named.length === 0 || types.includes("array") || types.includes("object")) return undefined;
  const isOfType = (type: "string" | "number" | "boolean") =>
    known.some((value) => typeof value === type) ||
    types.includes(type) ||
    (type === "number" && types.includes("integer"));
  const others = (
    [
      ["string", SyntaxKind.StringKeyword],
      ["number", SyntaxKind.NumberKeyword],
    ] as const
  )
    .filter(([type]) => isOfType(type))
    .map(([, keyword]) =>
      factory.createParenthesizedType(
        factory.createIntersectionTypeNode([factory.createKeywordTypeNode(keyword), factory.createTypeLiteralNode([])]),
      ),
    );
  // These types have only the following values.
  const closed = [
    ...(isOfType("boolean") ? [factory.createKeywordTypeNode(SyntaxKind.BooleanKeyword)] : []),
    ...(known.includes(null) ? [factory.createLiteralTypeNode(factory.createNull())] : []),
  ];
  const literals = known
    .filter((value) => typeof value === "string" || typeof value === "number")
    .map((value) => factory.createLiteralTypeNode(literalNode(value)));
  return factory.createUnionTypeNode([...literals, ...closed, ...others]);
}

function literalNode(value: string | number): ts.LiteralTypeNode["literal"] {
  if (typeof value === "string") return factory.createStringLiteral(value);
  const digits = factory.createNumericLiteral(Math.abs(value));
  // TypeScript has no negative literals, only their negation.
  return value < 0 ? factory.createPrefixUnaryExpression(SyntaxKind.MinusToken, digits) : digits;
}
