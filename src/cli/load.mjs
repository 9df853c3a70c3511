// Runs the project's own TypeScript: compiled with esbuild, dependencies left outside, then imported.
// A loader hook would slow down the import of every dependency; this costs a few milliseconds a command.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** How long a compiled module is kept after it was last started, in milliseconds: parts of it may be loaded late. */
const keptFor = 60 * 60 * 1000;

/**
 * Compiles a module and all of the project that it imports, and imports the result.
 *
 * @param {string} entry - Path of the module, relative to the root of the repository.
 * @param {string} [root] - Root of the repository; the current directory by default.
 * @returns {Promise<any>} The module's exports, whose types the caller knows.
 * @throws {Error} If the module does not compile.
 */
export async function load(entry, root = process.cwd()) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: "compiled",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What is imported late stays a part of its own, so that its dependencies are loaded late, too.
    splitting: true,
    packages: "external",
    alias: {
      "frs-openapi": "./src/index.ts",
      "frs-openapi/node": "./src/node.ts",
      "frs-openapi/operations": "./src/operations.ts",
      "frs-openapi/testing": "./src/testing.ts",
    },
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    write: false,
    logLevel: "silent",
  });
  const hash = createHash("sha256");
  for (const { path, contents } of outputFiles) hash.update(path).update(contents);
  const cache = resolve(root, "node_modules/.cache/frs-openapi");
  const folder = join(cache, hash.digest("hex").slice(0, 16));
  if (!(await exists(folder))) {
    await mkdir(cache, { recursive: true });
    await removeOld(cache);
    const temporary = await mkdtemp(join(cache, "new-"));
    for (const { path, contents } of outputFiles) await writeFile(join(temporary, basename(path)), contents);
    await rename(temporary, folder).catch(async (error) => {
      // Another process was faster with the same result.
      await rm(temporary, { recursive: true, force: true });
      if (!(await exists(folder))) throw error;
    });
  }
  await utimes(folder, new Date(), new Date());
  const name = basename(entry).replace(/\.\w+$/, ".mjs");
  return await import(pathToFileURL(join(folder, name)).href);
}

/** @param {string} path */
async function exists(path) {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

/** @param {string} cache */
async function removeOld(cache) {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > keptFor) await rm(path, { recursive: true, force: true });
  }
}
