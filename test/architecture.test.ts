import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "./root.js";

/** Which other rooms the files of a room may import. `generated` stands for the generated client. */
const mayImport: { [room: string]: string[] } = {
  client: [],
  "request-body": [],
  "request-target": [],
  "workflow-command": [],
  docs: ["request-target", "generate", "changes"],
  mock: ["request-body", "request-target"],
  emulator: ["client", "request-body"],
  bin: ["emulator"],
  generate: [],
  changes: ["workflow-command", "generate"],
  contract: ["client"],
  "contract-profile": ["contract", "mock", "emulator", "generate"],
  cli: ["workflow-command", "generate", "docs", "mock", "emulator", "changes", "contract-profile", "index"],
  index: ["client", "generated", "api-error", "frs-operations"],
  "api-error": ["client", "generated"],
  "frs-operations": ["generated"],
  operations: ["client", "generated"],
  node: ["client"],
  testing: ["client"],
  undici: ["client"],
  generated: ["client"],
};

/** Which entries of the contract engine's package the files of a room may import; what is shipped imports none. */
const mayImportOfEngine: { [room: string]: string[] } = {
  docs: ["openapi-contract/document"],
  mock: ["openapi-contract/document"],
  emulator: ["openapi-contract/document"],
  generate: ["openapi-contract/document"],
  changes: ["openapi-contract/document"],
  "contract-profile": ["openapi-contract", "openapi-contract/document"],
  cli: ["openapi-contract", "openapi-contract/cli", "openapi-contract/document"],
};

const sources = [
  ...(await readdir(join(root, "src"), { recursive: true })).map((file) => join("src", file)),
  "generated/client.ts",
  "generated/operations.ts",
  "generated/schema.ts",
].filter((file) => /\.(ts|mjs)$/.test(file));

function roomOf(file: string): string {
  const [top = "", second = ""] = file.split("/");
  return top === "src" ? second.replace(/\.[jt]s$/, "") : top;
}

async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(join(root, file), "utf8");
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** Whether a script imports what it says when nothing can be compiled, or when no package is installed to import by name. */
function isFailureText(file: string, specifier: string): boolean {
  return (
    /^src\/cli\/\w+\.mjs$/.test(file) &&
    /^\.\.\/\.\.\/packages\/contract\/src\/(cli\/failure|system-error)\.mjs$/.test(specifier)
  );
}

test.each(sources)("%s imports only what its room may", async (file) => {
  const room = roomOf(file);
  for (const specifier of await importsOf(file)) {
    if (specifier.startsWith("openapi-contract")) {
      expect(mayImportOfEngine[room] ?? [], `${file} imports ${specifier}`).toContain(specifier);
    }
    if (!specifier.startsWith(".") || isFailureText(file, specifier)) continue;
    const target = roomOf(relative(root, resolve(root, dirname(file), specifier)));
    expect([room, ...(mayImport[room] ?? [])], `${file} imports ${specifier}`).toContain(target);
  }
});

/** The sources that a file imports, for their values or their types. */
async function sourcesOf(file: string): Promise<string[]> {
  const specifiers = (await importsOf(file)).filter((specifier) => specifier.startsWith("."));
  const targets = specifiers.map((specifier) => relative(root, resolve(root, dirname(file), specifier)));
  return targets.map((target) => target.replace(/\.js$/, ".ts")).filter((target) => sources.includes(target));
}

/** Returns the circles among files: each as the files that lead from one back to itself. */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    const start = path.indexOf(file);
    if (start >= 0) return [[...path.slice(start), file].join(" → ")];
    if (done.has(file)) return [];
    const circles = (imports.get(file) ?? []).flatMap((target) => visit(target, [...path, file]));
    done.add(file);
    return circles;
  };
  return [...imports.keys()].flatMap((file) => visit(file, []));
}

test("no file imports itself, through however many others, neither values nor types", async () => {
  const imports = await Promise.all(sources.map(async (file) => [file, await sourcesOf(file)] as const));
  expect(circlesIn(new Map(imports))).toEqual([]);
});

test("every directory below src has a direction", () => {
  const directories = sources.filter((file) => file.split("/").length > 2).map(roomOf);
  expect([...new Set(directories)].filter((directory) => !(directory in mayImport))).toEqual([]);
});

test("the client imports openapi-fetch and nothing else from outside, and uses nothing of Node", async () => {
  for (const file of sources.filter((source) =>
    ["client", "index", "api-error", "frs-operations", "operations", "testing", "generated"].includes(roomOf(source)),
  )) {
    for (const specifier of await importsOf(file)) {
      if (!specifier.startsWith(".")) expect(specifier, file).toBe("openapi-fetch");
    }
    const code = (await readFile(join(root, file), "utf8")).replace(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"/g, "");
    expect(code, file).not.toMatch(/\b(Buffer|process|require|__dirname|setImmediate)\b/);
  }
});
