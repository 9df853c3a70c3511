import { compareChoices } from "../rules/choices.js";
import { type ExtensionMeanings, extensions } from "../rules/extensions.js";
import { annotationRules, valueRules } from "../rules/index.js";
import { canonical, itemsOf, memberOf, type Place, resolved, type Version } from "../version.js";
import type { Difference, Direction, SchemaRuleContext } from "./difference.js";
import type { Choice, FlatSchema } from "./flat-schema.js";
import { flatten, isBare, isTypeOnly } from "./flatten.js";
import { allTypes, commonTypes, restricted } from "./normalize.js";

/** A difference of schemas with the direction that its values travel in. */
export interface DirectedDifference extends Difference {
  direction: Direction;
}

/** Two conjunctions of schemas that are compared. */
interface Pair {
  key: string;
  before: readonly Place[];
  after: readonly Place[];
}

/** Two schemas that were compared: what differs between themselves, and the pairs of schemas inside of them. */
interface Node {
  own: DirectedDifference[];
  inside: Pair[];
  /** Whether the schemas themselves are compared; before that, a schema that holds itself is taken to be equal. */
  isDone: boolean;
}

/**
 * Compares schemas of two versions. Shared schemas are compared once, however often they are referred to, and what is found
 * below schemas that refer to each other is collected once for all of them.
 */
export class SchemaComparison {
  readonly #base: Version;
  readonly #revision: Version;
  readonly #meanings: ExtensionMeanings;
  readonly #nodes = new Map<string, Node>();
  /** Everything that differs in a pair and below it. */
  readonly #below = new Map<string, readonly DirectedDifference[]>();

  constructor(base: Version, revision: Version, meanings: ExtensionMeanings) {
    this.#meanings = meanings;
    this.#base = base;
    this.#revision = revision;
  }

  /** All differences between two conjunctions of schemas, and inside of them. */
  differences(before: readonly Place[], after: readonly Place[], direction: Direction): readonly DirectedDifference[] {
    const keyOf = (old: readonly Place[], now: readonly Place[]) =>
      `${direction} ${old.map(({ pointer }) => pointer).join()} ${now.map(({ pointer }) => pointer).join()}`;
    const start: Pair = { key: keyOf(before, after), before, after };
    return (
      this.#below.get(start.key) ??
      collect(start, {
        below: this.#below,
        nodeOf: ({ key, before: old, after: now }) => {
          const known = this.#nodes.get(key);
          if (known) return known;
          const node: Node = { own: [], inside: [], isDone: false };
          this.#nodes.set(key, node);
          node.own = this.#own(old, now, direction, (inner, other) => {
            node.inside.push({ key: keyOf(inner, other), before: inner, after: other });
          });
          node.isDone = true;
          return node;
        },
      })
    );
  }

  #own(
    before: readonly Place[],
    after: readonly Place[],
    direction: Direction,
    visit: (before: readonly Place[], after: readonly Place[]) => void,
  ): DirectedDifference[] {
    const [old, now] = [flatten(this.#base, before), flatten(this.#revision, after)];
    const context: SchemaRuleContext = {
      direction,
      visit,
      isEquivalent: (one, other) => this.differences(one, other, direction).every(({ effect }) => effect === "docs"),
    };
    const texts = annotationRules.flatMap((rule) => rule(old, now, context));
    const own =
      old.isNever || now.isNever
        ? nothing(old, now)
        : (becameChoice(old, now, before, after, context) ?? compareValues(old, now, context));
    const negated = this.#negation(old, now, direction);
    const marked = extensions(asPlace(old), asPlace(now), this.#meanings).map((difference) =>
      // A limit of what is sent means nothing where the value only comes back, unless it concerns both sides.
      difference.direction === "request" &&
      direction === "response" &&
      difference.effect !== "docs" &&
      !this.#meanings.get(difference.keyword)?.concernsBoth
        ? { ...difference, direction, effect: "docs" as const }
        : difference,
    );
    return [...[...own, ...negated, ...texts].map((difference) => ({ ...difference, direction })), ...marked];
  }

  /** `not`: what narrows inside of it widens outside. */
  #negation(old: FlatSchema, now: FlatSchema, direction: Direction): Difference[] {
    const [before = [], after = []] = [old, now].map((flat) => flat.conditions.get("not") ?? []);
    if (before.length + after.length === 0) return [];
    if (before.length === 0 || after.length === 0) {
      const effect = before.length === 0 ? "narrowed" : "widened";
      const text = `what must not match (\`not\`) was ${before.length === 0 ? "added" : "removed"}`;
      return [{ keyword: "not", effect, base: before[0], revision: after[0], text }];
    }
    if (canonical(before.map(({ value }) => value)) === canonical(after.map(({ value }) => value))) return [];
    if (before.length > 1 || after.length > 1) return severalNegations(before, after);
    const turned = { narrowed: "widened", widened: "narrowed" } as const;
    return this.differences(before, after, direction).map(({ effect, base, revision, text }) => ({
      keyword: effect === "docs" ? "text" : "not",
      effect: effect === "narrowed" || effect === "widened" ? turned[effect] : effect,
      base,
      revision,
      text: `in \`not\`, ${text}`,
    }));
  }
}

