import ts from "typescript";
import type { TypedOperation } from "./document.js";

/** The generated types of a version, part by part, by which operations whose types stayed the same are found. */
export class Signatures {
  readonly #parts = new Map<string, string>();
  readonly #client = new Map<string, string>();

  /**
   * @param schema - The module with the types of the document.
   * @param client - The module with the client, if there is one.
   */
  constructor(schema: ts.SourceFile, client: ts.SourceFile | undefined) {
    for (const statement of schema.statements) {
      if (!ts.isInterfaceDeclaration(statement)) continue;
      for (const member of statement.members) this.#add(schema, statement.name.text, member);
    }
    for (const statement of client?.statements ?? []) {
      if (client && (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))) {
        this.#client.set(statement.name.text, statement.getText(client));
        if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== "FrsClient") continue;
        for (const member of statement.members) {
          const name = member.name && nameOf(member.name);
          if (name !== undefined) this.#client.set(`.${name}`, member.getText(client));
        }
      }
    }
  }

  /** All that the types of an operation are made of, as one text; `undefined` if it does not exist. */
  of({ path, method, operationId, isWebhook }: TypedOperation): string | undefined {
    const first = isWebhook ? `webhooks ${path}` : `paths ${path} ${method}`;
    if (!this.#parts.has(first)) return undefined;
    const found = new Map<string, string>();
    const visit = (key: string): void => {
      const text = this.#parts.get(key);
      if (text === undefined || found.has(key)) return;
      found.set(key, text);
      for (const [, root, one, other] of text.matchAll(/\b(\w+)\["((?:[^"\\]|\\.)+)"\](?:\["((?:[^"\\]|\\.)+)"\])?/g)) {
        visit(`${root} ${one}`);
        if (other !== undefined) visit(`${root} ${one} ${other}`);
      }
    };
    visit(first);
    const named = operationId === undefined ? [] : this.#namedAfter(operationId);
    return (
      [...found.entries()]
        .map((entry) => entry.join("="))
        .sort()
        .join("\n") + named.join("\n")
    );
  }

  /** What the types of an operation say themselves, without what they refer to. */
  ownOf({ path, method, operationId, isWebhook }: TypedOperation): string {
    const first = this.#parts.get(isWebhook ? `webhooks ${path}` : `paths ${path} ${method}`);
    const named = operationId === undefined ? [] : this.#namedAfter(operationId);
    return [first, this.#parts.get(`operations ${operationId}`), ...named].join("\n");
  }

  /** The types of the client that are named after an operation, and its methods. */
  #namedAfter(operationId: string): string[] {
    const start = operationId.charAt(0).toUpperCase() + operationId.slice(1);
    const isOwn = new RegExp(`\\b${start.replaceAll("$", "\\$")}(Input|Output)`);
    return [...this.#client]
      .filter(([name, text]) => isOwn.test(name) || (name.startsWith(".") && isOwn.test(text)))
      .map(([, text]) => text);
  }

  #add(source: ts.SourceFile, section: string, member: ts.TypeElement): void {
    const name = member.name && nameOf(member.name);
    if (name === undefined || !ts.isPropertySignature(member) || !member.type) return;
    const isSplit = section === "paths" || section === "components" || section === "requests";
    if (!isSplit || !ts.isTypeLiteralNode(member.type)) {
      this.#parts.set(`${section} ${name}`, member.getText(source));
      return;
    }
    for (const inner of member.type.members) {
      const own = inner.name && nameOf(inner.name);
      if (own === undefined || !ts.isPropertySignature(inner)) continue;
      if (inner.type?.kind === ts.SyntaxKind.NeverKeyword) continue;
      this.#parts.set(`${section} ${name} ${own}`, inner.getText(source));
    }
  }
}

function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}
