import { Script } from "node:vm";
import {
  isObject,
  type JsonValue,
  listOperations,
  pointer,
  readErrorCatalogue,
  valueAt,
} from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import { readModel } from "../../src/docs/model.js";
import { referenceFiles } from "../../src/docs/reference.js";
import { samplesOf } from "../../src/docs/samples/index.js";
import { document } from "../root.js";

const files = await referenceFiles(readModel(document));
const fileOf = (path: string) => files.get(path) ?? "";
const page = fileOf("reference.html");
const operations = listOperations(document);

/** What the viewer gets. */
const shown: { document: typeof document; options: { codeSamples: { languages: { label: string }[] } } } = JSON.parse(
  fileOf("assets/reference-document.js").replace(/^globalThis\.reference = |;\n$/g, ""),
);

/** The samples that a document holds of an operation. */
function samplesIn(owner: typeof document, at: string): JsonValue {
  const operation = valueAt(owner, at);
  return (isObject(operation) ? operation["x-codeSamples"] : undefined) ?? [];
}

test("each file that the page loads exists, by a relative path", () => {
  const loaded = [...page.matchAll(/(?:src|rel="stylesheet" href)="([^"]+)"/g)].map(([, path = ""]) => path);
  expect(loaded.length).toBeGreaterThan(3);
  for (const path of loaded) expect(files.has(path), path).toBe(true);
});

test("the page has the text of every operation without a script, with a link to its own page", () => {
  expect(page).toContain(`<h1>${document.info.title} ${document.info.version}</h1>`);
  for (const { operationId, method, path, summary } of operations) {
    expect(page).toContain(
      `<a href="operations/${operationId}.html">${summary}</a> <code>${method.toUpperCase()} ${path}`,
    );
  }
});

test("the page allows nothing but its own files, and holds no script, style or handler itself", () => {
  const policy = page.match(/Content-Security-Policy" content="([^"]*)"/)?.[1] ?? "";
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(page).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/);
});

test("the viewer is a script that fetches nothing from another host", () => {
  const viewer = fileOf("assets/redoc.js");
  // It compiles, as a module would not.
  expect(() => new Script(viewer)).not.toThrow();
  expect(viewer).not.toContain("cdn.redoc.ly");
  expect(viewer).not.toContain('style="color');
});

describe.each(operations)("$operationId", (operation) => {
  const samples = samplesOf(document, operation);

  test("has its samples in the published document, and the viewer drops none of them", () => {
    const published = samplesIn(JSON.parse(fileOf("openapi.json")), operation.pointer);
    if (!Array.isArray(published)) throw new Error("The samples must be a list.");
    expect(published.map((sample) => isObject(sample) && sample.source)).toEqual(samples.map(({ source }) => source));
    const labels = published.map((sample) => String(isObject(sample) && sample.label));
    expect(new Set(labels).size).toBe(labels.length);
    expect(samplesIn(shown.document, operation.pointer)).toEqual(published);
    const known = shown.options.codeSamples.languages.map(({ label }) => label);
    expect(labels.filter((label) => !known.includes(label))).toEqual([]);
  });

  test("links each of its error codes", () => {
    const description = String(valueAt(shown.document, `${operation.pointer}${pointer("description")}`));
    for (const code of operation.errorCodes) expect(description).toContain(`[\`${code}\`](error-codes.html#${code})`);
  });
});

test("the committed document holds no samples", () => {
  expect(JSON.stringify(document)).not.toContain("x-codeSamples");
});

test("every link within the reference leads to a tag, an operation or a known code", () => {
  const slug = (name: unknown) =>
    String(name)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-");
  const tags = valueAt(shown.document, "/tags");
  const known = new Set([
    ...(Array.isArray(tags) ? tags : []).map((tag) => `#/${slug(isObject(tag) && tag.name)}`),
    ...operations.map(({ tags: [tag], operationId }) => `#/${slug(tag)}/${operationId.toLowerCase()}`),
    ...readErrorCatalogue(document).map(({ code }) => `error-codes.html#${code}`),
    "error-codes.html",
  ]);
  const links = [...JSON.stringify(shown.document).matchAll(/\]\(((?:#|\w+(?:-\w+)*\.html)[^)]*)\)/g)].map(
    ([, link]) => link ?? "",
  );
  expect(new Set(links).size).toBeGreaterThan(60);
  // A heading of a guide is behind its slug.
  expect([...new Set(links)].filter((link) => !known.has(link) && !known.has(link.replace(/\/[^/]+$/, "")))).toEqual(
    [],
  );
});

test("what stands in a block of code, or is linked already, gets no link", () => {
  const copy = structuredClone(document);
  const info = valueAt(copy, "/info");
  if (!isObject(info)) throw new Error("The document must have info.");
  const text = "```\n`FRS.0302`\n```\n\n[`FRS.0303`](other.html) `FRS.9999`";
  info.description = `${text} \`FRS.0302\``;
  return referenceFiles(readModel(copy)).then((changed) => {
    const script = changed.get("assets/reference-document.js") ?? "";
    expect(script).toContain(JSON.stringify(`${text} [\`FRS.0302\`](error-codes.html#FRS.0302)`));
  });
});

test("the script that signs is among the files", () => {
  expect(fileOf("frs-curl.sh")).toMatch(/^#!\/bin\/sh\n/);
});
