import { readFile } from "node:fs/promises";
import { asDocument, type OpenApiDocument } from "openapi-contract/document";

/** The document of this package. The path is the same from the sources as from the files of the package. */
const location = new URL("../../generated/openapi.json", import.meta.url);

let document: Promise<OpenApiDocument> | undefined;

/** Reads the document of this package, once. */
export async function ownDocument(): Promise<OpenApiDocument> {
  document ??= readFile(location, "utf8").then((text) => asDocument(JSON.parse(text)));
  // A failure may be over at the next attempt.
  document.catch(() => {
    document = undefined;
  });
  return await document;
}
