import type { JsonValue } from "openapi-contract/document";
import { type Difference, type SchemaRule, type SchemaRuleContext, shown } from "../schema/difference.js";
import type { Choice, FlatSchema } from "../schema/flat-schema.js";
import { flatten } from "../schema/flatten.js";
import { commonTypes } from "../schema/normalize.js";
import { canonical, itemsOf, memberOf, membersOf, type Place, resolved } from "../version.js";

/**
 * `oneOf` and `anyOf`: an alternative that goes away narrows, one that joins widens; those that both versions have are
 * compared with each other. A choice that appears narrows, one that goes away widens; `oneOf` is narrower than `anyOf`.
 */
export const choices: SchemaRule = (before, after, context) => {
  const found: Difference[] = [];
  for (const [old, now] of matched(before.choices, after.choices)) {
    if (old && now) found.push(...compareChoices([before, old], [after, now], context));
    else {
      found.push({
        keyword: (now ?? old)?.kind === "anyOf" ? "any-of" : "one-of",
        effect: now ? "narrowed" : "widened",
        base: old && placeOf(old),
        revision: now && placeOf(now),
        text: `the choice \`${(now ?? old)?.kind}\` was ${now ? "added" : "removed"}`,
      });
    }
  }
  return found;
};

/** Choices of both versions in pairs: those that are written alike first, then by their order. */
function matched(old: readonly Choice[], now: readonly Choice[]): [Choice | undefined, Choice | undefined][] {
  const keyOf = ({ alternatives }: Choice) => canonical(alternatives.map(({ value }) => canonical(value)).sort());
  const rest = [...now];
  const take = (isWanted: (choice: Choice) => boolean) => {
    const index = rest.findIndex(isWanted);
    return index < 0 ? undefined : rest.splice(index, 1)[0];
  };
  const alike = new Map(old.map((choice) => [choice, take((other) => keyOf(other) === keyOf(choice))]));
  const pairs = old.map((choice): [Choice, Choice | undefined] => [choice, alike.get(choice) ?? rest.shift()]);
  return [...pairs, ...rest.map((choice): [undefined, Choice] => [undefined, choice])];
}

/** Compares the alternatives of two choices. */
export function compareChoices(
  [before, old]: [FlatSchema, Choice],
  [after, now]: [FlatSchema, Choice],
  { visit, isEquivalent }: Pick<SchemaRuleContext, "visit" | "isEquivalent">,
): Difference[] {
  const keyword = now.kind === "anyOf" ? "any-of" : "one-of";
  const found: Difference[] = [];
  // Alternatives that exclude each other are one of them either way.
  if (old.kind !== now.kind && !areDisjoint(before, old) && !areDisjoint(after, now)) {
    found.push({
      keyword,
      effect: now.kind === "oneOf" ? "narrowed" : "widened",
      base: placeOf(old),
      revision: placeOf(now),
      text: `\`${old.kind}\` became \`${now.kind}\``,
    });
  }
  const pairs = pairsOf(before, old.alternatives, after, now.alternatives, isEquivalent);
  for (const [one, other] of pairs) visit([one], [other]);
  const lost = old.alternatives.filter((place) => !pairs.some(([one]) => one === place));
  const gained = now.alternatives.filter((place) => !pairs.some(([, other]) => other === place));
  for (const base of lost) {
    found.push({
      keyword,
      effect: "narrowed",
      base,
      revision: undefined,
      text: `the alternative ${nameOf(base)} was removed`,
    });
  }
  for (const revision of gained) {
    found.push({
      keyword,
      effect: "widened",
      base: undefined,
      revision,
      text: `the alternative ${nameOf(revision)} was added`,
    });
  }
  return found;
}

/** Whether no value can satisfy two alternatives: their types differ, or a required property has other values. */
function areDisjoint({ version }: FlatSchema, { alternatives }: Choice): boolean {
  const flats = alternatives.map((place) => flatten(version, [place]));
  return flats.every((one, index) => flats.slice(index + 1).every((other) => excludes(one, other)));
}

function excludes(one: FlatSchema, other: FlatSchema): boolean {
  if (one.types && other.types && commonTypes(one.types.names, other.types.names).length === 0) return true;
  if (one.values && other.values) {
    const own = new Set(one.values.list.map(canonical));
    return !other.values.list.some((value) => own.has(canonical(value)));
  }
  const isObject = (flat: FlatSchema) => flat.types?.names.join() === "object";
  if (!isObject(one) || !isObject(other)) return false;
  return [...one.required.keys()].some((name) => {
    const [property, counterpart] = [one.properties.get(name), other.properties.get(name)];
    if (!property || !counterpart || !other.required.has(name)) return false;
    const [own, another] = [flatten(one.version, property).values, flatten(other.version, counterpart).values];
    if (!own || !another) return false;
    const texts = new Set(own.list.map(canonical));
    return !another.list.some((value) => texts.has(canonical(value)));
  });
}

