import ts from "typescript";
import { componentOf, memberName, replaceAt, rewrite, typeAt, typeOfInterface } from "./type-nodes.js";

const { factory, SyntaxKind } = ts;

/** Places of an operation's type that say what requests hold. */
const inOperation = [
  ["parameters", "*", "*"],
  ["requestBody", "content", "*"],
] as const;

/** Places of a component's type that say what requests hold, by its section. */
const inComponent: { readonly [section: string]: readonly (readonly string[])[] } = {
  parameters: [[]],
  requestBodies: [["content", "*"]],
};

/** Types of a document as it holds for responses, and as it holds for requests. */
export interface TypesOfBoth {
  received: readonly ts.Node[];
  sent: readonly ts.Node[];
}

/** A member of the interfaces `paths`, `webhooks`, `operations`, or of a section of `components`. */
export interface TypeMember {
  /** Name of the interface. */
  owner: string;
  /** Name of the section; empty in the interfaces without sections. */
  section: string;
  name: string;
  /** What stands in the interface, unless only requests use it. */
  node: ts.TypeElement;
  /** Of a schema: what stands in the interface `requests`, if requests use it. */
  ofRequests?: ts.TypeElement;
  /** Names of the schemas to which it refers where requests hold it. */
  sent: readonly string[];
  /** Names of the schemas to which it refers where responses hold it. */
  received: readonly string[];
}

/** Interfaces whose members are merged; others have none that requests hold. */
const merged = ["paths", "webhooks", "operations"];

/** Which member of the types something is. */
export type MemberId = Pick<TypeMember, "owner" | "section" | "name">;

/**
 * Makes one list of members of two sets of types, in their order.
 *
 * @param isWanted - Whether to include a member; the others cost no time.
 */
export function typeMembers(types: TypesOfBoth, isWanted: (id: MemberId) => boolean): TypeMember[] {
  const sections = membersOf(interfaceOf(types.received, "components"));
  const lists = [
    ...merged.map((owner) => ({ owner, section: "", ...listsOf(types, (nodes) => interfaceOf(nodes, owner)) })),
    ...sections.map((member) => {
      const section = memberName(member) ?? "";
      const listed = listsOf(types, (nodes) => typeAt(interfaceOf(nodes, "components"), section));
      return { owner: "components", section, ...listed };
    }),
  ];
  return lists.flatMap(({ owner, section, received, sent }) => {
    const requestSide = new Map(sent.map((member) => [memberName(member), member]));
    return received.flatMap((member) => {
      const id = { owner, section, name: memberName(member) ?? "" };
      if (!isWanted(id)) return [];
      const ofRequest = requestSide.get(id.name) ?? member;
      return [
        { ...id, ...(section === "" ? mergedMember(owner, member, ofRequest) : component(section, member, ofRequest)) },
      ];
    });
  });
}

/** The members of a type in both sets. */
function listsOf(types: TypesOfBoth, find: (nodes: readonly ts.Node[]) => ts.TypeNode | undefined) {
  return { received: membersOf(find(types.received)), sent: membersOf(find(types.sent)) };
}

/** A member of an interface without sections: of an operation, requests hold what responses do not. */
function mergedMember(owner: string, member: ts.TypeElement, ofRequest: ts.TypeElement) {
  if (owner !== "operations") return { node: member, sent: [], received: referred(member) };
  const request = updateType(ofRequest, (type) => everywhere(type, inOperation, asSent));
  return {
    node: mergeOperation(member, request),
    sent: placesIn(typeOf(request), inOperation).flatMap(referred),
    received: referred(typeAt(typeOf(member), "responses")),
  };
}

/** A component: parameters and bodies as requests hold them, all others as responses do, schemas in both forms. */
function component(section: string, member: ts.TypeElement, ofRequest: ts.TypeElement) {
  const places = inComponent[section];
  if (places) {
    const request = updateType(ofRequest, (type) => everywhere(type, places, asSent));
    return { node: ofRequests(request), sent: placesIn(typeOf(request), places).flatMap(referred), received: [] };
  }
  if (section !== "schemas") return { node: member, sent: [], received: referred(member) };
  return {
    node: member,
    ofRequests: ofRequests(updateType(ofRequest, asSent)),
    sent: referred(ofRequest),
    received: referred(member),
  };
}

