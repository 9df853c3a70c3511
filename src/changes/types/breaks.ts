import ts from "typescript";
import type { Version } from "../version.js";
import { MemoryCompiler } from "./compiler.js";
import { operationsOf, schemaNames, type TypedOperation, unusedSchemas } from "./document.js";
import { kit } from "./kit.js";
import type { ProbePlace } from "./place.js";
import { Probe, type ProbeKind } from "./probe.js";
import { type RootOptions, writeRoots } from "./roots.js";
import type { ClientSide, Side, Sides } from "./sides.js";
import { Signatures } from "./signatures.js";
import { Walk } from "./walk.js";

/** Something that code written against the old types does and that the new types refuse. */
export interface TypeBreak {
  place: ProbePlace;
  kind: ProbeKind;
  /** What the compiler says. */
  message: string;
}

/** What the types of two versions say. */
export interface TypeDifferences {
  /** Whether the types differ at all. */
  differ: boolean;
  /** Keys of the operations whose types differ. */
  changed: ReadonlySet<string>;
  breaks: TypeBreak[];
  /** Whether there was more to compare than is compared. */
  isCut: boolean;
}

/** How many lines of probes are compiled at most: about a second each 10,000. */
const maxLines = 60_000;

/** Compiles programs that use the types of one version against those of another one. */
export function findBreaks(
  base: Version,
  revision: Version,
  { base: before, revision: after }: Sides,
): TypeDifferences {
  if (essence(before) === essence(after)) return { differ: false, changed: new Set(), breaks: [], isCut: false };
  const compiler = new MemoryCompiler();
  const all = operationsOf(base);
  addSide(compiler, "old", before, all);
  addSide(compiler, "new", after, operationsOf(revision));
  const [old, now] = (["old", "new"] as const).map(
    (side) =>
      new Signatures(
        compiler.source(`/${side}/generated/schema.ts`),
        before.client && compiler.source(`/${side}/generated/client.ts`),
      ),
  );
  const changed = old && now ? old.changedIn(now, all) : [];
  const { probe: rootProbe, roots } = writeRoots(rootOptions(compiler, base, revision, before, all, changed));
  for (const side of ["old", "new"]) compiler.set(`/${side}/roots.ts`, rootProbe.text());

  const checker = compiler.checker();
  const probe = new Probe(
    `import type * as roots from "./roots.js";\nimport type * as was from "../old/roots.js";\n${kit}`,
  );
  const exported = checker.getExportsOfModule(symbolOf(checker, compiler.source("/old/roots.ts")));
  const types = new Map(exported.map((symbol) => [`roots.${symbol.name}`, checker.getDeclaredTypeOfSymbol(symbol)]));
  // What operations share is used once, if each says the same of it as before.
  const unchanged = new Set(changed.filter((each) => old?.ownOf(each) === now?.ownOf(each)).map(({ key }) => key));
  const done = { read: new Set<ts.Type>(), sent: new Set<ts.Type>() };
  let isCut = false;
  for (const { name, place, direction } of roots) {
    const type = types.get(name);
    if (!type) continue;
    if (probe.size > maxLines) {
      isCut = true;
      break;
    }
    // What had no body can be given one: no code has looked at it.
    if (direction === "read" && type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)) continue;
    // A body that does not come any more: no code for it compiles.
    if (direction === "read") probe.add(`put<false>(get<Gone<${name}>>());`, place, "gone");
    const walk = new Walk(checker, probe, direction, unchanged.has(place.operation) ? done[direction] : undefined);
    walk.use(name, [type], place);
    if (walk.isPartial) continue;
    const frozen = name.replace("roots.", "was.");
    probe.add(
      direction === "read" ? `put<${frozen}>(get<${name}>());` : `put<${name}>(get<${frozen}>());`,
      place,
      "whole",
    );
  }
  for (const side of ["old", "new"]) compiler.set(`/${side}/probe.ts`, probe.text());
  const breaks = [...errorsOf(compiler, "roots", rootProbe), ...errorsOf(compiler, "probe", probe)];
  return { differ: true, changed: new Set(changed.map(({ key }) => key)), breaks: withoutFollowing(breaks), isCut };
}

function addSide(
  compiler: MemoryCompiler,
  side: string,
  { schema, client }: Side,
  operations: readonly TypedOperation[],
): void {
  compiler.set(`/${side}/generated/schema.ts`, schema);
  if (!client) return;
  compiler.set(`/${side}/generated/client.ts`, client.client);
  compiler.set(`/${side}/generated/operations.ts`, operationsModule(client, operations));
  compiler.set(`/${side}/generated/error-codes.ts`, client.errorCodes);
}

/** What of the generated code is a type that consumers see, as a text. */
function essence({ schema, client }: Side): string {
  const code = client ? [client.client, client.regions.join(), errorCodesOf(client).join()] : [];
  return [schema, ...code].join("\n");
}

