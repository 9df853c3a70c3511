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

  /** The operations whose types another version has in another form, or not at all. */
  changedIn(other: Signatures, operations: readonly TypedOperation[]): TypedOperation[] {
    const changed = this.#partsChangedIn(other);
    return operations.filter((operation) => {
      if (changed.has(keyOf(operation))) return true;
      const { operationId } = operation;
      if (operationId === undefined || !this.#parts.has(keyOf(operation))) return false;
      return this.#namedAfter(operationId).join("\n") !== other.#namedAfter(operationId).join("\n");
    });
  }

  /** The parts that are another text in another version, and those that refer to them, directly or through others. */
  #partsChangedIn(other: Signatures): Set<string> {
    const referring = new Map<string, string[]>();
    for (const [key, text] of this.#parts) {
      for (const target of referencesIn(text)) {
        const sources = referring.get(target);
        if (sources) sources.push(key);
        else referring.set(target, [key]);
      }
    }
    const keys = new Set([...this.#parts.keys(), ...other.#parts.keys()]);
    const changed = new Set([...keys].filter((key) => this.#parts.get(key) !== other.#parts.get(key)));
    // What is added to a set while it is gone through is gone through, too.
    for (const key of changed) for (const source of referring.get(key) ?? []) changed.add(source);
    return changed;
  }

  /** What the types of an operation say themselves, without what they refer to. */
  ownOf(operation: TypedOperation): string {
    const { operationId } = operation;
    const first = this.#parts.get(keyOf(operation));
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

/** The key of the part that an operation begins with. */
function keyOf({ path, method, isWebhook }: TypedOperation): string {
  return isWebhook ? `webhooks ${path}` : `paths ${path} ${method}`;
}

/** Keys of the parts that a text refers to. */
function referencesIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, root, one, other] of text.matchAll(/\b(\w+)\["((?:[^"\\]|\\.)+)"\](?:\["((?:[^"\\]|\\.)+)"\])?/g)) {
    found.add(`${root} ${one}`);
    if (other !== undefined) found.add(`${root} ${one} ${other}`);
  }
  return found;
}

function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}
