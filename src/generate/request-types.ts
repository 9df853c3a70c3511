import ts from "typescript";
import { componentOf, memberName, replaceAt, rewrite, typeAt, typeOfInterface } from "./type-nodes.js";

const { factory, SyntaxKind } = ts;

/** Places of an operation's types that say what requests hold. */
const inOperation = [
  ["*", "parameters", "*", "*"],
  ["*", "requestBody", "content", "*"],
] as const;

/** Places of the components' types that say what requests hold. */
const inComponents = [
  ["parameters", "*"],
  ["requestBodies", "*", "content", "*"],
] as const;

/**
 * Makes one set of types of two: of what responses hold, and of what requests hold. A schema that only requests use stands
 * in the interface `requests` alone; one that both use stands in both, in two forms.
 *
 * @param responses - Types of the document as it holds for responses.
 * @param requests - Types of the document as it holds for requests.
 * @param also - Names of schemas that requests use where the types do not show it.
 */
export function mergeTypes(
  responseTypes: readonly ts.Node[],
  requests: readonly ts.Node[],
  also: readonly string[],
): ts.Node[] {
  const sent = {
    operations: everywhere(interfaceOf(requests, "operations"), inOperation, asSent),
    components: everywhere(interfaceOf(requests, "components"), inComponents, asSent),
  };
  const received = {
    operations: interfaceOf(responseTypes, "operations"),
    components: interfaceOf(responseTypes, "components"),
  };
  const schemas = { sent: typeAt(sent.components, "schemas"), received: typeAt(received.components, "schemas") };

  const inRequests = reachable(schemas.sent, [
    ...also,
    ...placesOf(sent.operations, inOperation).flatMap(referred),
    ...placesOf(sent.components, inComponents).flatMap(referred),
  ]);
  const fromResponses = ["responses", "headers", "pathItems"].map((section) => typeAt(received.components, section));
  const responses = placesOf(received.operations, [["*", "responses"]]);
  const webhooks = responseTypes.filter(
    (node) => ts.isInterfaceDeclaration(node) && /^(paths|webhooks)$/.test(node.name.text),
  );
  const inResponses = reachable(schemas.received, [...fromResponses, ...responses, ...webhooks].flatMap(referred));
  const onlyInRequests = new Set([...inRequests].filter((name) => !inResponses.has(name)));

  const requestSchemas = membersOf(schemas.sent)
    .filter((member) => inRequests.has(memberName(member) ?? ""))
    .map((member) => ofRequests(updateType(member, asSent)));
  const merged = responseTypes.map((node) => {
    if (ts.isTypeAliasDeclaration(node) && onlyInRequests.has(node.name.text)) return aliasOf(node);
    if (!ts.isInterfaceDeclaration(node)) return node;
    if (node.name.text === "components") {
      const members = membersOf(received.components).map((member) =>
        mergeSection(member, sent.components, onlyInRequests),
      );
      return withMembers(node, members);
    }
    if (node.name.text === "operations") {
      return withMembers(
        node,
        membersOf(received.operations).map((member) => mergeOperation(member, sent.operations)),
      );
    }
    return node;
  });
  return requestSchemas.length === 0 ? merged : [...merged, requestsInterface(requestSchemas)];
}

/** A section of the components: those that only requests use, as requests hold them, all others as responses do. */
function mergeSection(
  section: ts.TypeElement,
  sent: ts.TypeNode | undefined,
  onlyInRequests: ReadonlySet<string>,
): ts.TypeElement {
  const name = memberName(section);
  if (name === "parameters" || name === "requestBodies") {
    const type = typeAt(sent, name);
    return type === undefined ? section : ofRequests(updateType(section, () => type));
  }
  if (name !== "schemas") return section;
  return updateType(section, (type) => {
    const kept = membersOf(type).filter((member) => !onlyInRequests.has(memberName(member) ?? ""));
    return factory.createTypeLiteralNode(kept);
  });
}

/** An operation: what requests hold of the one kind of types, what responses hold of the other. */
function mergeOperation(operation: ts.TypeElement, sent: ts.TypeNode | undefined): ts.TypeElement {
  const own = typeAt(sent, memberName(operation) ?? "");
  const requestSide = new Map(membersOf(own).map((member) => [memberName(member), member]));
  return updateType(operation, (type) =>
    factory.createTypeLiteralNode(
      membersOf(type).map((member) => {
        const name = memberName(member);
        const replacement = name === "responses" ? undefined : requestSide.get(name);
        return replacement === undefined ? member : ofRequests(replacement);
      }),
    ),
  );
}

function requestsInterface(schemas: ts.TypeElement[]): ts.InterfaceDeclaration {
  const section = factory.createPropertySignature(
    undefined,
    "schemas",
    undefined,
    factory.createTypeLiteralNode(schemas),
  );
  return factory.createInterfaceDeclaration(
    [factory.createModifier(SyntaxKind.ExportKeyword)],
    "requests",
    undefined,
    undefined,
    [section],
  );
}

