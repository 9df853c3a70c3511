// A client of the same document by another generator, as its users would have it: generated, compiled file by file.
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import manifest from "./package.json" with { type: "json" };

/** The generator is not one of the repository's own dependencies, so the type check must not look for it. */
const generator = "@hey-api/openapi-ts";

/** What has to be done first, or an empty string. */
export const missingPeers = existsSync(new URL("node_modules", import.meta.url))
  ? ""
  : "The generated client of hey-api is left out: run `npm ci --prefix test/bench/peers --ignore-scripts` first.";

/**
 * Generates the client of hey-api from the bundled document, as JavaScript.
 *
 * @returns {Promise<{ directory: string, version: string, remove: () => Promise<void> }>}
 */
export async function generateHeyApi() {
  const { createClient } = await import(generator);
  const directory = await mkdtemp(join(tmpdir(), "hey-api-"));
  const remove = () => rm(directory, { recursive: true, force: true });
  try {
    await createClient({
      input: fileURLToPath(new URL("../../../generated/openapi.json", import.meta.url)),
      output: { path: join(directory, "source"), importFileExtension: ".js" },
      plugins: ["@hey-api/client-fetch", "@hey-api/sdk", "@hey-api/typescript"],
      logs: { level: "silent" },
    });
    await build({
      entryPoints: [join(directory, "source/**/*.ts")],
      outdir: directory,
      outbase: join(directory, "source"),
      format: "esm",
      target: "es2022",
    });
    // Otherwise the runtime parses each file twice to find out what it is.
    await writeFile(join(directory, "package.json"), '{ "type": "module" }');
  } catch (error) {
    await remove();
    throw error;
  }
  return { directory, version: manifest.devDependencies[generator], remove };
}
