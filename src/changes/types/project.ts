import { join } from "node:path";
import { stepsOf } from "openapi-contract/document";
import type ts from "typescript";
import { actions } from "../change.js";
import { LoadError } from "../load/load-error.js";
import { memberOf, membersOf, rootOf, type Version, versionOf } from "../version.js";
import type { TypedChange } from "./attach.js";
import { operationsOf, reachedSchemas, schemaNames } from "./document.js";
import {
  type ConsumerProject,
  compileWith,
  errorsIn,
  type Overlay,
  type ParsedFiles,
  type ProjectError,
  readProject,
} from "./overlay.js";
import { generateModules, type NamedDocument, TypesError } from "./sides.js";
import { findUses, type Use } from "./uses.js";

/** What a change means for the code of one consumer. */
export interface ProjectReport {
  /** Path of its settings, as the caller gave it. */
  name: string;
  /** Operations and names that it uses, each with file and line of each use. */
  uses: { name: string; places: string[] }[];
  /** What does not compile any more, and did before. */
  errors: ProjectError[];
  /** Sentences on what was not compared. */
  notes: string[];
}

/** Changes of what a consumer uses, and how its code compiles. */
export interface ProjectComparison<Own extends TypedChange> {
  changes: (Own & { uses: string[] })[];
  project: ProjectReport;
}

/** Modules of the package by the names that consumers import. */
const entries: { readonly [name: string]: string } = {
  "frs-openapi": "src/index.ts",
  "frs-openapi/operations": "src/operations.ts",
  "frs-openapi/node": "src/node.ts",
  "frs-openapi/testing": "src/testing.ts",
};

/**
 * Compiles the code of a consumer against both versions, and keeps the changes of what it uses.
 *
 * @param name - Path of its `tsconfig.json`, relative to `cwd`.
 * @param root - Root of the package, whose runtime is the same for both versions.
 * @throws {LoadError} If the project cannot be read, or uses no types of the document.
 */
export async function compareProject<Own extends TypedChange>(
  { name, cwd, root }: { name: string; cwd: string; root: string },
  base: NamedDocument,
  revision: NamedDocument,
  changes: readonly Own[],
): Promise<ProjectComparison<Own>> {
  const project = readProject(name, cwd);
  const parsed: ParsedFiles = new Map();
  const before = versionOf("base", base.document);
  const first = compileWith(
    project.files,
    project.options,
    { files: new Map(), modules: modulesOf(root, true) },
    parsed,
  );
  const isPackage = importsPackage(first, project, root);
  const copies = isPackage ? [] : copiesOfTypes(first, project, before);
  if (!isPackage && copies.length === 0) {
    throw new LoadError(
      `${name} uses no types of the document: no file imports frs-openapi, or is a copy of schema.ts with its paths.`,
    );
  }
  const overlays = await Promise.all([base, revision].map((version) => overlayOf(version, isPackage, root, copies)));
  const [old, now] = overlays.map((overlay) => compileWith(project.files, project.options, overlay, parsed));
  if (!old || !now || !overlays[0]) throw new LoadError(`${name} was not compiled.`);
  const own = project.files.filter((file) => !copies.includes(file));
  const known = errorsIn(old, own, cwd);
  const isKnown = ({ place, message }: ProjectError) =>
    known.some((each) => each.place === place && each.message === message);
  const errors = errorsIn(now, own, cwd).filter((error) => !isKnown(error));
  const uses = findUses(old, {
    files: own,
    generated: new Set(overlays[0].files.keys()),
    operations: operationsOf(before),
    names: new Set([...schemaNames(before), ...errorCodesOf(before)]),
    iterators: isPackage ? iteratorsOf(overlays[0], root) : new Map(),
    cwd,
  });
  const [problem] = known;
  const notes = problem
    ? [
        `${name} does not compile with the old types either: ${problem.place}: ${problem.message} Only new errors are listed.`,
      ]
    : [];
  const after = versionOf("revision", revision.document);
  return {
    changes: ofUses(changes, uses, before, after),
    project: { name, uses: grouped(uses, before), errors, notes },
  };
}

function modulesOf(root: string, isPackage: boolean): Map<string, string> {
  return new Map(isPackage ? Object.entries(entries).map(([name, file]) => [name, join(root, file)]) : []);
}

