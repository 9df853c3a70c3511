import type { JsonValue } from "openapi-contract/document";
import { type Difference, type SchemaRule, shown } from "../schema/difference.js";
import type { Choice, FlatSchema } from "../schema/flatten.js";
import { canonical, itemsOf, memberOf, membersOf, type Place, resolved } from "../version.js";

/**
 * `oneOf` and `anyOf`: an alternative that goes away narrows, one that joins widens; those that both versions have are
 * compared with each other. A choice that appears narrows, one that goes away widens; `oneOf` is narrower than `anyOf`.
 */
export const choices: SchemaRule = (before, after, { visit }) => {
  const found: Difference[] = [];
  const count = Math.max(before.choices.length, after.choices.length);
  for (let index = 0; index < count; index++) {
    const [old, now] = [before.choices[index], after.choices[index]];
    if (old && now) found.push(...compareChoices([before, old], [after, now], visit));
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

/** Compares the alternatives of two choices. */
export function compareChoices(
  [before, old]: [FlatSchema, Choice],
  [after, now]: [FlatSchema, Choice],
  visit: (before: readonly Place[], after: readonly Place[]) => void,
): Difference[] {
  const keyword = now.kind === "anyOf" ? "any-of" : "one-of";
  const found: Difference[] = [];
  if (old.kind !== now.kind) {
    found.push({
      keyword,
      effect: now.kind === "oneOf" ? "narrowed" : "widened",
      base: placeOf(old),
      revision: placeOf(now),
      text: `\`${old.kind}\` became \`${now.kind}\``,
    });
  }
  const pairs = pairsOf(before, old.alternatives, after, now.alternatives);
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

/** Pairs of alternatives that stand for the same: equal ones first, then by reference, title, constants, and place. */
function pairsOf(
  before: FlatSchema,
  old: readonly Place[],
  after: FlatSchema,
  now: readonly Place[],
): [Place, Place][] {
  const pairs: [Place, Place][] = [];
  const restOf = (all: readonly Place[], side: 0 | 1) =>
    all.filter((place) => !pairs.some((pair) => pair[side] === place));
  const keys: ((flat: FlatSchema, place: Place) => string | undefined)[] = [
    (flat, place) => canonical(unwrapped(flat, place).value),
    (_, place) => textOf(memberOf(place, "$ref")),
    (flat, place) => textOf(memberOf(resolved(flat.version, place), "title")),
    (flat, place) => constantsOf(flat, place),
    (flat, place) => typeOf(flat, place),
  ];
  for (const key of keys) {
    for (const one of restOf(old, 0)) {
      const own = key(before, one);
      const other = own === undefined ? undefined : restOf(now, 1).find((place) => key(after, place) === own);
      if (other) pairs.push([one, other]);
    }
  }
  return pairs;
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
