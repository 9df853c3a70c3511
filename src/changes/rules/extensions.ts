import { isObject, type JsonValue } from "openapi-contract/document";
import { type Difference, type Direction, type Effect, effectOf, listed, shown } from "../schema/difference.js";
import { areSame, canonical, itemsOf, membersOf, type Place } from "../version.js";

/** What a change of an extension's value does; `undefined` if nothing changed that means anything. */
export type Meaning = (before: JsonValue | undefined, after: JsonValue | undefined) => Effect | undefined;

/** How an extension is compared. */
export interface ExtensionRule {
  meaning: Meaning;
  /** Whom it concerns: what callers send, or what they read; a `replaced` value breaks both. */
  direction: Direction;
  /** Whether it means something for readers, too, wherever it stands. */
  concernsBoth?: boolean;
  /** Whether each entry that left or joined is a change of its own. */
  isByEntry?: boolean;
  /** Whether its changes are left out of the report. */
  isIgnored?: boolean;
}

/** A limit, or limits by name: a lower one, or a first one, narrows. */
const limit: Meaning = (before, after) => {
  const [old, now] = [limitsOf(before), limitsOf(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const differs = (sign: number) =>
    names.some((name) => sign * ((now.get(name) ?? Infinity) - (old.get(name) ?? Infinity)) > 0);
  return effectOf(differs(-1), differs(1));
};

/** How far a list can be read: less of it breaks those who ask and those who read. */
const window: Meaning = (before, after) => {
  const effect = limit(before, after);
  return effect === "narrowed" ? "replaced" : effect === "widened" ? "compatible" : effect;
};

/** A list of what may be sent: an entry that leaves narrows, one that joins widens. */
const list: Meaning = (before, after) => {
  if (before === undefined || after === undefined) return effectOf(after !== undefined, before !== undefined);
  const [old = [], now = []] = [before, after].map(entriesOf);
  return effectOf(
    old.some((entry) => !now.includes(entry)),
    now.some((entry) => !old.includes(entry)),
  );
};

/** Documented codes: readers rely on those that are there, and a new one breaks nobody. */
const codes: Meaning = (before, after) => {
  const [old = [], now = []] = [before, after].map(entriesOf);
  if (old.some((code) => !now.includes(code))) return "widened";
  return now.some((code) => !old.includes(code)) ? "compatible" : undefined;
};

/** Values that are known while others may come: never a break. */
const known: Meaning = (before, after) => {
  const [old = [], now = []] = [before, after].map(entriesOf);
  return [...old].sort().join() === [...now].sort().join() ? undefined : "compatible";
};

/** Groups of fields of which exactly one is wanted: a group that appears, or a field that has left one, narrows. */
const choice: Meaning = (before, after) => {
  const [old = [], now = []] = [before, after].map(groupsOf);
  const includes = (group: readonly string[], other: readonly string[]) => other.every((name) => group.includes(name));
  const isNew = now.some((group) => !old.some((other) => includes(group, other)));
  const [oldText, nowText] = [old, now].map((groups) =>
    canonical(groups.map((group) => canonical(group.sort())).sort()),
  );
  if (oldText === nowText) return undefined;
  return isNew ? "narrowed" : "widened";
};

/** Fields that exclude each other: a rule that appears, or another one, narrows. */
const exclusion: Meaning = (before, after) => {
  if (areSame(before, after)) return undefined;
  return after === undefined ? "widened" : "narrowed";
};

/** What a call does besides responding: more than before breaks whoever counts or retries calls. */
const sideEffects: Meaning = (before, after) => {
  if (before === after) return undefined;
  const ranks = ["none", "billable", "writes"];
  const [old = 0, now = 0] = [before, after].map((value) => ranks.indexOf(typeof value === "string" ? value : "none"));
  return old < 0 || now < 0 || now > old ? "replaced" : "compatible";
};

/** What is part of the wire: any change breaks both directions. */
const wire: Meaning = (before, after) => (areSame(before, after) ? undefined : "replaced");

/** How extensions are compared, by name; any other one is for readers of the docs. */
export type ExtensionMeanings = ReadonlyMap<string, ExtensionRule>;

const ways: { readonly [way: string]: Meaning } = {
  limit,
  list,
  window,
  codes,
  known,
  wire,
  docs: (before, after) => (areSame(before, after) ? undefined : "docs"),
  ignored: () => undefined,
};

/** The ways in which a policy can have an extension compared. */
export const extensionWays: readonly string[] = Object.keys(ways);

/** An extension that is compared in one of these ways; `undefined` if the way does not exist. */
export function extensionMeaning(way: string, direction: Direction): ExtensionRule | undefined {
  const meaning = Object.hasOwn(ways, way) ? ways[way] : undefined;
  return (
    meaning && {
      meaning,
      direction,
      concernsBoth: way === "window" || way === "wire",
      isByEntry: way === "codes",
      isIgnored: way === "ignored",
    }
  );
}

/** The extensions of this project that mean something on the wire. */
export const standardExtensions: ExtensionMeanings = new Map<string, ExtensionRule>([
  ["x-max-bytes", { meaning: limit, direction: "request" }],
  ["x-max-total-bytes", { meaning: limit, direction: "request" }],
  ["x-gateway-limits", { meaning: limit, direction: "request" }],
  ["x-window", { meaning: window, direction: "request", concernsBoth: true }],
  ["x-media-formats", { meaning: list, direction: "request" }],
  ["x-media-codecs", { meaning: list, direction: "request" }],
  ["x-regions", { meaning: list, direction: "request" }],
  ["x-side-effects", { meaning: sideEffects, direction: "request", concernsBoth: true }],
  ["x-exactly-one-of", { meaning: choice, direction: "request" }],
  ["x-excludes", { meaning: exclusion, direction: "request" }],
  ["x-signature", { meaning: wire, direction: "request", concernsBoth: true }],
  ["x-content-type-without-body", { meaning: wire, direction: "request", concernsBoth: true }],
  ["x-error-codes", { meaning: codes, direction: "response", isByEntry: true }],
  ["x-known-values", { meaning: known, direction: "response" }],
  // Where a document comes from is never a change.
  ["x-generated", { meaning: () => undefined, direction: "request", isIgnored: true }],
]);

/** Compares the extensions of two places. */
export function extensions(
  before: Place | undefined,
  after: Place | undefined,
  meanings: ExtensionMeanings,
): (Difference & { direction: Direction })[] {
  const [old, now] = [before, after].map(
    (place) => new Map(membersOf(place).filter(([name]) => name.startsWith("x-") && !meanings.get(name)?.isIgnored)),
  );
  const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...names].flatMap((name) => {
    const [base, revision] = [old?.get(name), now?.get(name)];
    if (areSame(base?.value, revision?.value)) return [];
    const rule = meanings.get(name);
    // The order of lists says nothing of what is allowed.
    if (rule && unordered(base?.value) === unordered(revision?.value)) return [];
    const direction = rule?.direction ?? "request";
    const meaning = rule?.meaning ?? (() => undefined);
    const found = isByEntry(rule, base, revision)
      ? entryDifferences(name, base, revision, meaning)
      : [
          {
            keyword: name,
            effect: meaning(base?.value, revision?.value) ?? "docs",
            base,
            revision,
            text: `\`${name}\` ${whatChanged(base?.value, revision?.value)}`,
          },
        ];
    return found.map((difference) => ({ ...difference, direction }));
  });
}

/** Whether each entry is compared for itself: where that is asked for, and in an object that has no meaning on the wire. */
function isByEntry(rule: ExtensionRule | undefined, base: Place | undefined, revision: Place | undefined): boolean {
  if (!base || !revision) return false;
  return rule ? rule.isByEntry === true : isObject(base.value) && isObject(revision.value);
}

/** The entries that left, joined or changed, each at its own place. */
function entryDifferences(
  keyword: string,
  before: Place | undefined,
  after: Place | undefined,
  meaning: Meaning,
): Difference[] {
  const [old, now] = [entryPlaces(before), entryPlaces(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): Difference[] => {
    const [base, revision] = [old.get(key), now.get(key)];
    if (base && revision && (base.isItem || areSame(base.place.value, revision.place.value))) return [];
    const effect = meaning(base && [base.name], revision && [revision.name]) ?? "docs";
    const what = base === undefined ? "was added" : revision === undefined ? "was removed" : "changed";
    const text = `\`${shown(base?.name ?? revision?.name)}\` of \`${keyword}\` ${what}`;
    return [{ keyword, effect, base: base?.place, revision: revision?.place, text }];
  });
}

/** An entry of a list, which is its own name, or of an object. */
interface Entry {
  name: JsonValue;
  place: Place;
  isItem: boolean;
}

/** The entries of a list or an object, by a text that identifies them. */
function entryPlaces(place: Place | undefined): Map<string, Entry> {
  const items = itemsOf(place).map((item): Entry => ({ name: item.value, place: item, isItem: true }));
  const members = membersOf(place).map(([name, member]): Entry => ({ name, place: member, isItem: false }));
  return new Map([...items, ...members].map((entry) => [canonical(entry.name), entry]));
}

/** What happened to a value, in words that name it as far as a sentence has room for it. */
function whatChanged(before: JsonValue | undefined, after: JsonValue | undefined): string {
  if (before === undefined) return `was added${isScalar(after) ? `: \`${shown(after)}\`` : ""}`;
  if (after === undefined) return `was removed${isScalar(before) ? `: \`${shown(before)}\`` : ""}`;
  if (isScalar(before) && isScalar(after)) return `changed from \`${shown(before)}\` to \`${shown(after)}\``;
  if (!Array.isArray(before) || !Array.isArray(after)) return "changed";
  const lacks = (list: JsonValue[]) => (value: JsonValue) => !list.map(unordered).includes(unordered(value));
  const [left, joined] = [before.filter(lacks(after)), after.filter(lacks(before))];
  return [
    "changed",
    [
      ...(left.length > 0 ? [`${listed(left)} left`] : []),
      ...(joined.length > 0 ? [`${listed(joined)} joined`] : []),
    ].join("; "),
  ]
    .filter((part) => part !== "")
    .join(": ");
}

function isScalar(value: JsonValue | undefined): boolean {
  return value !== undefined && (typeof value !== "object" || value === null);
}

function unordered(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(unordered).sort().join()}]`;
  if (!isObject(value)) return canonical(value);
  return canonical(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unordered(member)])));
}

/** The numbers of a limit by name; a limit that is a number has the empty one. */
function limitsOf(value: JsonValue | undefined): Map<string, number> {
  if (typeof value === "number") return new Map([["", value]]);
  const members = isObject(value) ? Object.entries(value) : [];
  return new Map(members.flatMap(([name, member]) => (typeof member === "number" ? [[name, member] as const] : [])));
}

/** The groups of a list of groups; a plain list of names is one. */
function groupsOf(value: JsonValue | undefined): string[][] {
  if (Array.isArray(value) && value.some(Array.isArray)) return value.map(entriesOf);
  const names = entriesOf(value);
  return names.length === 0 ? [] : [names];
}

function entriesOf(value: JsonValue | undefined): string[] {
  if (Array.isArray(value)) return value.map(canonical);
  return isObject(value) ? Object.keys(value) : [];
}