/** Compares what two schemas say of values of the types that both allow; the types themselves are compared by a rule. */
function compareValues(old: FlatSchema, now: FlatSchema, context: SchemaRuleContext): Difference[] {
  const common = commonTypes(old.types?.names ?? allTypes, now.types?.names ?? allTypes);
  const [before, after] = [restricted(old, common), restricted(now, common)];
  return valueRules.flatMap((rule) => rule(before, after, context));
}

/** Several `not` of one schema exclude each for itself: one that joins narrows, one that leaves widens. */
function severalNegations(before: readonly Place[], after: readonly Place[]): Difference[] {
  const lacks = (all: readonly Place[]) => {
    const texts = new Set(all.map(({ value }) => canonical(value)));
    return ({ value }: Place) => !texts.has(canonical(value));
  };
  const text = (what: string) => `what must not match (\`not\`) was ${what}`;
  return [
    ...after
      .filter(lacks(before))
      .map((revision): Difference => ({ keyword: "not", effect: "narrowed", revision, text: text("added") })),
    ...before
      .filter(lacks(after))
      .map((base): Difference => ({ keyword: "not", effect: "widened", base, text: text("removed") })),
  ];
}

/** A schema that nothing satisfies, in one of the versions or both. */
function nothing(old: FlatSchema, now: FlatSchema): Difference[] {
  if (old.isNever === now.isNever) return [];
  const places = {
    base: { value: !old.isNever, pointer: old.pointer },
    revision: { value: !now.isNever, pointer: now.pointer },
  };
  const text = now.isNever ? "nothing is allowed any more" : "something is allowed where nothing was";
  return [{ keyword: "schema", effect: now.isNever ? "narrowed" : "widened", ...places, text }];
}

/**
 * A schema that became one of several alternatives, or the only one that is left: compared as a choice of one, or of the
 * types that it lists.
 */
function becameChoice(
  old: FlatSchema,
  now: FlatSchema,
  before: readonly Place[],
  after: readonly Place[],
  context: SchemaRuleContext,
): Difference[] | undefined {
  const [oldChoice, nowChoice] = [onlyChoiceOf(old), onlyChoiceOf(now)];
  if (nowChoice && old.choices.length === 0 && !isBare(old)) {
    const choice = asChoice(old, before, nowChoice);
    return choice && compareChoices([old, choice], [now, nowChoice], context);
  }
  if (oldChoice && now.choices.length === 0 && !isBare(now)) {
    const choice = asChoice(now, after, oldChoice);
    return choice && compareChoices([old, oldChoice], [now, choice], context);
  }
  return undefined;
}

