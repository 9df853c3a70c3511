import type { JsonObject } from "openapi-contract/document";
import { expect, test } from "vitest";
import { compareDocuments } from "../../src/changes/compare.js";
import { isRule, ruleCatalogue } from "../../src/changes/rules/catalogue.js";
import { operationChanges } from "./operation-table.js";
import { documentWith, schemaChanges } from "./table.js";
import { verdicts } from "./verdict-table.js";

/** All changes of the tables, each in both directions. */
const pairs: [JsonObject, JsonObject][] = [
  ...verdicts.map(([, before, after]): [JsonObject, JsonObject] => [before, after]),
  ...operationChanges.map(([, before, after]): [JsonObject, JsonObject] => [before, after]),
  ...schemaChanges.flatMap(({ before, after }) =>
    (["request", "response"] as const).map((part): [JsonObject, JsonObject] => [
      documentWith(part, before),
      documentWith(part, after),
    ]),
  ),
].flatMap(([before, after]): [JsonObject, JsonObject][] => [
  [before, after],
  [after, before],
]);

const found = new Set(pairs.flatMap(([before, after]) => compareDocuments(before, after).map(({ rule }) => rule)));

test("every change has a rule of the catalogue", () => {
  expect([...found].filter((rule) => !isRule(rule))).toEqual([]);
});

test("every rule of the catalogue finds a change of the tables", () => {
  expect(
    ruleCatalogue()
      .map(({ id }) => id)
      .filter((rule) => !found.has(rule)),
  ).toEqual([]);
});
