import type { JsonObject, JsonValue } from "openapi-contract/document";
import { expect, test } from "vitest";
import type { Verdict } from "../../src/changes/change.js";
import { compareDocuments } from "../../src/changes/compare.js";
import { documentWith, schemaChanges } from "./table.js";

function verdictOf(before: JsonObject, after: JsonObject): Verdict | "none" {
  return compareDocuments(before, after)[0]?.verdict ?? "none";
}

/** The schema itself, and where it is deep inside of another one. */
const depths: readonly (readonly [string, (schema: JsonValue) => JsonValue])[] = [
  ["at the top", (schema) => schema],
  ["in a property of items", (schema) => ({ type: "array", items: { type: "object", properties: { deep: schema } } })],
  [
    "in a part of an alternative",
    (schema) => ({
      oneOf: [{ title: "A", allOf: [{ additionalProperties: schema }] }, { type: "null" }, { type: "integer" }],
    }),
  ],
];

const rows = schemaChanges.flatMap((row) =>
  (["request", "response", "parameter", "header"] as const).flatMap((part) =>
    depths.map(([depth, wrap]) => {
      const expected = part === "request" || part === "parameter" ? row.request : row.response;
      return [
        `${row.keyword}: ${row.name}`,
        part,
        depth,
        documentWith(part, wrap(row.before)),
        documentWith(part, wrap(row.after)),
        expected,
      ] as const;
    }),
  ),
);

test.each(rows)("%s (%s, %s)", (_name, _part, _depth, before, after, expected) => {
  expect(verdictOf(before, after)).toBe(expected);
});
