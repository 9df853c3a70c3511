import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isObject, listOperations, type OpenApiDocument, valueAt } from "openapi-contract/document";
import { annotate } from "./annotate.js";
import { readAsset } from "./assets.js";
import { escapeHtml } from "./markdown.js";
import { type Model, operationPath } from "./model.js";
import { withSamples } from "./samples/attach.js";
import { readSigningScript, signingScript } from "./samples/signing-script.js";
import { contentSecurityPolicy, headerHtml, headHtml } from "./shell.js";

/** Path of the reference page below the docs. */
const page = "reference.html";

/**
 * What the page may load. The hash is that of an empty style, which the viewer adds; its search runs in a worker made from a
 * blob.
 */
const policy = contentSecurityPolicy({
  "style-src": "'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "worker-src": "blob:",
});

/**
 * Returns the reference page: Redoc with all operations, their samples and the guides. The files are the page, what it loads,
 * the document with samples, and the script that signs requests.
 *
 * @returns The text of each file, by its path below the docs.
 */
export async function referenceFiles({ document, samples }: Model): Promise<Map<string, string>> {
  const sampled = withSamples(document, samples);
  const shown = withLogo(annotate(sampled));
  const options = {
    disableTelemetry: true,
    downloadUrls: ["openapi.json", "openapi.yaml"].map((url) => ({ title: url, url })),
    codeSamples: { languages: languagesOf(sampled) },
  };
  return new Map([
    [page, pageOf(document)],
    ["assets/redoc.js", await loadViewer()],
    ["assets/reference.js", await readAsset("reference.js")],
    ["assets/reference.css", await readAsset("reference.css")],
    // A script, since a page of a file system cannot fetch.
    ["assets/reference-document.js", `globalThis.reference = ${inScript({ document: shown, options })};\n`],
    ["openapi.json", `${JSON.stringify(sampled, null, 2)}\n`],
    [signingScript, await readSigningScript()],
  ]);
}

/** Names all labels of samples to the viewer, which drops a sample with any other one. */
function languagesOf(document: OpenApiDocument): { lang: string; label: string }[] {
  const languages = new Map<string, string>();
  for (const { pointer } of listOperations(document)) {
    const operation = valueAt(document, pointer);
    const samples = isObject(operation) ? operation["x-codeSamples"] : undefined;
    for (const sample of Array.isArray(samples) ? samples : []) {
      if (isObject(sample)) languages.set(String(sample.label), String(sample.lang));
    }
  }
  return [...languages].map(([label, lang]) => ({ lang, label }));
}

/** The name that stands above the navigation. */
const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 40"><text x="0" y="28" font-family="system-ui, sans-serif" font-size="24" font-weight="700" fill="#2f7de1">FRS</text><text x="56" y="28" font-family="system-ui, sans-serif" font-size="16" fill="#6b7683">OpenAPI</text></svg>`;

function withLogo(document: OpenApiDocument): OpenApiDocument {
  const info = valueAt(document, "/info");
  if (isObject(info)) {
    info["x-logo"] = { url: dataUri(logo), altText: "frs-openapi", href: "index.html" };
  }
  return document;
}

function dataUri(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg).replaceAll("'", "%27")}`;
}

/** The page: what readers see first, and without scripts, is replaced by the viewer. */
function pageOf(document: OpenApiDocument): string {
  const { title, version } = document.info;
  const operations = listOperations(document).map(({ operationId, method, path, summary }) => {
    const link = `<a href="${operationPath(operationId)}.html">${escapeHtml(summary || operationId)}</a>`;
    return `<li>${link} <code>${method.toUpperCase()} ${escapeHtml(path)}</code></li>`;
  });
  const summary: unknown = Reflect.get(document.info, "summary");
  return `<!doctype html>
<html lang="en">
<head>
${headHtml(`Reference · ${title} ${version}`, policy)}
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="assets/reference.css">
<script defer src="assets/redoc.js"></script>
<script defer src="assets/reference-document.js"></script>
<script defer src="assets/reference.js"></script>
</head>
<body>
${headerHtml(document.info, page)}
<div id="reference">
<main class="first">
<h1>${escapeHtml(title)} ${escapeHtml(version)}</h1>
<p>${escapeHtml(typeof summary === "string" ? summary : "")}</p>
<p>Each operation also has a page of its own:</p>
<ul>
${operations.join("\n")}
</ul>
</main>
</div>
</body>
</html>
`;
}

/** Stands for the logo of the viewer. */
const viewerName = dataUri(
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="16"><text x="4" y="12" font-family="sans-serif" font-size="12">Redocly</text></svg>',
);

/** What is changed in the viewer, so that it is a script, and needs no other host and no style within the page. */
const viewerChanges: readonly [pattern: RegExp, replacement: string][] = [
  // A page of a file system cannot load modules.
  [/\bexport\s*\{[^{}]*\};?\s*$/, ""],
  [/\bimport\.meta\b/g, "({})"],
  // The logo is all that it would fetch from another host.
  [/https:\/\/cdn\.redoc\.ly\/redoc\/[\w.-]+\.svg/g, viewerName],
  // The colours of code: each element also has a class.
  [/` style="color: var\(\$\{\w+\}\)"`/, "``"],
];

let viewer: Promise<string> | undefined;

/** Reads Redoc as a script that defines `init`, once per process: a page of a file system cannot load modules. */
function loadViewer(): Promise<string> {
  viewer ??= (async () => {
    const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
    const script = await readFile(join(dirname(manifest), "lib/chunks/redoc.standalone.js"), "utf8");
    let classic = script;
    for (const [pattern, replacement] of viewerChanges) {
      const changed = classic.replace(pattern, () => replacement);
      if (changed === classic) throw new Error(`The viewer of @redocly/cli does not contain ${pattern}.`);
      classic = changed;
    }
    return classic;
  })();
  return viewer;
}

/** Writes JSON for use as a script: without characters that begin a tag or that end a line only in JavaScript. */
function inScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
