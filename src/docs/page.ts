import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { OpenApiDocument } from "openapi-contract/document";
import { annotate } from "./annotate.js";

/** The logo that Redoc fetches from Redocly's host; it would be the page's only external request. */
const remoteLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/[\w.-]+\.svg/g;

/** Replaces the logo: the name Redocly. */
const localLogo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="16"><text x="4" y="12" font-family="sans-serif" font-size="12">Redocly</text></svg>',
).replaceAll("'", "%27")}`;

let viewer: Promise<string> | undefined;

/** Reads Redoc as `redocly build-docs --inlineBundle` inlines it, once per process. */
function loadViewer(): Promise<string> {
  viewer ??= (async () => {
    const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
    const script = await readFile(join(dirname(manifest), "lib/chunks/redoc.standalone.js"), "utf8");
    return script.replaceAll(remoteLogo, () => localLogo).replace(/<\/(script)/gi, "<\\/$1");
  })();
  return viewer;
}

/**
 * Renders the docs as one self-contained HTML page: the viewer, its styles and the document are inside.
 *
 * @param sha256 - Hash of the bundle that the page is generated from; the page's head names it.
 */
export async function renderDocs(document: OpenApiDocument, sha256?: string): Promise<string> {
  const { title, version } = document.info;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${
  sha256 === undefined
    ? ""
    : `<meta name="document-sha256" content="${escapeHtml(sha256)}">
`
}<title>${escapeHtml(title)} ${escapeHtml(version)}</title>
<link rel="icon" href="data:,">
<style>body { margin: 0 } @media (max-width: 600px) { h1 { font-size: 1.6rem !important; line-height: 1.2 !important } } td code { word-break: normal !important; overflow-wrap: normal !important }</style>
</head>
<body>
<noscript>This page needs JavaScript.</noscript>
<div id="redoc"></div>
<script type="module">
${await loadViewer()}
init(${inScript(annotate(document))}, { disableTelemetry: true }, document.getElementById("redoc"));
</script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Writes JSON for use inside a script: without characters that begin a tag or that end a line only in JavaScript. */
function inScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
