import ts from "typescript";

const { factory } = ts;

/** The name of a member of an object type; `undefined` for an index signature. */
export function memberName({ name }: ts.TypeElement): string | undefined {
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name))
    ? name.text
    : undefined;
}

/**
 * An object type in which the types at some places are replaced.
 *
 * @param path - Names of members from the outside in; `*` stands for each.
 */
export function replaceAt(
  type: ts.TypeNode,
  [step, ...rest]: readonly string[],
  replace: (type: ts.TypeNode, name: string) => ts.TypeNode,
): ts.TypeNode {
  if (!ts.isTypeLiteralNode(type)) return type;
  return factory.updateTypeLiteralNode(
    type,
    factory.createNodeArray(
      type.members.map((member) => {
        const name = memberName(member);
        if (name === undefined || !ts.isPropertySignature(member) || member.type === undefined) return member;
        if (step !== "*" && step !== name) return member;
        const replaced = rest.length === 0 ? replace(member.type, name) : replaceAt(member.type, rest, replace);
        return factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, replaced);
      }),
    ),
  );
}

/** The object type that an interface stands for. */
export function typeOfInterface(declaration: ts.InterfaceDeclaration): ts.TypeLiteralNode {
  return factory.createTypeLiteralNode(declaration.members);
}

/** The type of a member of an object type. */
export function typeAt(type: ts.TypeNode | undefined, name: string): ts.TypeNode | undefined {
  if (type === undefined || !ts.isTypeLiteralNode(type)) return undefined;
  const member = type.members.find((each) => memberName(each) === name);
  return member !== undefined && ts.isPropertySignature(member) ? member.type : undefined;
}

/** A node in which some of the nodes inside are replaced, the innermost first. */
export function rewrite<Type extends ts.Node>(node: Type, replace: (node: ts.Node) => ts.Node): Type {
  const { transformed } = ts.transform(node, [
    (context) => {
      const visit = (each: ts.Node): ts.Node => replace(ts.visitEachChild(each, visit, context));
      // Whatever is replaced is replaced by its own kind.
      return (root) => ts.visitNode(root, visit) as Type;
    },
  ]);
  return transformed[0] ?? node;
}

/** The section and the name of a component to which a type refers, such as `components["schemas"]["FaceId"]`. */
export function componentOf(node: ts.Node): { section: string; name: string } | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType: root, indexType } = node.objectType;
  if (!ts.isTypeReferenceNode(root) || !ts.isIdentifier(root.typeName) || root.typeName.text !== "components") {
    return undefined;
  }
  const section = literalText(indexType);
  const name = literalText(node.indexType);
  return section === undefined || name === undefined ? undefined : { section, name };
}

function literalText(type: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;
}
