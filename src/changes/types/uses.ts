import { relative } from "node:path";
import ts from "typescript";
import type { TypedOperation } from "./document.js";

/** Something of the API that code of a consumer names, and where. */
export interface Use {
  /** Key of an operation; missing for a schema or another name. */
  operation?: string;
  /** Name of a schema, of an export, or an error code. */
  name?: string;
  /** Path relative to the caller, and line from 1. */
  place: string;
}

/** What uses are looked for. */
export interface UseOptions {
  /** Files of the consumer. */
  files: readonly string[];
  /** Absolute paths of the modules with generated code. */
  generated: ReadonlySet<string>;
  operations: readonly TypedOperation[];
  /** Names of schemas, and error codes. */
  names: ReadonlySet<string>;
  /** Iterating methods of the client, with the ids of their operations. */
  iterators: ReadonlyMap<string, string>;
  cwd: string;
}

/** Finds what of the API the files of a consumer refer to, by what their symbols are declared as. */
export function findUses(program: ts.Program, options: UseOptions): Use[] {
  const checker = program.getTypeChecker();
  const { files, operations, names, generated, iterators, cwd } = options;
  const byId = new Map(
    operations.flatMap((each) => (each.operationId === undefined ? [] : [[each.operationId, each.key] as const])),
  );
  const found = new Map<string, Use>();
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source || generated.has(file)) continue;
    const add = (node: ts.Node, use: Omit<Use, "place">) => {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      const place = `${relative(cwd, file)}:${line}`;
      found.set(`${use.operation ?? ""} ${use.name ?? ""} ${place}`, { ...use, place });
    };
    const visit = (node: ts.Node): void => {
      // What is imported is used where it is named again.
      if (ts.isImportDeclaration(node)) return;
      if (ts.isIdentifier(node)) useOfIdentifier(node, add);
      else if (ts.isStringLiteralLike(node)) useOfText(node, add);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found.values()];

  function useOfIdentifier(node: ts.Identifier, add: (node: ts.Node, use: Omit<Use, "place">) => void): void {
    const name = declaredName(node);
    if (name === undefined) return;
    const operation = byId.get(iterators.get(name) ?? name) ?? operationOfType(name, byId);
    if (operation !== undefined) add(node, { operation });
    else if (names.has(name)) add(node, { name });
  }

  /** The name of what an identifier stands for, if generated code declares it. */
  function declaredName(node: ts.Identifier): string | undefined {
    const direct = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    const symbol = direct && direct.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(direct) : direct;
    const isBound = ts.isBindingElement(node.parent) && (node.parent.propertyName ?? node.parent.name) === node;
    const declared = isBound ? propertyOf(node) : symbol;
    const isGenerated = declared?.declarations?.some((declaration) => {
      const at = declaration.getSourceFile().fileName;
      // Properties of inputs and outputs have names of their own; what is looked for stands at the top, or is a method.
      const isTop =
        declaration.parent === declaration.getSourceFile() || isOfClient(declaration) || isConstant(declaration);
      return generated.has(at) && isTop;
    });
    return isGenerated ? declared?.name : undefined;
  }

  function propertyOf(node: ts.Identifier): ts.Symbol | undefined {
    if (!ts.isBindingElement(node.parent) || !ts.isObjectBindingPattern(node.parent.parent)) return undefined;
    return checker.getPropertyOfType(checker.getTypeAtLocation(node.parent.parent), node.text);
  }

  function useOfText(node: ts.StringLiteralLike, add: (node: ts.Node, use: Omit<Use, "place">) => void): void {
    const holder = ts.isLiteralTypeNode(node.parent) ? node.parent : node;
    const { parent } = holder;
    const isCall = ts.isCallExpression(parent) && isOfFetch(parent.expression);
    const isIndex = ts.isElementAccessExpression(parent) || ts.isIndexedAccessTypeNode(parent);
    const onPath = operations.filter(({ path, isWebhook }) => path === node.text && !isWebhook);
    if (onPath.length > 0 && (isCall || isIndex)) {
      const method = isCall ? methodOfCall(parent) : methodOfIndex(parent);
      for (const operation of onPath) {
        if (method === undefined || operation.method === method) add(node, { operation: operation.key });
      }
    } else if (isIndex) {
      const operation = byId.get(node.text);
      if (operation !== undefined) add(node, { operation });
      else if (names.has(node.text)) add(node, { name: node.text });
      for (const { key } of operations.filter(({ path, isWebhook }) => path === node.text && isWebhook))
        add(node, { operation: key });
    } else if (names.has(node.text) && /^[A-Z]+\.\d+$/.test(node.text)) add(node, { name: node.text });
  }

  /** Whether a function is a method of a client of openapi-fetch. */
  function isOfFetch(callee: ts.Expression): boolean {
    const symbol = checker.getSymbolAtLocation(ts.isPropertyAccessExpression(callee) ? callee.name : callee);
    return symbol?.declarations?.some((each) => each.getSourceFile().fileName.includes("/openapi-fetch/")) ?? false;
  }
}

function methodOfCall(call: ts.CallExpression): string | undefined {
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : "";
  const [first] = call.arguments;
  if (name === "request") return first && ts.isStringLiteralLike(first) ? first.text : undefined;
  return name.toLowerCase();
}

/** The method that follows a path: `paths["/x"]["get"]`, or `client["/x"].GET`. */
function methodOfIndex(access: ts.Node): string | undefined {
  const { parent } = access;
  if (ts.isIndexedAccessTypeNode(parent) && ts.isLiteralTypeNode(parent.indexType)) {
    return ts.isStringLiteral(parent.indexType.literal) ? parent.indexType.literal.text : undefined;
  }
  return ts.isPropertyAccessExpression(parent) ? parent.name.text.toLowerCase() : undefined;
}

/** The operation that a type of the client is named after. */
function operationOfType(name: string, byId: ReadonlyMap<string, string>): string | undefined {
  const start = name.match(/^(.+?)(?:Input|Output)/)?.[1];
  return start === undefined ? undefined : byId.get(start.charAt(0).toLowerCase() + start.slice(1));
}

function isOfClient({ parent }: ts.Declaration): boolean {
  return ts.isInterfaceDeclaration(parent) && parent.name.text === "FrsClient";
}

function isConstant(declaration: ts.Declaration): boolean {
  return ts.isVariableDeclaration(declaration) || ts.isExportSpecifier(declaration);
}
