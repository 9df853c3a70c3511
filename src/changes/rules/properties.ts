import {
  type Difference,
  type Direction,
  type SchemaRule,
  type SchemaRuleContext,
  shown,
} from "../schema/difference.js";
import type { FlatSchema } from "../schema/flat-schema.js";
import { isClosedObject, matches } from "../schema/normalize.js";
import { deprecatedBefore, itemsOf, memberOf, type Place, resolved, type Version } from "../version.js";

/**
 * The named properties of an object, as far as they travel in a direction: a read-only one is in no request, a write-only
 * one in no response. A property that goes away breaks both directions: senders have it refused or ignored, readers miss
 * it. A new one breaks senders if it is required; it breaks readers only where the object was closed. Where an object had a
 * schema for further properties, or for names of a pattern, a new name is compared with that.
 */
export const properties: SchemaRule = (before, after, { direction, visit }) => [
  ...named(before, after, { direction, visit }),
  ...forbidden(before, after),
];

/** Properties that an open object must not have: `false` as their schema. */
function forbidden(before: FlatSchema, after: FlatSchema): Difference[] {
  const isFree = (flat: FlatSchema, name: string) =>
    !flat.forbidden.has(name) && !flat.properties.has(name) && !isClosedObject(flat);
  const difference = (name: string, base: Place | undefined, revision: Place | undefined): Difference => ({
    keyword: "property",
    effect: revision ? "narrowed" : "widened",
    base,
    revision,
    text: `the property \`${shown(name)}\` is ${revision ? "forbidden now" : "allowed now"}`,
  });
  return [
    ...[...after.forbidden]
      .filter(([name]) => isFree(before, name))
      .map(([name, place]) => difference(name, undefined, place)),
    ...[...before.forbidden]
      .filter(([name]) => isFree(after, name))
      .map(([name, place]) => difference(name, place, undefined)),
  ];
}

function named(
  before: FlatSchema,
  after: FlatSchema,
  { direction, visit }: Pick<SchemaRuleContext, "direction" | "visit">,
): Difference[] {
  const names = new Set([...before.properties.keys(), ...after.properties.keys()]);
  return [...names].flatMap((name): Difference[] => {
    const old = travelling(before, name, direction);
    const now = travelling(after, name, direction);
    if (old && now) {
      visit(old, now);
      return [];
    }
    const isKnown = before.properties.has(name) && after.properties.has(name);
    const what = isKnown ? (direction === "request" ? "read-only" : "write-only") : undefined;
    if (old) {
      const text = what
        ? `the property \`${shown(name)}\` is ${what} now`
        : `the property \`${shown(name)}\` was removed`;
      const base = first(old);
      return [
        {
          keyword: what ?? "property",
          effect: "replaced",
          base,
          revision: what ? first(after.properties.get(name)) : undefined,
          text: `${text}${deprecatedBefore(before.version, ...old)}`,
        },
      ];
    }
    if (!now) return [];
    const isRequired = after.required.has(name);
    const patterns = [...before.patternProperties].filter(([pattern]) => matches(pattern, name));
    const closed = patterns.length > 0 ? patterns.flatMap(([, places]) => places) : before.additionalProperties;
    const wasClosed = (patterns.length === 0 && isClosedObject(before)) || before.forbidden.has(name);
    if (closed.length > 0 && !wasClosed && !isKnown) visit(closed, now);
    const text = what
      ? `the property \`${shown(name)}\` is not ${what} any more`
      : `the ${isRequired ? "required" : "optional"} property \`${shown(name)}\` was added`;
    const effect = isRequired ? (wasClosed ? "replaced" : "narrowed") : wasClosed ? "widened" : "compatible";
    return [
      {
        keyword: what ?? "property",
        effect,
        base: what ? first(before.properties.get(name)) : undefined,
        revision: first(now),
        text,
      },
    ];
  });
}

/**
 * Which properties are required, of those that both versions have. A property that is required now narrows, one that is
 * optional now widens.
 */
export const required: SchemaRule = (before, after, { direction }) => {
  const names = new Set([...before.required.keys(), ...after.required.keys()]);
  return [...names].flatMap((name): Difference[] => {
    const old = before.required.get(name);
    const now = after.required.get(name);
    if ((old === undefined) === (now === undefined)) return [];
    const declared = [before, after].map((flat) => flat.properties.has(name));
    // A property that comes or goes is one change, whether it is required or not.
    if (declared[0] !== declared[1] && (old === undefined) === (declared[0] === false)) return [];
    const isAbsent = [before, after].some((flat) => flat.properties.has(name) && !travelling(flat, name, direction));
    if (isAbsent) return [];
    return [
      {
        keyword: "required",
        effect: now === undefined ? "widened" : "narrowed",
        base: old === undefined ? undefined : { value: name, pointer: old },
        revision: now === undefined ? undefined : { value: name, pointer: now },
        text: `the property \`${shown(name)}\` is ${now === undefined ? "optional now" : "required now"}`,
      },
    ];
  });
};

/** The schemas of a property in a direction; `undefined` if it does not travel in it. */
function travelling(flat: FlatSchema, name: string, direction: Direction): Place[] | undefined {
  const places = flat.properties.get(name);
  const flag = direction === "request" ? "readOnly" : "writeOnly";
  return places?.some((place) => isFlagged(flat.version, place, flag)) ? undefined : places;
}

/** Whether a schema has a flag: beside its reference, where that leads to, or in a part of `allOf`. */
function isFlagged(version: Version, place: Place, flag: string, seen = new Set<string>()): boolean {
  if (seen.has(place.pointer)) return false;
  seen.add(place.pointer);
  if (memberOf(place, flag)?.value === true) return true;
  return [resolved(version, place), ...itemsOf(memberOf(place, "allOf"))].some((part) =>
    isFlagged(version, part, flag, seen),
  );
}

function first(places: readonly Place[] | undefined): Place | undefined {
  return places?.[0];
}