/** The choice that is all that a schema says. */
function onlyChoiceOf(flat: FlatSchema): Choice | undefined {
  return flat.choices.length === 1 && isBare(flat) ? flat.choices[0] : undefined;
}

/** A schema as a choice, for the comparison with one: as it was written, else by its types, else with itself alone. */
function asChoice(flat: FlatSchema, conjunction: readonly Place[], other: Choice): Choice | undefined {
  if (flat.written) return flat.written;
  const [place] = conjunction;
  if (!place || conjunction.length > 1) return undefined;
  const types = itemsOf(memberOf(resolved(flat.version, place), "type"));
  const alternatives = types.map(({ value, pointer }): Place => ({ value: { type: value }, pointer }));
  const isTypeList = types.length > 1 && isTypeOnly(flat);
  return { ...other, alternatives: isTypeList ? alternatives : [place] };
}

/** The extensions of a schema as a place of their own, wherever in a conjunction they stand. */
function asPlace({ annotations, pointer }: FlatSchema): Place {
  return { value: Object.fromEntries([...annotations].map(([name, { value }]) => [name, value])), pointer };
}

/** What the search for differences works with. */
interface Search {
  below: Map<string, readonly DirectedDifference[]>;
  nodeOf: (pair: Pair) => Node;
}

/** A pair on the way of the search. */
interface Visited {
  key: string;
  node: Node;
  /** Position in the order of discovery, and the earliest one that can be reached from here. */
  index: number;
  earliest: number;
  /** How many of the inner pairs were looked at. */
  next: number;
}

/**
 * Collects what differs in a pair and below it, by Tarjan's algorithm: pairs that reach each other differ in the same, which
 * is collected once. A list instead of recursion, for schemas can be deep.
 */
function collect(start: Pair, { below, nodeOf }: Search): readonly DirectedDifference[] {
  const visited = new Map<string, Visited>();
  const way: Visited[] = [];
  const open: Visited[] = [];
  let isPartial = false;
  const own = new Map<string, readonly DirectedDifference[]>();
  const foundOf = (key: string) => below.get(key) ?? own.get(key);
  const enter = (pair: Pair) => {
    const entry = { key: pair.key, node: nodeOf(pair), index: visited.size, earliest: visited.size, next: 0 };
    // What is being compared has not said yet what is inside of it: the result must not be kept.
    if (!entry.node.isDone) isPartial = true;
    visited.set(pair.key, entry);
    way.push(entry);
    open.push(entry);
  };
  enter(start);
  for (let current = way.at(-1); current; current = way.at(-1)) {
    const inner = current.node.inside[current.next];
    if (inner) {
      current.next++;
      if (foundOf(inner.key)) continue;
      const known = visited.get(inner.key);
      if (known) current.earliest = Math.min(current.earliest, known.index);
      else enter(inner);
      continue;
    }
    way.pop();
    const outer = way.at(-1);
    if (outer) outer.earliest = Math.min(outer.earliest, current.earliest);
    if (current.earliest < current.index) continue;
    const members = open.splice(open.indexOf(current));
    const result = joined(members, foundOf);
    for (const { key } of members) own.set(key, result);
  }
  if (!isPartial) for (const [key, result] of own) below.set(key, result);
  return own.get(start.key) ?? [];
}

/** What differs in some pairs that reach each other, and below them. */
function joined(
  members: readonly Visited[],
  foundOf: (key: string) => readonly DirectedDifference[] | undefined,
): readonly DirectedDifference[] {
  const parts = new Set<readonly DirectedDifference[]>();
  for (const { node } of members) {
    if (node.own.length > 0) parts.add(node.own);
    for (const { key } of node.inside) {
      const found = foundOf(key);
      if (found && found.length > 0) parts.add(found);
    }
  }
  const [only, ...others] = parts;
  if (only && others.length === 0) return only;
  return [...new Set([...parts].flat())];
}
