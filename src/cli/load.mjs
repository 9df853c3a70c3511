// Runs the project's own TypeScript: compiles it with esbuild, without dependencies, then imports it.
// A loader hook would slow down the import of every dependency; this costs a few milliseconds per command.
import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { placeCompiled } from "./compiled.mjs";
import { requireTypeScript } from "./required.mjs";

/**
 * Compiles a module with all modules of the project that it imports, and imports the result.
 *
 * @param {string} entry - Path of the module, relative to the root of the repository.
 * @param {string} [root] - Root of the repository; the current directory by default.
 * @returns {Promise<any>} The module's exports; the caller knows their types.
 * @throws {Error} If the module does not compile, or the result cannot be stored.
 */
export async function load(entry, root = process.cwd()) {
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
  const hash = createHash("sha256");
  for (const { path, contents } of outputFiles) hash.update(path).update(contents);
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  const directory = await placeCompiled(root, hash.digest("hex").slice(0, 16), files);
  const name = basename(entry).replace(/\.\w+$/, ".mjs");
  return await import(pathToFileURL(join(directory, name)).href);
}