function errorCodesOf({ errorCodes }: ClientSide): string[] {
  const table = errorCodes.slice(errorCodes.indexOf("export const errorCodes"));
  return [...table.matchAll(/("(?:[^"\\]|\\.)*"|\w+): \{ status: /g)].map(([, name = ""]) =>
    name.startsWith('"') ? String(JSON.parse(name)) : name,
  );
}

/** The exports of the definitions of operations that are named after the document. */
function operationsModule({ regions }: ClientSide, operations: readonly TypedOperation[]): string {
  const names = operations.flatMap(({ operationId }) => operationId ?? []);
  return `export declare const regions: readonly [${regions.map((id) => JSON.stringify(id)).join(", ")}];
export type Region = (typeof regions)[number];
${names.map((name) => `export declare const ${name}: { readonly operationId: ${JSON.stringify(name)} };\n`).join("")}`;
}

function rootOptions(
  compiler: MemoryCompiler,
  base: Version,
  revision: Version,
  { client }: Side,
  all: readonly TypedOperation[],
  operations: readonly TypedOperation[],
): RootOptions {
  if (!client) {
    // Where a schema is used, its type is reached through the paths; of one that is not, only the name is left.
    const left = new Set(schemaNames(revision));
    const schemas = unusedSchemas(base).filter((name) => !left.has(name));
    return { operations, all, iterators: undefined, exports: new Map(), schemas, regions: [], errorCodes: [] };
  }
  const checker = compiler.checker();
  const exports = ["client", "operations"].map((module): [string, string[]] => {
    const symbol = symbolOf(checker, compiler.source(`/old/generated/${module}.ts`));
    return [module, checker.getExportsOfModule(symbol).map(({ name }) => name)];
  });
  const iterators = new Map(
    [
      ...client.client.matchAll(
        /(\w+): \(input, callOptions\) => eachItem\(call, operationTable, operationTable\.(\w+),/g,
      ),
    ].map(([, iterator = "", operation = ""]) => [operation, iterator]),
  );
  return {
    operations,
    all,
    iterators,
    exports: new Map(exports),
    schemas: schemaNames(base),
    regions: client.regions,
    errorCodes: errorCodesOf(client),
  };
}

function symbolOf(checker: ts.TypeChecker, source: ts.SourceFile): ts.Symbol {
  const symbol = checker.getSymbolAtLocation(source);
  if (!symbol) throw new Error(`${source.fileName} is not a module.`);
  return symbol;
}

/** The errors of a probe against the new types, without those that it has against the old ones, too. */
function errorsOf(compiler: MemoryCompiler, name: string, probe: Probe): TypeBreak[] {
  const before = new Set(compiler.errors(`/old/${name}.ts`).map(({ line }) => line));
  return compiler.errors(`/new/${name}.ts`).flatMap(({ line, message }): TypeBreak[] => {
    const about = probe.lineAt(line);
    return about === undefined || before.has(line) ? [] : [{ ...about, message }];
  });
}

/** Leaves out what only follows from another break: an operation that is gone takes all of its places with it. */
function withoutFollowing(breaks: readonly TypeBreak[]): TypeBreak[] {
  const keyOf = ({ place, kind }: TypeBreak, steps: readonly unknown[]) =>
    place.kind === "name" ? "" : `${kind} ${place.operation} ${place.part} ${JSON.stringify(steps)}`;
  const gone = new Set(
    breaks.flatMap((each) =>
      each.place.kind === "operation" && each.kind === "gone" ? [keyOf(each, each.place.steps)] : [],
    ),
  );
  const lost = new Set(
    breaks.flatMap(({ place }) => (place.kind === "operation" && place.part === "operation" ? [place.operation] : [])),
  );
  const named = new Set(
    breaks.flatMap(({ place, kind }) =>
      place.kind === "operation" && kind !== "whole" ? [`${place.operation} ${place.part}`] : [],
    ),
  );
  const seen = new Set<string>();
  return breaks.filter((each) => {
    const { place, kind } = each;
    if (place.kind === "name") {
      const key = `${place.of} ${place.name}`;
      if ((place.operation !== undefined && lost.has(place.operation)) || seen.has(key)) return false;
      seen.add(key);
      return true;
    }
    if (lost.has(place.operation) && place.part !== "operation") return false;
    const isBelow = place.steps.some((_, length) =>
      gone.has(keyOf({ ...each, kind: "gone" }, place.steps.slice(0, length))),
    );
    const isNamed = kind === "whole" && named.has(`${place.operation} ${place.part}`);
    const key = `${place.operation} ${place.part} ${JSON.stringify(place.steps)}`;
    if (isBelow || isNamed || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