/** Beyond so many pairs it is not tried whether two alternatives mean the same. */
const mostTrials = 2_500;

/**
 * Pairs of alternatives that stand for the same: equal ones first, then by reference, title, constants and meaning; what is
 * left over by the properties that they share, and by type.
 */
function pairsOf(
  before: FlatSchema,
  old: readonly Place[],
  after: FlatSchema,
  now: readonly Place[],
  isEquivalent: SchemaRuleContext["isEquivalent"],
): [Place, Place][] {
  const pairs: [Place, Place][] = [];
  const restOf = (all: readonly Place[], side: 0 | 1) =>
    all.filter((place) => !pairs.some((pair) => pair[side] === place));
  const keys: ((flat: FlatSchema, place: Place) => string | undefined)[] = [
    (flat, place) => canonical(unwrapped(flat, place).value),
    (_, place) => textOf(memberOf(place, "$ref")),
    (flat, place) => textOf(memberOf(resolved(flat.version, place), "title")),
    (flat, place) => constantsOf(flat, place),
  ];
  for (const key of keys) pairByKey(key);
  if (restOf(old, 0).length * restOf(now, 1).length <= mostTrials) {
    for (const one of restOf(old, 0)) {
      const other = restOf(now, 1).find((place) => isEquivalent([one], [place]));
      if (other) pairs.push([one, other]);
    }
  }
  for (const one of restOf(old, 0)) {
    const shared = restOf(now, 1)
      .map((place) => ({ place, count: sharedProperties(before, one, after, place) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
    if (shared[0]) pairs.push([one, shared[0].place]);
  }
  pairByKey(typeOf);
  return pairs;

  function pairByKey(key: (flat: FlatSchema, place: Place) => string | undefined): void {
    for (const one of restOf(old, 0)) {
      const own = key(before, one);
      const other = own === undefined ? undefined : restOf(now, 1).find((place) => key(after, place) === own);
      if (other) pairs.push([one, other]);
    }
  }
}

function sharedProperties(before: FlatSchema, one: Place, after: FlatSchema, other: Place): number {
  const names = new Set(flatten(after.version, [other]).properties.keys());
  return [...flatten(before.version, [one]).properties.keys()].filter((name) => names.has(name)).length;
}

/** What a place stands for: the target of a reference, and the only part of `allOf`, or the only alternative. */
function unwrapped(flat: FlatSchema, place: Place): Place {
  let current = resolved(flat.version, place);
  for (const seen = new Set<string>(); !seen.has(current.pointer); ) {
    seen.add(current.pointer);
    const members = membersOf(current);
    const [only] = members;
    const parts =
      members.length === 1 && ["allOf", "oneOf", "anyOf"].includes(only?.[0] ?? "") ? itemsOf(only?.[1]) : [];
    const [part] = parts;
    if (parts.length !== 1 || !part) return current;
    current = resolved(flat.version, part);
  }
  // Schemas that hold only each other.
  return current;
}

function textOf(place: Place | undefined): string | undefined {
  return typeof place?.value === "string" ? place.value : undefined;
}

/** The properties with a fixed value, by which alternatives are told apart. */
function constantsOf(flat: FlatSchema, place: Place): string | undefined {
  const fields = memberOf(resolved(flat.version, place), "properties")?.value;
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return undefined;
  const fixed = Object.entries(fields).flatMap(([name, schema]): [string, JsonValue][] => {
    const own = schema === undefined ? undefined : memberOf({ value: schema, pointer: "" }, "const")?.value;
    const only = schema === undefined ? undefined : memberOf({ value: schema, pointer: "" }, "enum")?.value;
    const value = own ?? (Array.isArray(only) && only.length === 1 ? only[0] : undefined);
    return value === undefined ? [] : [[name, value]];
  });
  return fixed.length === 0 ? undefined : canonical(Object.fromEntries(fixed));
}

/** The type of an alternative: what is left over and of one type is taken for one that changed. */
function typeOf(flat: FlatSchema, place: Place): string | undefined {
  const schema = unwrapped(flat, place);
  const type = memberOf(schema, "type")?.value;
  return canonical(type ?? (memberOf(schema, "properties") ? "object" : undefined));
}

function placeOf({ alternatives, pointer }: Choice): Place {
  return { value: alternatives.map(({ value }) => value), pointer };
}

function nameOf(place: Place): string {
  const reference = textOf(memberOf(place, "$ref"))?.split("/").at(-1);
  const title = textOf(memberOf(place, "title"));
  const type = memberOf(place, "type")?.value;
  return `\`${shown(reference ?? title ?? type ?? place.value)}\``;
}