/** Name of the type of a file in a response. */
export const receivedFile = "Blob";

/** Name of the type of a file in a request. */
const sentFile = "FileContent";

/** Which schemas requests and responses hold, directly or inside of others. */
export interface SchemaUse {
  inRequests: ReadonlySet<string>;
  onlyInRequests: ReadonlySet<string>;
}

/**
 * Finds out which schemas requests and responses hold.
 *
 * @param members - All members of the types.
 * @param also - Names of schemas that requests use where the types do not show it.
 */
export function schemaUse(
  members: readonly Pick<TypeMember, "section" | "name" | "sent" | "received">[],
  also: readonly string[],
): SchemaUse {
  const schemas = new Map(members.filter(({ section }) => section === "schemas").map((each) => [each.name, each]));
  const others = members.filter(({ section }) => section !== "schemas");
  const inRequests = reachable([...also, ...others.flatMap(({ sent }) => sent)], (name) => schemas.get(name)?.sent);
  const inResponses = reachable(
    others.flatMap(({ received }) => received),
    (name) => schemas.get(name)?.received,
  );
  return { inRequests, onlyInRequests: new Set([...inRequests].filter((name) => !inResponses.has(name))) };
}

/** An operation: what requests hold of the one kind of types, what responses hold of the other. */
function mergeOperation(operation: ts.TypeElement, ofRequest: ts.TypeElement): ts.TypeElement {
  const requestSide = new Map(membersOf(typeOf(ofRequest)).map((member) => [memberName(member), member]));
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

/** The exported name of a schema that only requests use. */
export function aliasOfRequests(alias: ts.TypeAliasDeclaration): ts.TypeAliasDeclaration {
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
 * The type of a value as callers may give it: what may be missing may also be `undefined`, lists may be read-only, files may
 * be given in any form, and an object may have further members beside its own of other types.
 */
function asSent(type: ts.TypeNode): ts.TypeNode {
  return rewrite(type, (node) => {
    if (ts.isArrayTypeNode(node) || ts.isTupleTypeNode(node)) {
      return factory.createTypeOperatorNode(SyntaxKind.ReadonlyKeyword, node);
    }
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && node.typeName.text === receivedFile) {
      return factory.createTypeReferenceNode(sentFile);
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

/** A type in which those at some places are replaced; the empty path is the type itself. */
function everywhere(
  type: ts.TypeNode,
  paths: readonly (readonly string[])[],
  replace: (type: ts.TypeNode) => ts.TypeNode,
): ts.TypeNode {
  return paths.reduce(
    (current, path) => (path.length === 0 ? replace(current) : replaceAt(current, path, replace)),
    type,
  );
}

/** The types at some places inside of another one; the empty path is that one. */
function placesIn(type: ts.TypeNode | undefined, paths: readonly (readonly string[])[]): ts.TypeNode[] {
  const found: ts.TypeNode[] = [];
  if (type === undefined) return found;
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
function reachable(names: readonly string[], next: (name: string) => readonly string[] | undefined): Set<string> {
  const found = new Set(names);
  // A set is gone through with what is added meanwhile.
  for (const name of found) for (const each of next(name) ?? []) found.add(each);
  return found;
}

function interfaceOf(nodes: readonly ts.Node[], name: string): ts.TypeNode | undefined {
  const declaration = nodes.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name);
  return declaration !== undefined && ts.isInterfaceDeclaration(declaration) ? typeOfInterface(declaration) : undefined;
}

function membersOf(type: ts.TypeNode | undefined): readonly ts.TypeElement[] {
  return type !== undefined && ts.isTypeLiteralNode(type) ? type.members : [];
}

function typeOf(member: ts.TypeElement): ts.TypeNode | undefined {
  return ts.isPropertySignature(member) ? member.type : undefined;
}

function updateType(member: ts.TypeElement, change: (type: ts.TypeNode) => ts.TypeNode): ts.TypeElement {
  if (!ts.isPropertySignature(member) || member.type === undefined) return member;
  const { modifiers, name, questionToken, type } = member;
  return factory.updatePropertySignature(member, modifiers, name, questionToken, change(type));
}
