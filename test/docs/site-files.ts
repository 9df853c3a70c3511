import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { asDocument, type OpenApiDocument } from "openapi-contract/document";
import type { History } from "../../src/docs/history.js";
import { renderSite } from "../../src/docs/site.js";
import { asJson } from "../../src/generate/pipeline.js";
import { document } from "../root.js";

/** The site of a document; of the committed one unless another is given. */
export async function siteOf(own: OpenApiDocument = document, history: History = { releases: [] }) {
  return await renderSite({ document: own, bundle: asJson(own), history });
}

/** The site of a document that has nothing but what a test needs. */
export async function siteOfParts(parts: object, history?: History): Promise<ReadonlyMap<string, string>> {
  const info = { title: "A service", version: "1.0.0" };
  return await siteOf(asDocument({ openapi: "3.1.0", info, paths: {}, ...parts }), history);
}

/** Writes a site into a new directory; returns it, and how to remove it. */
export async function writeSite(files: ReadonlyMap<string, string>) {
  const directory = await mkdtemp(join(tmpdir(), "frs-site-"));
  for (const [path, text] of files) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
