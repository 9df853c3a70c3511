// Runs the project's own TypeScript: compiled with esbuild into one file, dependencies left outside, then imported.
// A loader hook would slow down the import of every dependency; this costs a few milliseconds a command.
import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * Compiles a module and all of the project that it imports, and imports the result.
 *
 * @param {string} entry - Path of the module, relative to the root of the repository.
 * @param {string} [root] - Root of the repository; the current directory by default.
 * @returns {Promise<any>} The module's exports, whose types the caller knows.
 * @throws {Error} If the module does not compile.
 */
export async function load(entry, root = process.cwd()) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    packages: "external",
    alias: { "frs-openapi": "./src/index.ts" },
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    write: false,
    logLevel: "silent",
  });
  const [output] = result.outputFiles;
  if (!output) throw new Error(`${entry} compiled to nothing.`);
  const hash = createHash("sha256").update(output.contents).digest("hex").slice(0, 16);
  const folder = resolve(root, "node_modules/.cache/frs-openapi");
  const file = resolve(folder, `${basename(entry).replace(/\.\w+$/, "")}.mjs`);
  await mkdir(folder, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, output.contents);
  await rename(temporary, file);
  // The hash makes a module that changed since its last import another one.
  return await import(`${pathToFileURL(file).href}?${hash}`);
}
