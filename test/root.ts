import { fileURLToPath } from "node:url";
import { loadDocument } from "openapi-contract/document";
import { bundleFile } from "../src/generate/layout.js";

/** Root of the repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** The committed bundle. */
export const document = await loadDocument(new URL(bundleFile, new URL("..", import.meta.url)));
