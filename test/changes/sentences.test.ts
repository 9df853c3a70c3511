import type { JsonObject } from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import { compareDocuments } from "../../src/changes/compare.js";
import { ruleCatalogue } from "../../src/changes/rules/catalogue.js";
import { document, json, ofPath, text } from "./operation-table.js";

const found = (before: JsonObject, after: JsonObject) =>
  compareDocuments(before, after).map(({ rule, place, text: said }) => [rule, place.side, place.pointer, said]);

describe("entries of an extension are named, each at its place", () => {
  const operation = "/paths/~1things/get/x-error-codes";

  test("of a list of codes", () => {
    expect(found(document({ "x-error-codes": ["A", "B"] }), document({ "x-error-codes": ["C", "B"] }))).toEqual([
      ["response-x-error-codes-widened", "base", `${operation}/0`, "`A` of `x-error-codes` was removed."],
      ["response-x-error-codes-changed", "revision", `${operation}/0`, "`C` of `x-error-codes` was added."],
    ]);
  });

  test("of an object that has no meaning on the wire", () => {
    const before = document({}, { "x-error-catalogue": { A: { status: [400] }, B: {}, D: {} } });
    const after = document({}, { "x-error-catalogue": { A: { status: [401] }, C: {}, D: {} } });
    expect(found(before, after)).toEqual([
      ["docs-x-error-catalogue-changed", "revision", "/x-error-catalogue/A", "`A` of `x-error-catalogue` changed."],
      ["docs-x-error-catalogue-changed", "base", "/x-error-catalogue/B", "`B` of `x-error-catalogue` was removed."],
      ["docs-x-error-catalogue-changed", "revision", "/x-error-catalogue/C", "`C` of `x-error-catalogue` was added."],
    ]);
  });

  test.each([
    ["x-media-formats", ["JPG", "BMP"], ["JPG", "PNG"], "`x-media-formats` changed: `BMP` left; `PNG` joined."],
    ["x-max-bytes", 9, 8, "`x-max-bytes` changed from `9` to `8`."],
    ["x-side-effects", undefined, "writes", "`x-side-effects` was added: `writes`."],
    ["x-side-effects", "writes", undefined, "`x-side-effects` was removed: `writes`."],
    ["x-gateway-limits", { bytes: 9 }, { bytes: 8 }, "`x-gateway-limits` changed."],
  ])("of %s in the text", (name, before, after, said) => {
    const [old, now] = [before, after].map((value) => document(value === undefined ? {} : { [name]: value }));
    expect(compareDocuments(old ?? {}, now ?? {}).map((change) => change.text)).toEqual([said]);
  });
});

test("an operation is called as the document writes its path", () => {
  const [old, now] = [
    ofPath("/pets/{pet_id}", { operationId: "a" }),
    ofPath("/pets/{pet_id}/owners/{id}", { operationId: "b" }),
  ];
  expect(compareDocuments(old, now).map((change) => change.text)).toEqual([
    "The operation `GET /pets/{pet_id}` was removed.",
    "The operation `GET /pets/{pet_id}/owners/{id}` was added.",
  ]);
});

test("what may be left out now is optional now", () => {
  const body = (required: string[]) =>
    document({ requestBody: { content: json({ type: "object", properties: { name: text }, required }) } });
  expect(compareDocuments(body(["name"]), body([])).map((change) => change.text)).toEqual([
    "The property `name` is optional now.",
  ]);
});

test("each rule has a sentence of its own", () => {
  const rules = ruleCatalogue();
  const sentences = new Map(rules.map((rule) => [rule.text, rule.id]));
  expect(rules.filter(({ id, text: said }) => sentences.get(said) !== id)).toEqual([]);
  expect(rules.filter(({ text: said }) => !/^[`A-Z].+\.$/.test(said) || /undefined|no longer/.test(said))).toEqual([]);
});
