import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Name of the script that signs a request and sends it, as it is offered for download. */
export const signingScript = "frs-curl.sh";

/** Reads the script. */
export async function readSigningScript(): Promise<string> {
  // Compiled, this module stands elsewhere; the package beside it always leads back to the sources.
  const manifest = createRequire(import.meta.url).resolve("openapi-contract/package.json");
  return await readFile(new URL(`../../src/docs/samples/${signingScript}`, pathToFileURL(manifest)), "utf8");
}
