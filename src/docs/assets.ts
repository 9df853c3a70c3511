import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Reads a file of `src/docs/assets`, which browsers get as it is. */
export async function readAsset(name: string): Promise<string> {
  // Compiled, this module stands elsewhere; the package beside it always leads back to the sources.
  const manifest = createRequire(import.meta.url).resolve("openapi-contract/package.json");
  return await readFile(new URL(`../../src/docs/assets/${name}`, pathToFileURL(manifest)), "utf8");
}
