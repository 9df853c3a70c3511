import { isObject, listOperations, valueAt } from "openapi-contract/document";
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

test("known values are in the description of their field", () => {
  expect(valueAt(annotated, "/components/schemas/Glass/description")).toContain(
    "Known values: `yes`, `dark`, `none`, `unknown`.",
  );
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
  expect(JSON.stringify(document)).not.toContain("**Side effects:**");
});