function importsPackage(program: ts.Program, { files }: ConsumerProject, root: string): boolean {
  const own = new Set(Object.values(entries).map((file) => join(root, file)));
  // The repository's own files are consumers, too, if they import the package by its name.
  return files.some((file) => {
    const source = program.getSourceFile(file);
    return source !== undefined && !own.has(file) && /["']frs-openapi(\/\w+)?["']/.test(source.text);
  });
}

/** Files of a project that hold the types of the document: `paths`, with one of its paths at least. */
function copiesOfTypes(program: ts.Program, { files }: ConsumerProject, base: Version): string[] {
  const paths = operationsOf(base).map(({ path }) => JSON.stringify(path));
  // Declaration files of types are not always listed, but imported.
  const all = new Set([...files, ...program.getSourceFiles().map(({ fileName }) => fileName)]);
  return [...all].filter((file) => {
    if (file.includes("/node_modules/")) return false;
    const text = program.getSourceFile(file)?.text ?? "";
    return /export (interface|type) paths\b/.test(text) && paths.some((path) => text.includes(path));
  });
}

async function overlayOf(
  version: NamedDocument,
  isPackage: boolean,
  root: string,
  copies: readonly string[],
): Promise<Overlay> {
  try {
    const generated = await generateModules(version, isPackage);
    const modules = modulesOf(root, isPackage);
    if (isPackage) return { files: new Map([...generated].map(([path, text]) => [join(root, path), text])), modules };
    const text = (generated.get("generated/schema.ts") ?? "").replace(
      /^import type \{ FileContent \} .*$/m,
      "type FileContent = Blob | Uint8Array | ArrayBuffer;",
    );
    return { files: new Map(copies.map((file) => [file, text])), modules };
  } catch (error) {
    if (error instanceof TypesError)
      throw new LoadError(`--project is not possible: ${error.message}.`, { cause: error });
    throw error;
  }
}

function iteratorsOf({ files }: Overlay, root: string): Map<string, string> {
  const client = files.get(join(root, "generated/client.ts")) ?? "";
  const pattern = /(\w+): \(input, callOptions\) => eachItem\(call, operationTable, operationTable\.(\w+),/g;
  return new Map([...client.matchAll(pattern)].map(([, iterator = "", operation = ""]) => [iterator, operation]));
}

function errorCodesOf(version: Version): string[] {
  return membersOf(memberOf(rootOf(version), "x-error-catalogue")).map(([code]) => code);
}

/** The changes of operations, schemas and codes that code uses, with the places of the uses. */
function ofUses<Own extends TypedChange>(
  changes: readonly Own[],
  uses: readonly Use[],
  before: Version,
  after: Version,
): (Own & { uses: string[] })[] {
  const ids = new Map<string, Set<string>>();
  for (const { key, id } of [...operationsOf(before), ...operationsOf(after)]) {
    ids.set(key, new Set([...(ids.get(key) ?? []), id]));
  }
  const schemas = new Map(
    uses.flatMap(({ name }) => (name === undefined ? [] : [[name, schemasOf(before, name)] as const])),
  );
  return changes.flatMap((change) => {
    const [section, kind, name] = stepsOf(change.place.pointer);
    const places = uses.filter((use) => {
      if (use.operation !== undefined) return change.operations.some((id) => ids.get(use.operation ?? "")?.has(id));
      if (section === "x-error-catalogue") return kind === use.name;
      return section === "components" && kind === "schemas" && schemas.get(use.name ?? "")?.has(name ?? "");
    });
    // What belongs to no operation concerns everybody, such as a server.
    const isCommon = change.operations.length === 0 && change.verdict !== "docs" && change.verdict !== "none";
    if (places.length === 0 && !isCommon) return [];
    const own = new Set(places.flatMap(({ operation }) => [...(ids.get(operation ?? "") ?? [])]));
    return [{ ...forConsumer(change, own), uses: [...new Set(places.map(({ place }) => place))] }];
  });
}

/** A change as it concerns a consumer: a shared schema may break operations that this one does not call. */
function forConsumer<Own extends TypedChange>(change: Own, own: ReadonlySet<string>): Own {
  const isSpared =
    change.verdict === "breaking" &&
    change.broken.length > 0 &&
    own.size > 0 &&
    !change.broken.some((id) => own.has(id));
  if (!isSpared) return change;
  const whom = change.types === "breaking" ? "code" : "nobody";
  return { ...change, verdict: "compatible", whom, action: actions[whom] };
}

/** A schema and all that it refers to; nothing if it does not exist. */
function schemasOf(version: Version, name: string): Set<string> {
  const schema = memberOf(rootOf(version), "components", "schemas", name);
  return schema ? reachedSchemas(version, [schema.value]).add(name) : new Set();
}

function grouped(uses: readonly Use[], base: Version): ProjectReport["uses"] {
  const ids = new Map(operationsOf(base).map(({ key, id }) => [key, id]));
  const found = new Map<string, string[]>();
  for (const { operation, name, place } of uses) {
    const key = (operation === undefined ? name : ids.get(operation)) ?? "";
    found.set(key, [...(found.get(key) ?? []), place]);
  }
  return [...found].map(([name, places]) => ({ name, places }));
}