/** The exported name of a schema that only requests use. */
function aliasOf(alias: ts.TypeAliasDeclaration): ts.TypeAliasDeclaration {
  const type = factory.createTypeReferenceNode(`requests["schemas"][${JSON.stringify(alias.name.text)}]`);
  return factory.updateTypeAliasDeclaration(alias, alias.modifiers, alias.name, alias.typeParameters, type);
}

/** A node whose schemas are those of requests. */
function ofRequests<Type extends ts.Node>(node: Type): Type {
  return rewrite(node, (each) => {
    const component = componentOf(each);
    if (component?.section !== "schemas") return each;
    return reference("requests", component.section, component.name);
  });
}

function reference(root: string, ...names: string[]): ts.TypeNode {
  return names.reduce<ts.TypeNode>(
    (type, name) =>
      factory.createIndexedAccessTypeNode(type, factory.createLiteralTypeNode(factory.createStringLiteral(name))),
    factory.createTypeReferenceNode(root),
  );
}

/**
 * The type of a value as callers may give it: what may be missing may also be `undefined`, lists may be read-only, and
 * an object may have further members beside its own of other types.
 */
function asSent(type: ts.TypeNode): ts.TypeNode {
  return rewrite(type, (node) => {
    if (ts.isArrayTypeNode(node) || ts.isTupleTypeNode(node)) {
      return factory.createTypeOperatorNode(SyntaxKind.ReadonlyKeyword, node);
    }
    if (ts.isIntersectionTypeNode(node)) return withFurtherMembers(node);
    if (!ts.isPropertySignature(node) || !node.questionToken || !node.type) return node;
    const type = factory.createUnionTypeNode([node.type, factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword)]);
    return factory.updatePropertySignature(node, node.modifiers, node.name, node.questionToken, type);
  });
}

/**
 * One object type instead of an intersection with an index signature, which no value satisfies whose own members are of
 * other types than the further ones.
 */
function withFurtherMembers(node: ts.IntersectionTypeNode): ts.TypeNode {
  const [own, further, ...rest] = node.types;
  if (rest.length > 0 || !own || !further || !ts.isTypeLiteralNode(own) || !ts.isTypeLiteralNode(further)) return node;
  const [index, ...others] = further.members;
  if (others.length > 0 || !index || !ts.isIndexSignatureDeclaration(index)) return node;
  const known = own.members.flatMap((member) => (ts.isPropertySignature(member) && member.type ? [member.type] : []));
  const optional = own.members.some((member) => member.questionToken)
    ? [factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword)]
    : [];
  const type =
    index.type.kind === SyntaxKind.UnknownKeyword
      ? index.type
      : factory.createUnionTypeNode([index.type, ...known, ...optional]);
  const signature = factory.updateIndexSignature(index, index.modifiers, index.parameters, type);
  return factory.createTypeLiteralNode([...own.members, signature]);
}

function everywhere(
  type: ts.TypeNode | undefined,
  paths: readonly (readonly string[])[],
  replace: (type: ts.TypeNode) => ts.TypeNode,
): ts.TypeNode | undefined {
  return paths.reduce<ts.TypeNode | undefined>(
    (current, path) => (current === undefined ? undefined : replaceAt(current, path, replace)),
    type,
  );
}

function placesOf(type: ts.TypeNode | undefined, paths: readonly (readonly string[])[]): ts.TypeNode[] {
  const found: ts.TypeNode[] = [];
  everywhere(type, paths, (place) => {
    found.push(place);
    return place;
  });
  return found;
}

/** Names of the schemas to which a node refers. */
function referred(node: ts.Node | undefined): string[] {
  const names: string[] = [];
  const visit = (each: ts.Node): void => {
    const component = componentOf(each);
    if (component?.section === "schemas") names.push(component.name);
    ts.forEachChild(each, visit);
  };
  if (node !== undefined) visit(node);
  return names;
}

/** Names of schemas, and of all others to which those refer. */
function reachable(schemas: ts.TypeNode | undefined, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const next of referred(typeAt(schemas, name))) visit(next);
  };
  for (const name of names) visit(name);
  return found;
}

function interfaceOf(nodes: readonly ts.Node[], name: string): ts.TypeNode | undefined {
  const declaration = nodes.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name);
  return declaration !== undefined && ts.isInterfaceDeclaration(declaration) ? typeOfInterface(declaration) : undefined;
}

function membersOf(type: ts.TypeNode | undefined): readonly ts.TypeElement[] {
  return type !== undefined && ts.isTypeLiteralNode(type) ? type.members : [];
}

function updateType(member: ts.TypeElement, change: (type: ts.TypeNode) => ts.TypeNode): ts.TypeElement {
  if (!ts.isPropertySignature(member) || member.type === undefined) return member;
  const { modifiers, name, questionToken, type } = member;
  return factory.updatePropertySignature(member, modifiers, name, questionToken, change(type));
}

function withMembers(
  declaration: ts.InterfaceDeclaration,
  members: readonly ts.TypeElement[],
): ts.InterfaceDeclaration {
  const { modifiers, name, typeParameters, heritageClauses } = declaration;
  return factory.updateInterfaceDeclaration(declaration, modifiers, name, typeParameters, heritageClauses, members);
}
