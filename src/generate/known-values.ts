import ts from "typescript";

const { factory, SyntaxKind } = ts;

/** The union of known values and, in a form that keeps editors suggesting them, all others of their types. */
export function openUnion(known: unknown[]): ts.TypeNode {
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
  if (typeof value === "string") return factory.createStringLiteral(value);
  const digits = factory.createNumericLiteral(Math.abs(value));
  // TypeScript has no negative literals, only their negation.
  return value < 0 ? factory.createPrefixUnaryExpression(SyntaxKind.MinusToken, digits) : digits;
}
