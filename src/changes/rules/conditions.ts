import { type Difference, kebab, type SchemaRule } from "../schema/difference.js";
import type { FlatSchema } from "../schema/flat-schema.js";
import { itemsOf, membersOf, type Place } from "../version.js";

/** Keywords whose schemas hold for a part of the values, with what they are called in sentences. */
const parts: readonly (readonly [keyword: string, what: string])[] = [
  ["unevaluatedProperties", "the schema of further properties"],
  ["unevaluatedItems", "the schema of further items"],
  ["contentSchema", "the schema of the content"],
];

/**
 * `unevaluatedProperties`, `unevaluatedItems` and `contentSchema`: one that appears narrows, one that goes away widens, and
 * what both versions have is compared.
 */
export const partSchemas: SchemaRule = (before, after, { visit }) =>
  parts.flatMap(([keyword, what]) => {
    const [old, now] = [before.conditions.get(keyword), after.conditions.get(keyword)];
    if (old && now) visit(old, now);
    return old && now ? [] : presence(keyword, what, old, now);
  });

/**
 * `if`, `then`, `else`: a condition that appears narrows, one that goes away widens, another one breaks both directions. Of
 * the same condition, the consequences are compared.
 */
export const conditions: SchemaRule = (before, after, { visit, isEquivalent }) => {
  const [old, now] = [before.conditions.get("if"), after.conditions.get("if")];
  if (!old || !now) return presence("if", "the condition", old, now);
  if (!isEquivalent(old, now)) {
    return [
      { keyword: "if", effect: "replaced", base: old[0], revision: now[0], text: "the condition (`if`) changed" },
    ];
  }
  return ["then", "else"].flatMap((keyword) => {
    const [oldPart, newPart] = [before.conditions.get(keyword), after.conditions.get(keyword)];
    if (oldPart && newPart) visit(oldPart, newPart);
    return oldPart && newPart ? [] : presence(keyword, "the consequence of a condition", oldPart, newPart);
  });
};

/** A schema that one version has: it narrows where it appears. */
function presence(
  keyword: string,
  what: string,
  old: readonly Place[] | undefined,
  now: readonly Place[] | undefined,
): Difference[] {
  if (!old && !now) return [];
  const text = `${what} (\`${keyword}\`) was ${now ? "added" : "removed"}`;
  return [{ keyword: kebab(keyword), effect: now ? "narrowed" : "widened", base: old?.[0], revision: now?.[0], text }];
}

/** `dependentSchemas`: what a property brings with it; compared property by property. */
export const dependentSchemas: SchemaRule = (before, after, { visit }) => {
  const [old, now] = [before, after].map(dependentSchemasOf);
  const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...names].flatMap((name) => {
    const [oldPart, newPart] = [old?.get(name), now?.get(name)];
    if (oldPart && newPart) visit(oldPart, newPart);
    const what = `what the property \`${name}\` brings with it`;
    return oldPart && newPart ? [] : presence("dependentSchemas", what, oldPart, newPart);
  });
};

function dependentSchemasOf({ conditions }: FlatSchema): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const [name, schema] of (conditions.get("dependentSchemas") ?? []).flatMap(membersOf)) {
    found.set(name, [...(found.get(name) ?? []), schema]);
  }
  return found;
}

/** `dependentRequired`: a name that a property requires now narrows, one that it no longer requires widens. */
export const dependencies: SchemaRule = (before, after) => {
  const old = pairsOf(before.conditions.get("dependentRequired"));
  const now = pairsOf(after.conditions.get("dependentRequired"));
  const difference = (text: string, base: Place | undefined, revision: Place | undefined): Difference => ({
    keyword: "dependent-required",
    effect: revision ? "narrowed" : "widened",
    base,
    revision,
    text: `${text} is ${revision ? "required now" : "optional now"}`,
  });
  return [
    ...[...old].filter(([text]) => !now.has(text)).map(([text, place]) => difference(text, place, undefined)),
    ...[...now].filter(([text]) => !old.has(text)).map(([text, place]) => difference(text, undefined, place)),
  ];
};

function pairsOf(places: readonly Place[] = []): Map<string, Place> {
  const pairs = places.flatMap((place) =>
    membersOf(place).flatMap(([name, list]) =>
      itemsOf(list).map((item): [string, Place] => [`\`${String(item.value)}\` together with \`${name}\``, item]),
    ),
  );
  return new Map(pairs);
}
