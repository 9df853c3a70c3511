import type { TypedOperation } from "./document.js";
import { fetchTypes, kit } from "./kit.js";
import type { OperationPlace, Part } from "./place.js";
import { Probe } from "./probe.js";

/** A type that a consumer's code has in its hands first: what it sends, or what it gets. */
export interface Root {
  /** Name of the type in the module of roots. */
  name: string;
  place: OperationPlace;
  direction: "read" | "sent";
}

/** The module of the types that code begins with, written against one version. */
export interface Roots {
  probe: Probe;
  roots: Root[];
}

/** What the module of roots is made for. */
export interface RootOptions {
  /** The operations whose types may have changed. */
  operations: readonly TypedOperation[];
  /** All operations: their names are looked up. */
  all: readonly TypedOperation[];
  /** Methods of the client that iterate over the items of an operation, by the operation's id; missing without a client. */
  iterators: ReadonlyMap<string, string> | undefined;
  /** Names that modules export, by the name of the module. */
  exports: ReadonlyMap<string, readonly string[]>;
  /** Names of schemas that are looked up. */
  schemas: readonly string[];
  regions: readonly string[];
  errorCodes: readonly string[];
}

/** Writes the module of roots: types of calls by openapi-fetch, of methods of the client, and every exported name. */
export function writeRoots(options: RootOptions): Roots {
  const isPackage = options.iterators !== undefined;
  const probe = new Probe(`${head(isPackage)}${kit}${fetchTypes}`);
  const roots: Root[] = [];
  for (const [index, operation] of options.operations.entries()) {
    const add = (part: Part, code: string, direction: Root["direction"]) => {
      const name = `${part.charAt(0).toUpperCase()}${part.slice(1)}${index}`;
      const place: OperationPlace = { kind: "operation", operation: operation.key, part, steps: [] };
      probe.add(`export type ${name} = ${code};`, place, "gone");
      if (part !== "operation") roots.push({ name: `roots.${name}`, place, direction });
    };
    if (operation.isWebhook) addWebhook(operation, probe, add);
    else {
      add("operation", `Method<paths[${quoted(operation.path)}], ${quoted(operation.method)}>`, "read");
      const own = `Operation${index}`;
      const place: OperationPlace = { kind: "operation", operation: operation.key, part: "operation", steps: [] };
      probe.add(lookup(own), place, "gone");
      add("init", `Init<${own}>`, "sent");
      add("data", `Data<${own}>`, "read");
      add("error", `Failure<${own}>`, "read");
      if (isPackage) addMethods(operation, options, index, probe, add);
    }
  }
  addNames(probe, options, isPackage);
  return { probe, roots };
}

type Add = (part: Part, code: string, direction: Root["direction"]) => void;

function addWebhook({ path, method, key }: TypedOperation, probe: Probe, add: Add): void {
  const own = `Method<webhooks[${quoted(path)}], ${quoted(method)}>`;
  add("operation", own, "read");
  const place: OperationPlace = { kind: "operation", operation: key, part: "operation", steps: [] };
  probe.add(lookup(own), place, "gone");
  add("webhook", `Sent<${own}>`, "read");
}

function addMethods(
  { operationId, key }: TypedOperation,
  { iterators }: RootOptions,
  index: number,
  probe: Probe,
  add: Add,
): void {
  if (operationId === undefined) return;
  const method = `FrsClient[${quoted(operationId)}]`;
  add("input", `NonNullable<Parameters<${method}>[0]>`, "sent");
  add("output", `Awaited<ReturnType<${method}>>`, "read");
  const place: OperationPlace = { kind: "operation", operation: key, part: "input", steps: [] };
  probe.add(`export type Arguments${index} = Parameters<${method}>;`, place, "gone");
  const iterator = iterators?.get(operationId);
  if (iterator !== undefined) {
    probe.add(`export type Iterator${index} = FrsClient[${quoted(iterator)}];`, { ...place, part: "output" }, "gone");
  }
}

function addNames(probe: Probe, options: RootOptions, isPackage: boolean): void {
  for (const { operationId, key } of options.all) {
    if (operationId === undefined) continue;
    const place = { kind: "name", of: "operation-id", name: operationId, operation: key } as const;
    probe.add(lookup(`operations[${quoted(operationId)}]`), place, "gone");
  }
  // A package exports them by name.
  for (const name of isPackage ? [] : options.schemas) {
    const place = { kind: "name", of: "schema", name } as const;
    probe.add(lookup(`components["schemas"][${quoted(name)}]`), place, "gone");
  }
  for (const [module, names] of options.exports) {
    for (const name of names)
      probe.add(
        `import type { ${name} as ${module}_${name} } from "./generated/${module}.js";`,
        placeOfExport(name, options),
        "gone",
      );
  }
  if (!isPackage) return;
  for (const name of options.regions)
    probe.add(`put<Region>(${quoted(name)});`, { kind: "name", of: "region", name }, "gone");
  const guard = { kind: "name", of: "export", name: "isErrorCode" } as const;
  probe.add("put<(code: unknown) => code is ErrorCode>(isErrorCode);", guard, "gone");
  for (const name of options.errorCodes) {
    const place = { kind: "name", of: "error-code", name } as const;
    probe.type(`(typeof errorCodes)[${quoted(name)}]["remedy"]`, place);
    probe.add(`switch (get<ErrorCode>()) { case ${quoted(name)}: }`, place, "gone");
  }
}

function placeOfExport(name: string, { all, schemas }: RootOptions) {
  const owner = all.find(({ operationId }) => {
    if (operationId === undefined) return false;
    const start = operationId.charAt(0).toUpperCase() + operationId.slice(1);
    return name === operationId || name.startsWith(`${start}Input`) || name.startsWith(`${start}Output`);
  });
  return {
    kind: "name",
    of: schemas.includes(name) ? "schema" : "export",
    name,
    ...(owner && !schemas.includes(name) && { operation: owner.key }),
  } as const;
}

function head(isPackage: boolean): string {
  const schema = 'import type { components, operations, paths, webhooks } from "./generated/schema.js";\n';
  if (!isPackage) return schema;
  return `${schema}import type { FrsClient } from "./generated/client.js";
import { type ErrorCode, type errorCodes, isErrorCode } from "./generated/error-codes.js";
import type { Region } from "./generated/operations.js";
`;
}

/** Looks a type up that is never empty: in a map that is empty now, every name stands for nothing, and compiles. */
function lookup(code: string): string {
  return `put<false>(get<Gone<${code}>>());`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
