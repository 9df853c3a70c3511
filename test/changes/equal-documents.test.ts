import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { isObject, type JsonObject, type JsonValue } from "openapi-contract/document";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import document from "../../generated/openapi.json" with { type: "json" };
import { compareDocuments } from "../../src/changes/compare.js";
import { loadVersion } from "../../src/changes/load/load.js";

/** A sequence of numbers below 1 that is the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

type Rewrite = (value: JsonObject, random: () => number) => JsonValue;

/** Rewrites every object of a value, the innermost first. */
function rewritten(value: JsonValue, rewrite: Rewrite, random: () => number): JsonValue {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, rewrite, random));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]): [string, JsonValue] => [
    name,
    // Examples are data, which nothing may be rewritten in.
    member === undefined
      ? null
      : /^(x-|examples?$|default$|const$|enum$)/.test(name)
        ? member
        : rewritten(member, rewrite, random),
  ]);
  return rewrite(Object.fromEntries(members), random);
}

function isSchema(value: JsonObject): boolean {
  return typeof value.type === "string" || Array.isArray(value.allOf) || isObject(value.properties);
}

const reordered: Rewrite = (value, random) => {
  const members = shuffled(Object.entries(value), random).map(([name, member]): [string, JsonValue] => [
    name,
    Array.isArray(member) &&
    ["required", "enum", "type", "oneOf", "anyOf", "allOf", "parameters", "security"].includes(name)
      ? shuffled(member, random)
      : (member ?? null),
  ]);
  return Object.fromEntries(members);
};

const withDefaults: Rewrite = (value, random) => {
  if (random() < 0.5 || !isSchema(value) || typeof value.$ref === "string") return value;
  if (value.type === "string") return { minLength: 0, deprecated: false, ...value };
  if (value.type === "object") return { required: [], additionalProperties: true, readOnly: false, ...value };
  if (value.type === "array") return { minItems: 0, uniqueItems: false, ...value };
  return value;
};

const wrapped: Rewrite = (value, random) => {
  if (random() < 0.7 || typeof value.type !== "string" || "in" in value || "flows" in value || "scheme" in value)
    return value;
  // A discriminator or an extension stands where its properties stand.
  return { allOf: [value] };
};

const listedTypes: Rewrite = (value, random) =>
  random() < 0.5 &&
  typeof value.type === "string" &&
  isSchema(value) &&
  !("in" in value) &&
  !("flows" in value) &&
  !("scheme" in value)
    ? { ...value, type: [value.type] }
    : value;

const componentPattern = /^#\/components\/(schemas|responses|parameters)\/(.*)$/;

/** Gives the components other names. */
function renamed(value: JsonObject): JsonObject {
  const components = isObject(value.components) ? value.components : {};
  const others = Object.entries(components).map(([kind, members]): [string, JsonValue] => [
    kind,
    isObject(members) && ["schemas", "responses", "parameters"].includes(kind)
      ? Object.fromEntries(Object.entries(members).map(([name, member]) => [`Other${name}`, member ?? null]))
      : (members ?? null),
  ]);
  const text = JSON.stringify({ ...value, components: Object.fromEntries(others) });
  return JSON.parse(text.replaceAll(/"#\/components\/(schemas|responses|parameters)\//g, '"#/components/$1/Other'));
}

/** Writes schemas in the place of references to them, as far as they do not hold themselves. */
function inlined(value: JsonObject, random: () => number): JsonObject {
  const inline = (part: JsonValue, within: readonly string[]): JsonValue => {
    if (Array.isArray(part)) return part.map((item) => inline(item, within));
    if (!isObject(part)) return part;
    const target = typeof part.$ref === "string" ? componentPattern.exec(part.$ref) : null;
    if (target && Object.keys(part).length === 1 && within.length < 6 && random() < 0.5) {
      const [reference, kind = "", name = ""] = target;
      const group = isObject(value.components) ? value.components[kind] : undefined;
      const found = isObject(group) ? group[name] : undefined;
      if (found !== undefined && !within.includes(reference)) return inline(found, [...within, reference]);
    }
    return Object.fromEntries(
      Object.entries(part).map(([key, member]) => [
        key,
        key.startsWith("x-") ? (member ?? null) : inline(member ?? null, within),
      ]),
    );
  };
  return { ...value, paths: inline(value.paths ?? {}, []) };
}

const original: JsonObject = JSON.parse(JSON.stringify(document));

const ways: { [name: string]: (value: JsonObject, random: () => number) => JsonObject } = {
  reordered: (value, random) => asObject(rewritten(value, reordered, random)),
  "with defaults written out": (value, random) => asObject(rewritten(value, withDefaults, random)),
  "in an allOf of one": (value, random) => asObject(rewritten(value, wrapped, random)),
  "with lists of one type": (value, random) => asObject(rewritten(value, listedTypes, random)),
  "with renamed components": renamed,
  inlined,
};

function asObject(value: JsonValue): JsonObject {
  if (!isObject(value)) throw new Error("A document must be an object.");
  return value;
}

test.each(Object.entries(ways))("a document %s is the same", (_name, rewrite) => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const other = rewrite(original, randomOf(seed));
      expect(compareDocuments(original, other)).toEqual([]);
      expect(compareDocuments(other, original)).toEqual([]);
    }),
    { seed: 13, numRuns: 3 },
  );
});

test("a document rewritten in all ways at once is the same", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = randomOf(seed);
      const other = Object.values(ways).reduce((value, rewrite) => rewrite(value, random), original);
      expect(compareDocuments(original, other)).toEqual([]);
    }),
    { seed: 14, numRuns: 5 },
  );
});

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "equal-"));
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

test("JSON, YAML with a byte order mark and CRLF, and a document split into files with other names are the same", async () => {
  const { paths = {}, components = {}, ...rest } = original;
  const yaml = (value: JsonValue) =>
    `\uFEFF${stringify(value, { aliasDuplicateObjects: false }).replaceAll("\n", "\r\n")}`;
  const write = (name: string, text: string) => writeFile(join(directory, name), text);
  await write("one.json", JSON.stringify(original));
  await write("two.yaml", yaml(original));
  const outside = (value: JsonValue, file: string): JsonValue =>
    JSON.parse(JSON.stringify(value).replaceAll('"#/', `"${file}#/`));
  const items = Object.entries(isObject(paths) ? paths : {});
  await write("parts-of-it.yaml", yaml({ components }));
  for (const [index, [, item]] of items.entries()) {
    await write(`path-${index}.json`, JSON.stringify(outside(item ?? {}, "parts-of-it.yaml")));
  }
  const split = Object.fromEntries(
    items.map(([path], index): [string, JsonValue] => [path, { $ref: `path-${index}.json` }]),
  );
  const { securitySchemes } = isObject(components) ? components : {};
  await write("three.yaml", yaml({ ...rest, paths: split, components: { securitySchemes: securitySchemes ?? {} } }));
  const options = { cwd: directory, path: "openapi.yaml" };
  const [one, two, three] = await Promise.all(
    ["one.json", "two.yaml", "three.yaml"].map((name) => loadVersion(name, options)),
  );
  expect(one && two && compareDocuments(one.document, two.document)).toEqual([]);
  expect(one && three && compareDocuments(one.document, three.document)).toEqual([]);
});
