import { compareChoices } from "../rules/choices.js";
import { extensions } from "../rules/extensions.js";
import { annotationRules, valueRules } from "../rules/index.js";
import { canonical, type Place, type Version } from "../version.js";
import type { Difference, Direction, SchemaRuleContext } from "./difference.js";
import type { FlatSchema } from "./flat-schema.js";
import { flatten, isBare } from "./flatten.js";
import { allTypes, commonTypes, restricted } from "./normalize.js";

/** A difference of schemas with the direction that its values travel in. */
export interface DirectedDifference extends Difference {
  direction: Direction;
}

/** Two schemas that were compared: what differs between themselves, and the pairs of schemas inside of them. */
interface Node {
  own: DirectedDifference[];
  inside: string[];
}

/** Compares schemas of two versions. Shared schemas are compared once, however often they are referred to. */
export class SchemaComparison {
  readonly #base: Version;
  readonly #revision: Version;
  readonly #nodes = new Map<string, Node>();

  constructor(base: Version, revision: Version) {
    this.#base = base;
    this.#revision = revision;
  }

  /** All differences between two conjunctions of schemas, and inside of them. */
  differences(before: readonly Place[], after: readonly Place[], direction: Direction): DirectedDifference[] {
    const found: DirectedDifference[] = [];
    const seen = new Set<string>();
    const collect = (key: string) => {
      if (seen.has(key)) return;
      seen.add(key);
      const node = this.#nodes.get(key);
      found.push(...(node?.own ?? []));
      for (const inner of node?.inside ?? []) collect(inner);
    };
    collect(this.#compare(before, after, direction));
    return found;
  }

  /** Compares two schemas unless that was done, and returns the key of the result. */
  #compare(before: readonly Place[], after: readonly Place[], direction: Direction): string {
    const pending: [key: string, before: readonly Place[], after: readonly Place[]][] = [];
    const keyOf = (old: readonly Place[], now: readonly Place[]) =>
      `${direction} ${old.map(({ pointer }) => pointer).join()} ${now.map(({ pointer }) => pointer).join()}`;
    const first = keyOf(before, after);
    pending.push([first, before, after]);
    // A list instead of recursion: schemas of strangers can be deep.
    for (let next = pending.pop(); next; next = pending.pop()) {
      const [key, old, now] = next;
      if (this.#nodes.has(key)) continue;
      const node: Node = { own: [], inside: [] };
      this.#nodes.set(key, node);
      node.own = this.#own(old, now, direction, (inner, other) => {
        const innerKey = keyOf(inner, other);
        node.inside.push(innerKey);
        pending.push([innerKey, inner, other]);
      });
    }
    return first;
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
    const marked = extensions(asPlace(old), asPlace(now)).map((difference) =>
      // A limit of what is sent means nothing where the value only comes back.
      difference.direction === "request" && direction === "response" && difference.effect !== "docs"
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
    return this.differences(before, after, direction).map(({ keyword, effect, base, revision, text }) => ({
      keyword: `not-${keyword}`,
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

/** A schema that became one of several alternatives, or the only one that is left: compared as a choice of one. */
function becameChoice(
  old: FlatSchema,
  now: FlatSchema,
  before: readonly Place[],
  after: readonly Place[],
  context: SchemaRuleContext,
): Difference[] | undefined {
  const [oldChoice, nowChoice] = [old.choices[0], now.choices[0]];
  const [only, left] = [before[0], after[0]];
  if (
    !oldChoice &&
    nowChoice &&
    now.choices.length === 1 &&
    isBare(now) &&
    !isBare(old) &&
    before.length === 1 &&
    only
  ) {
    return compareChoices([old, { ...nowChoice, alternatives: [only] }], [now, nowChoice], context);
  }
  if (
    oldChoice &&
    !nowChoice &&
    old.choices.length === 1 &&
    isBare(old) &&
    !isBare(now) &&
    after.length === 1 &&
    left
  ) {
    return compareChoices([old, oldChoice], [now, { ...oldChoice, alternatives: [left] }], context);
  }
  return undefined;
}

/** The extensions of a schema as a place of their own, wherever in a conjunction they stand. */
function asPlace({ annotations, pointer }: FlatSchema): Place {
  return { value: Object.fromEntries([...annotations].map(([name, { value }]) => [name, value])), pointer };
}
