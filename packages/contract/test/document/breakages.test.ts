import fc from "fast-check";
import { expect, test } from "vitest";
import { possibleBreakagesOf } from "../../src/document/breakages.js";
import type { JsonValue } from "../../src/document/document.js";
import { createSchemaValidator } from "../../src/document/validation.js";
import { smallDocument } from "../small-document.js";

const at = "/components/schemas/S";

/** Values that are valid, and for each keyword whether some value breaks it and no other. */
function search(schema: object, values: readonly JsonValue[]) {
  const document = smallDocument({}, { schemas: { S: schema } });
  const { isValid, validate } = createSchemaValidator(document, { strict: false });
  const brokenBy = (value: JsonValue) => [...new Set(validate(at, value).map(({ keyword }) => keyword))];
  const alone = new Set<string>();
  for (const value of values) {
    const [keyword, ...others] = brokenBy(value);
    if (keyword !== undefined && others.length === 0) alone.add(keyword);
  }
  return { document, isValid, brokenBy, alone, valid: values.filter((value) => isValid(at, value)) };
}

/** Checks the breakages of some of the valid values against what a search through many values finds. */
function expectAlone(schema: object, values: readonly JsonValue[], pick: number): void {
  const { document, isValid, brokenBy, alone, valid } = search(schema, values);
  fc.pre(valid.length > 0);
  const usual = valid[pick % valid.length] ?? null;
  for (const { keyword, how, value } of possibleBreakagesOf(document, at, usual, isValid)) {
    if (how !== "" || !alone.has(keyword)) continue;
    expect([keyword, usual, value, brokenBy(value)]).toEqual([keyword, usual, value, [keyword]]);
  }
}

/** All strings, or lists, of up to so many of some characters or items. */
function upTo<Whole>(count: number, empty: Whole, longer: (whole: Whole) => Whole[]): Whole[] {
  let last = [empty];
  const all = [...last];
  for (let length = 1; length <= count; length += 1) {
    last = last.flatMap(longer);
    all.push(...last);
  }
  return all;
}

const some = <T extends object>(members: { [Name in keyof T]: fc.Arbitrary<T[Name]> }) =>
  fc.record(members, { requiredKeys: [] });
const pick = fc.nat(1000);

test("a string breaks one constraint alone if some string does", () => {
  const texts = upTo(4, "", (text) => ["a", "b", "1", "!", "-"].map((character) => text + character));
  const patterns = ["^[a-z]*$", "^[a-z]+1?$", "^(ab)+$", "^a.*$", "^[a-z]*!?$", "^[a-z]+(-[a-z]+)?$", "1$"];
  const bounds = some({
    minLength: fc.nat(3),
    maxLength: fc.integer({ min: 1, max: 3 }),
    pattern: fc.constantFrom(...patterns),
    enum: fc.uniqueArray(fc.constantFrom("a", "ab", "aa", "a1"), { minLength: 1, maxLength: 2 }),
  });
  fc.assert(
    fc.property(bounds, pick, (schema, index) => expectAlone({ type: "string", ...schema }, texts, index)),
    { seed: 1, numRuns: 150 },
  );
});

test("a number breaks one constraint alone if some number does", () => {
  const numbers = Array.from({ length: 401 }, (_, index) => (index - 200) / 4);
  const bound = fc.integer({ min: -12, max: 12 });
  const bounds = some({
    minimum: bound,
    maximum: bound,
    exclusiveMinimum: bound,
    exclusiveMaximum: bound,
    multipleOf: fc.constantFrom(0.5, 1, 2, 3, 5),
    enum: fc.uniqueArray(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 3 }),
  });
  const type = fc.constantFrom("integer", "number");
  fc.assert(
    fc.property(type, bounds, pick, (own, schema, index) => expectAlone({ type: own, ...schema }, numbers, index)),
    { seed: 1, numRuns: 150 },
  );
});

test("a list breaks one constraint alone if some list does", () => {
  const lists = upTo<string[]>(4, [], (list) => ["a", "b", "c", "d", "1"].map((item) => [...list, item]));
  const items = [{ pattern: "^[a-d]$" }, { enum: ["a", "b", "c", "d"] }, { maxLength: 1 }, { type: "string" }, {}];
  const bounds = some({
    minItems: fc.nat(3),
    maxItems: fc.integer({ min: 1, max: 3 }),
    uniqueItems: fc.boolean(),
    items: fc.constantFrom(...items),
  });
  fc.assert(
    fc.property(bounds, pick, (schema, index) => expectAlone({ type: "array", ...schema }, lists, index)),
    { seed: 1, numRuns: 150 },
  );
});

test.each([
  ["a date of the right form", { pattern: "^\\d{4}-\\d{2}-\\d{2}$", format: "date" }, "2024-03-01", "format"],
  [
    "a UUID of the right length",
    { format: "uuid", minLength: 36, maxLength: 36 },
    "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40",
    "format",
  ],
  ["an address that is too long", { format: "email", maxLength: 20 }, "a@example.com", "maxLength"],
  ["a list that is too long", { pattern: "^\\d+(,\\d+)*$", maxLength: 10 }, "1,22", "maxLength"],
  ["an id of groups that is too long", { pattern: "^([a-z]{3}-)+$", maxLength: 9 }, "abc-", "maxLength"],
  ["base64 that is too long", { contentEncoding: "base64", maxLength: 10 }, "QUJD", "maxLength"],
  ["base64 that is too short", { contentEncoding: "base64", minLength: 8 }, "QUJDQUJD", "minLength"],
  ["base64 with a pattern", { pattern: "^[A-Za-z0-9+/]+={0,2}$", maxLength: 12 }, "QUI=", "maxLength"],
])("%s breaks its constraint alone", (_, schema, usual, keyword) => {
  const { document, isValid, brokenBy } = search({ type: "string", ...schema }, []);
  const found = possibleBreakagesOf(document, at, usual, isValid).find((each) => each.keyword === keyword);
  const value = String(found?.value);
  expect([value, brokenBy(value)]).toEqual([value, [keyword]]);
  if (/base64/.test(JSON.stringify(schema))) expect(Buffer.from(value, "base64").toString("base64")).toBe(value);
});

test("base64 of megabytes that is too long is valid but for that, and holds the same bytes", () => {
  const schema = { type: "string", pattern: "^[A-Za-z0-9+/]*={0,2}$", maxLength: 8_000_000 };
  const { document, isValid } = search(schema, []);
  const found = possibleBreakagesOf(document, at, "QUI=", isValid).find(({ keyword }) => keyword === "maxLength");
  const value = String(found?.value);
  expect([found?.large, value.length, value.slice(0, 8)]).toEqual([true, 8_000_004, "QUIAAAAA"]);
});
