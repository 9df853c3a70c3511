import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  isObject,
  type JsonObject,
  type JsonValue,
  listOperations,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  pointerOf,
  resolveAt,
  valueAt,
} from "openapi-contract/document";
import { readAsset } from "./assets.js";
import { escapeHtml } from "./markdown.js";
import { operationPath } from "./model.js";
import { contentSecurityPolicy, headerHtml, headHtml } from "./shell.js";

/** Path of the page below the site's root. */
const path = "try-it.html";

/** Where requests go if nothing else is typed: the mock, as `npm run mock` starts it. */
const defaultBase = "http://127.0.0.1:4010";

/**
 * Writes the page that sends requests from the browser: Swagger UI with a copy of the document that is made for it.
 *
 * @returns Its files, by path below the site's root.
 */
export async function tryItFiles(document: OpenApiDocument): Promise<Map<string, string>> {
  const directory = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  const read = async (file: string) =>
    // Its maps are not part of the site.
    (await readFile(join(directory, file), "utf8")).replace(/\n(\/\/|\/\*)# sourceMappingURL=[^\n]*\n?$/, "\n");
  const typeWithoutBody: unknown = Reflect.get(document, "x-content-type-without-body");
  const settings = { document: forTrying(document), typeWithoutBody: typeWithoutBody ?? null };
  return new Map([
    [path, pageOf(document)],
    ["assets/swagger-ui.js", await read("swagger-ui-bundle.js")],
    ["assets/swagger-ui.css", await read("swagger-ui.css")],
    ["assets/try-it.css", await readAsset("try-it.css")],
    ["assets/try-it.js", await readAsset("try-it.js")],
    // A server that knows of a running mock gives another file instead.
    ["assets/mock.js", "globalThis.mockUrl = null;\n"],
    // Scripts, for a page that is opened as a file cannot fetch.
    ["assets/try-it-document.js", `globalThis.tryIt = ${JSON.stringify(settings)};\n`],
  ]);
}

/** Address of an operation on the page, below the site's root. */
export function tryItAddress({ operationId, tags: [tag = "default"] }: Operation): string {
  return `${path}#/${encodeURIComponent(tag)}/${encodeURIComponent(operationId)}`;
}

/**
 * A copy of the document for trying: without guides and signatures, with the base URL as a variable, and with examples in such
 * fields alone that a request needs.
 */
function forTrying(document: OpenApiDocument): JsonObject {
  const copy = structuredClone(document);
  const servers = [
    { url: "{base}", description: "Any endpoint", variables: { base: { default: defaultBase } } },
    ...(document.servers ?? []).filter(({ url }) => /^https?:/.test(url)),
  ];
  for (const operation of listOperations(document)) {
    const target = valueAt(copy, operation.pointer);
    if (!isObject(target)) continue;
    target.parameters = operation.parameters.map((parameter) => shownParameter(document, operation, parameter));
    // Operations with a server of their own can be sent to any other one, too.
    if (operation.servers) target.servers = [...servers.slice(0, 1), ...operation.servers] as unknown as JsonValue;
    target.description = `[Parameters, responses and errors](${operationPath(operation.operationId)}.html)`;
    target.responses = describedResponses(operation);
    delete target.externalDocs;
    if (Array.isArray(target.security)) target.security = target.security.filter((each) => !isSigned(document, each));
  }
  // They stand at the operations now.
  for (const item of Object.values(copy.paths)) if (isObject(item)) delete item.parameters;
  const { tags, security, components, openapi = "", info = {}, paths = {} } = copy as unknown as JsonObject;
  const shown = Array.isArray(tags) ? tags.filter((tag) => isObject(tag) && tag["x-traitTag"] !== true) : [];
  const schemes = isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {};
  const tokens = Object.entries(schemes).filter(
    ([, scheme]) => isObject(scheme) && scheme["x-signature"] === undefined,
  );
  return {
    openapi,
    info,
    // A page that is opened as a file cannot follow references, not even within the document.
    paths: withoutTextTypes(inlined(document, paths, [])),
    servers: servers as unknown as JsonValue,
    tags: shown,
    security: Array.isArray(security) ? security.filter((each) => !isSigned(document, each)) : [],
    components: { securitySchemes: Object.fromEntries(tokens) },
  };
}

/** The responses by their descriptions alone: what one holds is shown when it is there. */
function describedResponses({ responses }: Operation): JsonObject {
  return Object.fromEntries(responses.map(({ status, description }) => [status, { description }]));
}

/** A value in which what references lead to stands in their place; a schema that contains itself ends with any value. */
function inlined(document: OpenApiDocument, value: JsonValue, around: readonly string[]): JsonValue {
  if (Array.isArray(value)) return value.map((item) => inlined(document, item, around));
  if (!isObject(value)) return value;
  const { $ref: reference, ...rest } = value;
  const target = typeof reference === "string" ? pointerOf(reference) : undefined;
  const members = Object.fromEntries(
    Object.entries(rest).map(([name, item]) => [name, inlined(document, item, around)]),
  );
  if (target === undefined || around.includes(target)) return members;
  const found = inlined(document, valueAt(document, target), [...around, target]);
  return isObject(found) ? { ...found, ...members } : found;
}

/** Removes what says how a text is to be read: the viewer would ask for a file instead. */
function withoutTextTypes(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutTextTypes);
  if (!isObject(value)) return value;
  const { contentMediaType, contentEncoding, contentSchema, ...rest } = value;
  const kept = value.type === "string" && value.format !== "binary" ? rest : value;
  return Object.fromEntries(Object.entries(kept).map(([name, item]) => [name, withoutTextTypes(item)]));
}

