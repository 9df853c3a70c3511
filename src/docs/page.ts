import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { OpenApiDocument } from "../spec/document.js";

/** The logo that Redoc fetches from its makers' host, which would be the page's only outside request. */
const remoteLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/[\w.-]+\.svg/g;

let viewer: Promise<string> | undefined;

/** Redoc as `redocly build-docs --inlineBundle` inlines it, read once a process. */
function loadViewer(): Promise<string> {
  viewer ??= (async () => {
    const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
    const script = await readFile(join(dirname(manifest), "lib/chunks/redoc.standalone.js"), "utf8");
    return script.replaceAll(remoteLogo, "data:,").replace(/<\/(script)/gi, "<\\/$1");
  })();
  return viewer;
}

/** The docs as one HTML page that needs nothing else: the viewer, its styles and the document are inside. */
export async function renderDocs(document: OpenApiDocument): Promise<string> {
  const { title, version } = document.info;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} ${escapeHtml(version)}</title>
<link rel="icon" href="data:,">
<style>body { margin: 0 }</style>
</head>
<body>
<noscript>This page needs JavaScript. The same contract as data: generated/openapi.json.</noscript>
<div id="redoc"></div>
<script type="module">
${await loadViewer()}
init(${inScript(document)}, { disableTelemetry: true }, document.getElementById("redoc"));
</script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON that can stand in a script: no tag can begin in it, and no character ends a line there but not in JSON. */
function inScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
