import { isObject, listOperations, readErrorCatalogue, valueAt } from "openapi-contract/document";
import { expect, test } from "vitest";
import { annotate } from "../../src/docs/annotate.js";
import { document } from "../root.js";

const annotated = annotate(document);
const tags = valueAt(annotated, "/tags");
const pages = new Map(
  (Array.isArray(tags) ? tags : []).filter(isObject).map(({ name, description }) => [name, String(description)]),
);

test.each(listOperations(document))(
  "the description of $operationId names its side effects, SDK names and error codes",
  (operation) => {
    const { description } = listOperations(annotated).find(({ pointer }) => pointer === operation.pointer) ?? {};
    expect(description).toContain("**Side effects:**");
    for (const name of [...operation.sdkOperations, ...operation.errorCodes])
      expect(description).toContain(`\`${name}\``);
    if (!operation.tags.includes("Identity and access")) expect(operation.sdkOperations.length).toBeGreaterThan(0);
  },
);

test("a page lists all error codes, after the guides", () => {
  const page = pages.get("Error codes") ?? "";
  for (const { code, remedy } of readErrorCatalogue(document)) {
    expect(page).toContain(`| \`${code}\` |`);
    expect(page).toContain(remedy.trim().replace(/\s+/g, " ").replaceAll("|", "\\|"));
  }
  expect([...pages.keys()].indexOf("Error codes")).toBe([...pages.keys()].indexOf("Face detection") - 1);
});

test("known values are in the description of their field", () => {
  expect(valueAt(annotated, "/components/schemas/Glass/description")).toContain(
    "Known values: `yes`, `dark`, `none`, `unknown`.",
  );
});

test("links between pages lead to existing pages", () => {
  const slug = (name: unknown) =>
    String(name)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-");
  const known = new Set([...pages.keys()].map(slug));
  const links = [...JSON.stringify(annotated).matchAll(/\]\(#\/([a-z0-9-]+)/g)].map((match) => match[1] ?? "");
  expect(links.length).toBeGreaterThan(20);
  expect([...new Set(links)].filter((link) => !known.has(link))).toEqual([]);
});

test("the page of error codes is in the group of the guides", () => {
  expect(valueAt(annotated, "/x-tagGroups/0/tags")).toContain("Error codes");
  expect(valueAt(document, "/x-tagGroups/0/tags")).not.toContain("Error codes");
});

test("names of guides in italics become links, also across lines", () => {
  expect(JSON.stringify(annotated)).toContain("[Custom fields, filter and sort](#/custom-fields-filter-and-sort)");
  for (const name of pages.keys()) expect(JSON.stringify(annotated)).not.toMatch(new RegExp(`[^*]\\*${name}\\*[^*]`));
});

test("mutually exclusive parameters are named", () => {
  const listFaces = listOperations(annotated).find(({ operationId }) => operationId === "listFaces");
  expect(listFaces?.description).toContain("**Mutually exclusive:** `face_id` — `offset`, `limit`");
});

test("the document itself is not changed", () => {
  expect(valueAt(document, "/tags")).not.toContainEqual(expect.objectContaining({ name: "Error codes" }));
});
