import type { Change, Verdict } from "../change.js";
import type { Version } from "../version.js";
import type { TypeBreak, TypeDifferences } from "./breaks.js";
import { type NamePlace, type ProbePlace, placeText } from "./place.js";
import { type Levels, TypePointers } from "./pointers.js";

/** What a change means for code that is compiled: it breaks, it sees other types that fit, or it sees nothing. */
export type TypesVerdict = "breaking" | "compatible" | "none";

/** A change with what it means for types. One that only types see is none on the wire. */
export interface TypedChange extends Omit<Change, "verdict"> {
  verdict: Verdict | "none";
  types: TypesVerdict;
}

/** Keywords that no type can say, and what stands beside the types. */
const unseen =
  /^(docs|security|server|deprecation|callback)-|-(min|max|exclusive)[a-z-]*-|-(minimum|maximum|pattern|multiple-of|unique-items|content-encoding|content-media-type|not|not-[a-z-]+|if|then|else|contains|property-names|default|format|style|x-(?!known-values|exactly-one-of|excludes|error-codes)[a-z-]+|unevaluated[a-z-]*|dependent[a-z-]*)(-|$)|-(style|allow-reserved|empty-value)/;

/**
 * Gives each change its types verdict, by the place in the document of what does not compile any more; a break that belongs
 * to none becomes a change of its own.
 */
export function attachTypes(
  changes: readonly Change[],
  { differ, changed, breaks }: TypeDifferences,
  base: Version,
  revision: Version,
): TypedChange[] {
  const [old, now] = [new TypePointers(base), new TypePointers(revision)];
  const broken = new Set<Change>();
  const own = new Map<string, TypedChange>();
  for (const each of breaks) {
    const levels = { base: old.levels(each.place), revision: now.levels(each.place) };
    const key = each.place.operation;
    const ids =
      key === undefined ? [] : [old.operation(key)?.id, now.operation(key)?.id].filter((id) => id !== undefined);
    const found = nearest(changes, each, levels, ids);
    if (found) broken.add(found);
    else {
      const change = changeOf(each, levels, ids);
      const known = own.get(`${change.rule} ${change.place.pointer}`);
      if (known) known.operations = [...new Set([...known.operations, ...ids])].sort();
      else own.set(`${change.rule} ${change.place.pointer}`, change);
    }
  }
  const seen = new Set(
    [...changed].flatMap((key) => [old.operation(key)?.id, now.operation(key)?.id].filter((id) => id !== undefined)),
  );
  const mayBeSeen = ({ operations, verdict, whom, rule }: Change) =>
    differ &&
    (verdict !== "docs" || whom === "code") &&
    !unseen.test(rule) &&
    (isAdded(rule) || operations.length === 0 || operations.some((id) => seen.has(id)));
  // What types alone break for is one change together with the text that went.
  const texts = new Set<Change>();
  for (const change of own.values()) {
    const text = changes.find(({ verdict, place }) => verdict === "docs" && isSamePlace(place, change.place));
    if (!text) continue;
    texts.add(text);
    Object.assign(change, { verdict: text.verdict, ...("before" in text && { before: text.before }) });
  }
  return [
    ...changes.flatMap((change): TypedChange | [] => {
      if (texts.has(change)) return [];
      const types = broken.has(change) ? "breaking" : mayBeSeen(change) ? "compatible" : "none";
      const onlyCode = types === "breaking" && change.verdict !== "breaking";
      return { ...change, types, ...(onlyCode && { whom: "code", action: codeAction }) };
    }),
    ...own.values(),
  ];
}

function isSamePlace(one: Change["place"], other: Change["place"]): boolean {
  return one.side === other.side && one.pointer === other.pointer;
}

/** An operation that is new has no types to compare. */
function isAdded(rule: string): boolean {
  return rule === "operation-added" || rule === "webhook-added";
}

/** The change that a break follows from: the one nearest to its place. */
function nearest(
  changes: readonly Change[],
  { place }: TypeBreak,
  levels: { base: Levels; revision: Levels },
  ids: readonly string[],
): Change | undefined {
  let best: { change: Change; distance: number } | undefined;
  for (const change of changes) {
    const isText = change.verdict === "docs" && change.whom !== "code";
    if (isText && (place.kind !== "name" || place.of === "error-code")) continue;
    const isReached =
      ids.length === 0 || change.operations.length === 0 || change.operations.some((id) => ids.includes(id));
    const distance = isReached ? distanceOf(change, levels[change.place.side]) : undefined;
    if (distance === undefined) continue;
    // What no type can say is the cause of nothing here if there is another one.
    // What lets senders do more breaks no code that sends, however near it is.
    const isInput = place.kind !== "name" && (place.part === "init" || place.part === "input");
    const isHarmless = isInput && change.verdict === "compatible" && change.whom === "nobody";
    const weighed = distance + (unseen.test(change.rule) ? 1e6 : isHarmless ? 400_000 : 0);
    if (best === undefined || weighed < best.distance) best = { change, distance: weighed };
  }
  return best?.change;
}

function distanceOf({ place: { pointer } }: Change, levels: Levels): number | undefined {
  for (const [index, level] of levels.entries()) {
    for (const each of level) {
      if (pointer === each) return index * 1000;
      if (pointer.startsWith(`${each}/`)) return index * 1000 + pointer.slice(each.length).split("/").length;
    }
  }
  // What holds the place came, went or changed as a whole.
  const [first] = levels;
  return [...(first ?? [])].some((each) => each.startsWith(`${pointer}/`)) && pointer !== "" ? 500_000 : undefined;
}

/** What callers do about a change that only code sees. */
const codeAction = "Regenerate the client and compile your code.";

function changeOf(
  { place, kind, message }: TypeBreak,
  levels: { base: Levels; revision: Levels },
  ids: string[],
): TypedChange {
  const [revision] = levels.revision[0] ?? [];
  const [base] = levels.base[0] ?? [];
  const isGone = kind === "gone";
  return {
    rule: ruleOf(place, isGone),
    place: revision !== undefined ? { side: "revision", pointer: revision } : { side: "base", pointer: base ?? "" },
    verdict: "none",
    types: "breaking",
    whom: "code",
    operations: [...new Set(ids)].sort(),
    broken: [],
    text: textOf(place, isGone, message),
    action: codeAction,
  };
}

function ruleOf(place: ProbePlace, isGone: boolean): string {
  if (place.kind === "name") return `types/${place.of}-removed`;
  if (place.part === "operation") return "types/operation-removed";
  const direction = place.part === "init" || place.part === "input" ? "request" : "response";
  return `types/${direction}-${isGone ? "removed" : "changed"}`;
}

const names: { readonly [Each in NamePlace["of"]]: string } = {
  schema: "The type of the schema",
  region: "The region",
  "error-code": "The error code",
  "operation-id": "The type of the operation",
  export: "The export",
};

function textOf(place: ProbePlace, isGone: boolean, message: string): string {
  if (place.kind === "name") return `${names[place.of]} \`${place.name}\` was removed.`;
  const what =
    place.part === "operation" ? `\`${place.operation}\`` : `\`${placeText(place)}\` of \`${place.operation}\``;
  if (isGone) return `${what} does not exist in the types any more.`;
  const [first = ""] = message.split("\n");
  return `Code that uses ${what} does not compile any more: ${first.length > 160 ? `${first.slice(0, 160)}…` : first}`;
}
