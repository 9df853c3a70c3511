import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { JsonObject, JsonValue } from "openapi-contract/document";
import { expect, test } from "vitest";
import { compareDocuments } from "../../src/changes/compare.js";
import type { TypedChange } from "../../src/changes/types/attach.js";
import { compareTypes } from "../../src/changes/types/compare.js";
import { root } from "../root.js";
import { documentChanges, type Expected, typeChanges } from "./types.table.js";

async function compared(before: JsonObject, after: JsonObject) {
  const { changes } = await compareTypes(
    { name: "base", document: before },
    { name: "revision", document: after },
    compareDocuments(before, after),
  );
  return { found: worstOf(changes), changes };
}

/** The most serious verdicts of some changes. */
function worstOf(changes: readonly TypedChange[]): Expected {
  const worst = <Each>(order: readonly Each[], verdicts: readonly Each[], none: Each) =>
    order.find((each) => verdicts.includes(each)) ?? none;
  return {
    wire: worst(
      ["breaking", "compatible", "docs"],
      changes.map(({ verdict }) => verdict),
      "none",
    ),
    types: worst(
      ["breaking", "compatible"],
      changes.map(({ types }) => types),
      "none",
    ),
  };
}

/** An operation that sends or returns a value, beside other parts that stay as they are. */
function operationWith(operationId: string, part: "request" | "response", schema: JsonValue): JsonObject {
  const content = { "application/json": { schema } };
  const other = { "application/json": { schema: { type: "object", properties: { other: { type: "string" } } } } };
  return {
    post: {
      operationId,
      requestBody: { content: part === "request" ? content : other },
      responses: { "200": { description: "OK", content: part === "response" ? content : other } },
    },
  };
}

/** The schema itself, and where it is inside of others. */
const depths: readonly (readonly [string, (schema: JsonValue) => JsonValue])[] = [
  ["at the top", (schema) => schema],
  ["in an optional property", (schema) => ({ type: "object", properties: { deep: schema } })],
  [
    "in a required property of items",
    (schema) => ({ type: "array", items: { type: "object", required: ["deep"], properties: { deep: schema } } }),
  ],
  [
    "in an alternative",
    (schema) => ({
      oneOf: [
        { type: "object", required: ["deep"], properties: { deep: schema } },
        { type: "object", required: ["other"], properties: { other: { type: "string" } } },
      ],
    }),
  ],
  [
    "in forty objects",
    (schema) =>
      Array.from({ length: 40 }).reduce<JsonValue>(
        (inner) => ({ type: "object", required: ["deep"], properties: { deep: inner } }),
        schema,
      ),
  ],
];

const rows = typeChanges
  .flatMap((row) =>
    (["request", "response"] as const).flatMap((part) => depths.map(([depth, wrap]) => ({ row, part, depth, wrap }))),
  )
  .map((each, index) => ({ ...each, name: each.row.name, id: `change${index}` }));

/** All rows, each as an operation of its own, so that one comparison does for all of them. */
const all = compared(
  ...((["before", "after"] as const).map(
    (side): JsonObject => ({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      paths: Object.fromEntries(
        rows.map(({ id, part, wrap, row }) => [`/${id}`, operationWith(id, part, wrap(row[side]))]),
      ),
    }),
  ) as [JsonObject, JsonObject]), // A map of two has two items.
);

test.each(rows)("$name ($part, $depth)", async ({ id, row, part }) => {
  const { changes } = await all;
  const own = changes.filter(({ operations }) => operations.includes(id));
  expect(worstOf(own)).toEqual(row[part]);
  // Each change is found where it is: no break is left that belongs to none.
  if (row[part].wire !== "none") expect(own.filter(({ rule }) => rule.startsWith("types/"))).toEqual([]);
});

test.each(documentChanges)("$name", async ({ before, after, expected }) => {
  expect((await compared(before, after)).found).toEqual(expected);
});

/** The document of the package, in which something is changed by the text of its JSON. */
async function packageWith(
  change: (document: JsonObject, text: string) => JsonObject,
): Promise<[JsonObject, JsonObject]> {
  const text = await readFile(join(root, "generated/openapi.json"), "utf8");
  return [JSON.parse(text), change(JSON.parse(text), text)];
}

/** The document with one text in place of another one. */
const replaced =
  (old: string | RegExp, now: string) =>
  (_: JsonObject, text: string): JsonObject =>
    JSON.parse(text.replaceAll(old, now));

test.each([
  ["an exported schema is renamed", replaced(/\bHeadPose\b/g, "PoseOfHead"), "types/schema-removed", "HeadPose"],
  ["an error code goes", replaced("FRS.0302", "FRS.0399"), "types/error-code-removed", "FRS.0302"],
  ["a region goes", replaced(/"cn-east-3",\s*/g, ""), "server-variable-narrowed", "cn-east-3"],
  ["an operation is renamed", replaced('"getFaceSet"', '"readFaceSet"'), "operation-id-changed", "getFaceSet"],
  [
    "a field of an input is required now",
    replaced(
      '"required": [\n          "face_set_name"\n        ]',
      '"required": ["face_set_name", "face_set_capacity"]',
    ),
    "request-required-narrowed",
    "face_set_capacity",
  ],
])("of the package, %s", async (_name, change, rule, name) => {
  const { changes } = await compared(...(await packageWith(change)));
  const broken = changes.filter(({ types }) => types === "breaking");
  expect(broken.map((each) => each.rule)).toContain(rule);
  expect(JSON.stringify(broken)).toContain(name);
});

test("of the package, limits and codes that join break no types", async () => {
  const [before, after] = await packageWith((_document, text) =>
    JSON.parse(text.replaceAll('"maxLength": 64', '"maxLength": 63')),
  );
  Object.assign(Object(after["x-error-catalogue"]), { "FRS.0399": Object(before["x-error-catalogue"])["FRS.0302"] });
  const { found, changes } = await compared(before, after);
  expect(found.wire).toBe("breaking");
  expect(changes.filter(({ types }) => types === "breaking")).toEqual([]);
});

test("a break of senders is told of the change that breaks them, not of one nearby that lets them do more", async () => {
  const versionWith = (...parameters: JsonValue[]): JsonObject => ({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/t": { get: { operationId: "getT", parameters, responses: { "200": { description: "OK" } } } } },
  });
  const query = (name: string, required: boolean) => ({ name, in: "query", required, schema: { type: "string" } });
  const { changes } = await compared(
    versionWith(query("q", false)),
    versionWith(query("q", true), query("further", false)),
  );
  expect(changes.map(({ rule, types }) => [rule, types])).toEqual([
    ["parameter-required", "breaking"],
    ["parameter-optional-added", "compatible"],
  ]);
});
