import { isObject, type OpenApiDocument, pointer } from "openapi-contract/document";
import ts from "typescript";
import { affectedParts, type Parts, push } from "./parts.js";
import { type MemberId, type TypeMember, type TypesOfBoth, typeMembers } from "./request-types.js";
import { rewriteComments } from "./type-comments.js";

/** A member of the generated types as code. */
export interface MemberCode extends Omit<TypeMember, "node" | "ofRequests"> {
  code: string;
  ofRequests?: string;
}

/** The generated types of an earlier state of a document, by its parts. */
export class KeptTypes {
  #parts: Parts | undefined;
  #members = new Map<string, MemberCode[]>();
  #aliases = new Map<string, string>();

  /** Pointers of the parts whose types are to be made anew; `undefined` if those of all are. */
  changedIn(parts: Parts): Set<string> | undefined {
    return this.#parts && affectedParts(this.#parts, parts);
  }

  /** The code of an alias, which is made once of the same facts. */
  alias(facts: readonly string[], make: () => string): string {
    const key = JSON.stringify(facts);
    const code = this.#aliases.get(key) ?? make();
    this.#aliases.set(key, code);
    return code;
  }

  /**
   * Replaces the types of what changed.
   *
   * @param parts - The parts of the document; `undefined` if it cannot be divided.
   * @param changed - The result of {@link changedIn}.
   * @param types - Types that were made anew, of the changed parts at least.
   * @returns The types of all parts.
   */
  update(
    document: OpenApiDocument,
    parts: Parts | undefined,
    changed: ReadonlySet<string> | undefined,
    types: TypesOfBoth,
  ): MemberCode[] {
    if (!parts) {
      this.#parts = undefined;
      return typeMembers(types, () => true).map(asCode);
    }
    const partOf = partsOfMembers(document);
    const made = typeMembers(types, (id) => changed?.has(partOf(id)) ?? true);
    const byPart = new Map<string, TypeMember[]>();
    for (const member of made) push(byPart, partOf(member), member);
    const members = [...parts.keys()].map((part): [string, MemberCode[]] => {
      const known = changed?.has(part) === false ? this.#members.get(part) : undefined;
      return [part, known ?? (byPart.get(part) ?? []).map(asCode)];
    });
    this.#parts = parts;
    this.#members = new Map(members);
    return members.flatMap(([, each]) => each);
  }
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Returns the pointer of the part that a member of the types is made from. */
function partsOfMembers(document: OpenApiDocument): (member: MemberId) => string {
  const operations = new Map<string, string>();
  for (const section of [["paths"], ["webhooks"], ["components", "pathItems"]]) {
    const items = section.reduce<unknown>((value, step) => Reflect.get(Object(value), step), document);
    for (const [name, item] of Object.entries(Object(items))) {
      for (const method of methods) {
        const operation: unknown = isObject(item) ? item[method] : undefined;
        const id: unknown = isObject(operation) ? operation.operationId : undefined;
        // The library replaces this character, which would end the pointer of a reference.
        if (typeof id === "string") operations.set(id.replaceAll("#", "/"), pointer(...section, name));
      }
    }
  }
  return ({ owner, section, name }) => {
    if (owner === "operations") return operations.get(name) ?? "";
    return section === "" ? pointer(owner, name) : pointer(owner, section, name);
  };
}

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const file = ts.createSourceFile("schema.ts", "", ts.ScriptTarget.ESNext);

/** Writes a node of the types as code. */
export function codeOf(node: ts.Node): string {
  return printer.printNode(ts.EmitHint.Unspecified, node, file);
}

function asCode({ node, ofRequests, ...member }: TypeMember): MemberCode {
  for (const each of [node, ofRequests]) if (each) rewriteComments(each);
  return { ...member, code: codeOf(node), ...(ofRequests && { ofRequests: codeOf(ofRequests) }) };
}