/** Whether a requirement needs a signature, which a header that is typed once cannot be. */
function isSigned(document: OpenApiDocument, requirement: JsonValue): boolean {
  return Object.keys(isObject(requirement) ? requirement : {}).some((name) => {
    const { value } = resolveAt(document, `/components/securitySchemes/${name}`);
    return value["x-signature"] !== undefined;
  });
}

/** A parameter whose field is filled in only if a request needs it. */
function shownParameter(document: OpenApiDocument, { exactlyOneOf }: Operation, parameter: Parameter): JsonObject {
  const { value } = resolveAt(document, parameter.pointer);
  if (parameter.required || exactlyOneOf[0] === parameter.name) return value;
  const { example, examples, schema, ...rest } = value;
  const [first] = parameter.examples;
  const note = example ?? first?.value;
  return {
    ...rest,
    ...(schema !== undefined && { schema: withoutExamples(document, parameter.schema) }),
    // What would be filled in is still shown.
    ...(note !== undefined && { description: `${parameter.description.trim()} For example \`${textOf(note)}\`.` }),
  };
}

function withoutExamples(document: OpenApiDocument, at: string): JsonObject {
  const { example, examples, default: fallback, ...schema } = resolveAt(document, at).value;
  return schema;
}

function textOf(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function pageOf(document: OpenApiDocument): string {
  const { title } = document.info;
  const policy = contentSecurityPolicy({ "connect-src": "http: https:" });
  return `<!doctype html>
<html lang="en">
<head>
${headHtml(`Try it · ${title}`, policy)}
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(`Send requests of ${title} from the browser, to a mock or to any endpoint.`)}">
<link rel="stylesheet" href="assets/site.css">
<link rel="stylesheet" href="assets/swagger-ui.css">
<link rel="stylesheet" href="assets/try-it.css">
<script defer src="assets/site.js"></script>
<script defer src="assets/mock.js"></script>
<script defer src="assets/try-it-document.js"></script>
<script defer src="assets/swagger-ui.js"></script>
<script defer src="assets/try-it.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
${headerHtml({ title }, path)}
<main id="content" class="try-it">
<h1>Try it</h1>
<p>Requests go from this browser to the base URL below, which is a mock on this machine unless you change it: <code>npm run mock</code> starts one. Press <em>Authorize</em> and type a token first: the mock takes any text. The service itself permits no requests from web pages: run <code>npm run forward -- --cors --target https://face.ap-southeast-1.myhuaweicloud.com</code> and use the URL that it prints.</p>
<p>What you type stays in the memory of this page, and is gone when you leave or reload it. Only tokens are supported here; <a href="downloads.html">frs-curl.sh</a> signs requests by an access key.</p>
<noscript><p>This page needs JavaScript. Without it, the pages of the operations have samples to copy, such as for curl: see <a href="index.html">the start page</a>.</p></noscript>
<div id="try-it"></div>
</main>
</body>
</html>
`;
}
