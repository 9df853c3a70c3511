import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "../root.js";
import { createCompiler } from "./compiler.js";

/** One for all tests: what they have in common is read once. */
const compiler = createCompiler();

/** The path and the documentation of every property in and below a type, and in each member of each union. */
function documentationBelow(checker: ts.TypeChecker, type: ts.Type, at: string): [string, string][] {
  const found: [string, string][] = [];
  const seen = new Set<ts.Type>();
  const visit = (each: ts.Type, path: string): void => {
    if (seen.has(each)) return;
    seen.add(each);
    if (each.isUnionOrIntersection()) for (const member of each.types) visit(member, path);
    if (!(each.flags & (ts.TypeFlags.Object | ts.TypeFlags.UnionOrIntersection))) return;
    const index = checker.getIndexInfoOfType(each, ts.IndexKind.String);
    if (index) visit(index.type, `${path}{}`);
    if (checker.isArrayType(each) || checker.isTupleType(each)) {
      // An array is a reference to a generic type, with its items as argument.
      for (const item of checker.getTypeArguments(each as ts.TypeReference)) visit(item, `${path}[]`);
      return;
    }
    for (const property of checker.getPropertiesOfType(each)) {
      // What the platform offers, such as Blob, is documented by its makers.
      if (!property.declarations?.every((node) => isOurs(node.getSourceFile().fileName))) continue;
      const place = `${path}.${property.name}`;
      found.push([place, ts.displayPartsToString(property.getDocumentationComment(checker))]);
      visit(checker.getTypeOfSymbol(property), place);
    }
  };
  visit(type, at);
  return found;
}

function isOurs(file: string): boolean {
  return file.startsWith(join(root, "generated")) || file.startsWith(join(root, "src"));
}

test("every field of every input and output is documented where it stands", () => {
  const { program } = compiler.program('export * from "./generated/client.js";');
  const checker = program.getTypeChecker();
  const client = program.getSourceFile(join(root, "generated/client.ts"));
  const module = client && checker.getSymbolAtLocation(client);
  if (!module) throw new Error("The generated client was not compiled.");
  const types = checker.getExportsOfModule(module).filter(({ name }) => /(Input|Output)$/.test(name));
  expect(types.length).toBeGreaterThan(30);
  const all = types.flatMap((symbol) =>
    documentationBelow(checker, checker.getDeclaredTypeOfSymbol(symbol), symbol.name),
  );
  expect(all.length).toBeGreaterThan(250);
  expect(all.filter(([, documentation]) => documentation.trim() === "").map(([path]) => path)).toEqual([]);
  const documented = new Map(all);
  expect(documented.get("SearchFacesOutput.faces[].similarity")).toContain("Similarity of two faces");
  expect(documented.get("DetectFacesInput.attributes")).toContain("| 12 | `quality` |");
});

test("everything that the package exports is documented, and each option and hook", () => {
  const entries = ["index", "operations", "node", "testing"];
  const { program } = compiler.program(
    entries.map((entry) => `export * as ${entry} from "./src/${entry}.js";`).join("\n"),
  );
  const checker = program.getTypeChecker();
  const undocumented = entries.flatMap((entry) => {
    const file = program.getSourceFile(join(root, `src/${entry}.ts`));
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`src/${entry}.ts was not compiled.`);
    return checker.getExportsOfModule(module).flatMap((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      // The whole of the document's types is not a name that a caller looks up.
      if (["components", "operations", "paths", "webhooks", "$defs"].includes(symbol.name)) return [];
      const own: [string, string][] = [[symbol.name, ts.displayPartsToString(symbol.getDocumentationComment(checker))]];
      const fields = /(Options|Hooks|Login|AccessKey|Pace|CallLimits)$/.test(symbol.name)
        ? documentationBelow(checker, checker.getDeclaredTypeOfSymbol(symbol), symbol.name)
        : [];
      return [...own, ...fields].filter(([, documentation]) => documentation.trim() === "").map(([name]) => name);
    });
  });
  expect([...new Set(undocumented)]).toEqual([]);
});

test("the hover of every method is short, repeats no field, and each of its links leads somewhere", () => {
  const { program } = compiler.program('export * from "./generated/client.js";');
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(join(root, "generated/client.ts"));
  const module = file && checker.getSymbolAtLocation(file);
  const client = module && checker.getExportsOfModule(module).find(({ name }) => name === "FrsClient");
  if (!client) throw new Error("The generated client was not compiled.");
  const methods = checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(client))
    .filter((method) => checker.getTypeOfSymbol(method).getCallSignatures().length > 0);
  expect(methods.length).toBeGreaterThan(18);
  const wrong = methods.flatMap((method) => {
    const tags = method.getJsDocTags(checker);
    const parts = [...method.getDocumentationComment(checker), ...tags.flatMap(({ text = [] }) => text)];
    const text = ts.displayPartsToString(parts);
    // A name that leads nowhere is text, as an address is.
    const dead = parts.filter(({ kind, text: link }) => kind === "linkText" && !link.startsWith("https://"));
    const fields = tags.filter(
      ({ name, text: about }) => name === "param" && /\n- /.test(ts.displayPartsToString(about)),
    );
    const lines = text.split("\n").length + tags.length;
    const codes = text.match(/^- .*`\w+\.\d+`/gm) ?? [];
    return [
      ...dead.map(({ text: link }) => `${method.name} links to ${link}, which is unknown there`),
      ...fields.map(() => `${method.name} lists the fields of its input`),
      ...(lines > 32 ? [`${method.name} has ${lines} lines`] : []),
      ...(codes.length > 8 ? [`${method.name} names ${codes.length} codes`] : []),
    ];
  });
  expect(wrong).toEqual([]);
});
