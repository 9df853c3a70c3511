import type { OpenApiDocument } from "openapi-contract/document";
import { docsDirectory } from "../generate/layout.js";
import { readAsset } from "./assets.js";
import { type Page, type PageGroup, slugOf } from "./content.js";
import { downloadsOf } from "./downloads.js";
import { type History, readHistory } from "./history.js";
import { shippedPackages } from "./licences.js";
import { llmsText } from "./llms.js";
import { pageHtml, pageMarkdown } from "./markdown.js";
import { type Model, readModel } from "./model.js";
import { downloadsPage } from "./pages/downloads.js";
import { errorCodesPage } from "./pages/error-codes.js";
import { guidePage } from "./pages/guide.js";
import { notFoundFile } from "./pages/not-found.js";
import { operationPage } from "./pages/operation.js";
import { startPage } from "./pages/start.js";
import { sinceTitle, whatChangedPage } from "./pages/what-changed.js";
import { referenceFiles } from "./reference.js";
import { readSigningScript, signingScript } from "./samples/signing-script.js";
import { searchFiles } from "./search.js";
import { pageFile } from "./shell.js";
import { tryItFiles } from "./try-it.js";

/**
 * Generates the docs site of a repository: its files, whose paths are relative to the root of the repository.
 *
 * @param bundle - Text of the bundled document.
 * @throws {LoadError} If a released document cannot be read.
 */
export async function generateDocs(
  root: string,
  document: OpenApiDocument,
  bundle: string,
): Promise<Map<string, string>> {
  const files = await renderSite({ document, bundle, history: await readHistory(root) });
  return new Map([...files].map(([path, text]) => [`${docsDirectory}/${path}`, text]));
}

/** What a site is made from. */
export interface SiteInput {
  document: OpenApiDocument;
  /** Text of the bundled document. */
  bundle: string;
  /** What changed with which version. */
  history: History;
}

/** Hand-written files of the site. */
const assets = ["site.css", "site.js"];

/** Writes the site: texts by their paths below its root. */
export async function renderSite({ document, bundle, history }: SiteInput): Promise<Map<string, string>> {
  const model = readModel(document);
  const viewers = new Map([...(await referenceFiles(model)), ...(await tryItFiles(document))]);
  const { title, version, links } = model;
  const shipped = await shippedPackages();
  const script = {
    path: signingScript,
    what: "Signs a request and sends it with curl",
    text: await readSigningScript(),
  };
  // Beside what the bundle has, it carries the samples.
  const downloads = downloadsOf(viewers.get("openapi.json") ?? bundle, [script]);
  const groups = groupsOf(model, history, downloadsPage(downloads, shipped));
  const pages = groups.flatMap((group) => group.pages);
  const frame = { title, version, groups };

  const files = new Map(viewers);
  for (const page of pages) {
    files.set(`${page.path}.html`, pageFile(page, pageHtml(page, links), frame));
    files.set(`${page.path}.md`, pageMarkdown(page));
  }
  files.set("404.html", notFoundFile(frame));
  files.set("llms.txt", llmsText(model, groups));
  for (const { path, text } of downloads) files.set(path, text);
  for (const { texts } of shipped) for (const [path, text] of texts) files.set(path, text);
  for (const name of assets) files.set(`assets/${name}`, await readAsset(name));
  for (const [path, text] of await searchFiles(pages)) files.set(path, text);
  return files;
}

/** All pages, in the order in which they are read. */
function groupsOf(model: Model, history: History, downloads: Page): PageGroup[] {
  const errorCodes = errorCodesPage(model);
  return [
    { title: "", pages: [startPage(model, history)] },
    { title: "Guides", pages: model.guides.map(guidePage) },
    ...model.groups.map(({ title, operations }) => ({
      title,
      pages: operations.map((operation) => marked(operationPage(model, operation), operation.operationId, history)),
    })),
    { title: "More", pages: [...(errorCodes ? [errorCodes] : []), whatChangedPage(history), downloads] },
  ];
}

/** Notes on the page of an operation that it is new, or has changed, since the last release. */
function marked(page: Page, operationId: string, { since }: History): Page {
  if (since === undefined) return page;
  const mark = since.added.has(operationId) ? "new" : since.changed.has(operationId) ? "changed" : undefined;
  if (mark === undefined) return page;
  const title = sinceTitle(since);
  const words = mark === "new" ? "New since" : "Changed since";
  const note = `${words} [version ${since.version}](page:what-changed#${slugOf(title)}).`;
  return { ...page, mark, blocks: [note, ...page.blocks] };
}
