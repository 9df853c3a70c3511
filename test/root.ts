import { fileURLToPath } from "node:url";
import { bundleFile } from "../src/generate/layout.js";
import { loadDocument } from "../src/spec/document.js";

/** Root of the repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** The committed bundle. */
export const document = await loadDocument(new URL(bundleFile, new URL("..", import.meta.url)));
