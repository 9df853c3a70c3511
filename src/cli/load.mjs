// Runs the project's own TypeScript: compiles it with esbuild, without dependencies, then imports it.
// A loader hook would slow down the import of every dependency; this is done once for each state of the sources.
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { readRecords, writeRecord } from "./cache.mjs";
import { hasCompiled, placeCompiled, sizesOf } from "./compiled.mjs";
import { hashOf, isUntouched, stateOf } from "./file-state.mjs";
import { requireTypeScript } from "./required.mjs";

/**
 * Compiles a module with all modules of the project that it imports, unless that was done before, and imports the result.
 *
 * @param {string} entry - Path of the module, relative to the root of the repository.
 * @param {string} [root] - Root of the repository; the current directory by default.
 * @returns {Promise<any>} The module's exports; the caller knows their types.
 * @throws {Error} If the module does not compile, or the result cannot be stored.
 */
export async function load(entry, root = process.cwd()) {
  const file = basename(entry).replace(/\.\w+$/, ".mjs");
  const before = readSources(entry, root);
  const directory = (before && (await findCompiled(before, root))) ?? (await compile(entry, root, before));
  return await import(pathToFileURL(join(directory, file)).href);
}

/**
 * Reads the state of all that compiling a module may read.
 *
 * @param {string} entry
 * @param {string} root
 */
function readSources(entry, root) {
  // Another module, such as one of the tests, may import anything.
  if (!entry.startsWith("src/")) return undefined;
  try {
    const generated = readdirSync(join(root, "generated")).filter((name) => name.endsWith(".ts"));
    const paths = [
      "src",
      "packages/contract/src",
      "packages/contract/package.json",
      "packages/contract/tsconfig.json",
      ...generated.map((name) => `generated/${name}`),
      "package.json",
      "tsconfig.json",
      // For what is bundled of packages, and how.
      "node_modules/.package-lock.json",
    ];
    return stateOf(root, paths, [root, entry]);
  } catch {
    return undefined;
  }
}

/** @param {import("./file-state.mjs").FileState} state */
function recordOf({ hash }) {
  return `compiled-${hash}`;
}

/**
 * @param {import("./file-state.mjs").FileState} state
 * @param {string} root
 */
async function findCompiled(state, root) {
  for (const text of await readRecords(root, recordOf(state))) {
    const [directory = "", ...lines] = text.split("\n");
    /** @type {[string, number][]} */
    const sizes = lines.map((line) => [line.replace(/^\d+ /, ""), Number.parseInt(line, 10)]);
    if (sizes.length > 0 && (await hasCompiled(directory, new Map(sizes)))) return directory;
  }
  return undefined;
}

/**
 * Compiles a module, and records where the result is.
 *
 * @param {string} entry
 * @param {string} root
 * @param {import("./file-state.mjs").FileState | undefined} before - State of the sources.
 * @returns {Promise<string>} The directory with the result.
 */
async function compile(entry, root, before) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: "compiled",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // Dynamic imports stay separate files, so that their dependencies are loaded late, too.
    splitting: true,
    packages: "external",
    plugins: [requireTypeScript(root)],
    // For what is bundled with it and calls `require`.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    alias: {
      "frs-openapi": "./src/index.ts",
      "frs-openapi/emulator": "./src/emulator.ts",
      "frs-openapi/node": "./src/node.ts",
      "frs-openapi/operations": "./src/operations.ts",
      "frs-openapi/testing": "./src/testing.ts",
      "frs-openapi/undici": "./src/undici.ts",
      "openapi-contract": "./packages/contract/src/index.ts",
      "openapi-contract/cli": "./packages/contract/src/cli/index.ts",
      "openapi-contract/document": "./packages/contract/src/document/index.ts",
    },
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    // Stack traces name the sources wherever the result is stored.
    sourceRoot: pathToFileURL(join(root, "compiled/")).href,
    write: false,
    logLevel: "silent",
  });
  /** @type {[string, Uint8Array][]} */
  const outputs = outputFiles.map(({ path, contents }) => [path, contents]);
  const files = new Map(outputs.map(([path, contents]) => [basename(path), contents]));
  const directory = await placeCompiled(root, hashOf(outputs).slice(0, 16), files);
  if (before && isUntouched(before, readSources(entry, root))) {
    const lines = [...sizesOf(files)].map(([name, size]) => `${size} ${name}`);
    await writeRecord(root, recordOf(before), [directory, ...lines].join("\n"));
  }
  return directory;
}
