import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { asDocument, type OpenApiDocument } from "openapi-contract/document";

/** The document as this package exports it. */
const exported = "frs-openapi/openapi.json";

let document: Promise<OpenApiDocument> | undefined;

/**
 * Reads the document of this package, once.
 *
 * @throws {Error} If it cannot be found, or read.
 */
export async function ownDocument(): Promise<OpenApiDocument> {
  document ??= readFile(location(), "utf8").then((text) => asDocument(JSON.parse(text)));
  // A failure may be over at the next attempt.
  document.catch(() => {
    document = undefined;
  });
  return await document;
}

/** Finds the file by the name of the package: this module may have been bundled with others, and stand anywhere. */
function location(): string {
  const bases = [import.meta.url, join(process.cwd(), "package.json")];
  for (const base of bases) {
    try {
      return createRequire(base).resolve(exported);
    } catch {
      // The other base may be inside of a project that has the package.
    }
  }
  throw new Error(`Cannot find ${exported}: start the emulator in a project that has frs-openapi installed.`);
}
