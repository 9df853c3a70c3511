import type { JsonValue } from "openapi-contract/document";
import { actions, type Change, type ChangePlace, type Verdict, type Whom, worse } from "../change.js";
import { ruleOf } from "../rules/catalogue.js";
import type { DirectedDifference } from "../schema/compare.js";
import { type Direction, type Effect, verdictOf } from "../schema/difference.js";
import type { Place } from "../version.js";

/** A change that is not one of a schema. */
export interface Reported {
  rule: string;
  verdict: Verdict;
  whom: Whom;
  base?: Place | undefined;
  revision?: Place | undefined;
  /** What changed, as a sentence without its full stop. */
  text: string;
}

/** A change with the operations that it reaches, and the directions in which what changed travels. */
interface Collected {
  operations: Set<string>;
  /** The operations of each direction; none of what has no direction of its own. */
  directions: Map<Direction, Set<string>>;
  /** Whether it breaks what travels in a direction; missing if it has none. */
  isBreaking?: (direction: Direction) => boolean;
  describe: (directions: readonly Direction[]) => Described;
}

/** A change without the operations that it reaches. */
type Described = Omit<Change, "operations" | "broken">;

/** Collects changes. A change of something shared is one change, with all operations that it reaches. */
export class ChangeCollector {
  readonly #changes = new Map<string, Collected>();
  /** The change that a difference belongs to: the same difference is noted for each operation that reaches it. */
  readonly #byDifference = new Map<DirectedDifference, { collected: Collected; reached: Set<string> }>();

  /** Notes a change that is not one of a schema. */
  add(operations: readonly string[], change: Reported): void {
    const place = placeOf(change.base, change.revision);
    const key = `${change.rule} ${place.side} ${place.pointer} ${change.text}`;
    const collected = this.#collected(key, () => described({ ...change, place }));
    for (const operation of operations) collected.operations.add(operation);
  }

  /** Notes a difference of schemas. */
  addDifference(operations: readonly string[], difference: DirectedDifference): void {
    const { collected, reached } = this.#byDifference.get(difference) ?? this.#collectedOf(difference);
    for (const operation of operations) {
      collected.operations.add(operation);
      reached.add(operation);
    }
  }

  #collectedOf(difference: DirectedDifference): { collected: Collected; reached: Set<string> } {
    const { keyword, effect, base, revision, text, direction } = difference;
    const place = placeOf(base, revision);
    const key = `${keyword} ${effect} ${place.side} ${place.pointer} ${text}`;
    const collected = this.#collected(key, (directions) => {
      const verdict = directions.map((each) => verdictOf(effect, each)).reduce(worse);
      const worst = directions.find((each) => verdictOf(effect, each) === verdict) ?? direction;
      const whom = whomOf(effect, directions, keyword);
      return described({ rule: ruleOf(keyword, effect, worst), place, verdict, whom, base, revision, text });
    });
    collected.isBreaking ??= (each) => verdictOf(effect, each) === "breaking";
    const reached = collected.directions.get(direction) ?? new Set<string>();
    collected.directions.set(direction, reached);
    const entry = { collected, reached };
    this.#byDifference.set(difference, entry);
    return entry;
  }

  #collected(key: string, describe: Collected["describe"]): Collected {
    const known = this.#changes.get(key);
    if (known) return known;
    const collected: Collected = { operations: new Set(), directions: new Map(), describe };
    this.#changes.set(key, collected);
    return collected;
  }

  /** Everything that was noted, in the order of the document. */
  changes(): Change[] {
    return [...this.#changes.values()].map(({ operations, directions, isBreaking, describe }) => {
      const change = describe([...directions.keys()]);
      const all = [...operations].sort();
      const broken = new Set(
        [...directions].flatMap(([direction, reached]) => (isBreaking?.(direction) ? [...reached] : [])),
      );
      const isAll = change.verdict === "breaking" && isBreaking === undefined;
      return { ...change, operations: all, broken: isAll ? all : all.filter((operation) => broken.has(operation)) };
    });
  }
}

function whomOf(effect: Effect, directions: readonly Direction[], keyword: string): Whom {
  const broken = directions.filter((direction) => verdictOf(effect, direction) === "breaking");
  if (broken.length === 0) return "nobody";
  // Extensions of an operation have one direction, but a value that was replaced concerns both sides.
  if (broken.length === 2 || (effect === "replaced" && keyword.startsWith("x-"))) return "both";
  return broken[0] === "request" ? "senders" : "readers";
}

function placeOf(base: Place | undefined, revision: Place | undefined): ChangePlace {
  if (revision) return { side: "revision", pointer: revision.pointer };
  return { side: "base", pointer: base?.pointer ?? "" };
}

function described({ rule, place, verdict, whom, base, revision, text }: Reported & { place: ChangePlace }): Described {
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  return {
    rule,
    place,
    verdict,
    whom,
    ...valueIn("before", base),
    ...valueIn("after", revision),
    text: sentence,
    action: actions[whom],
  };
}

function valueIn<Name extends string>(name: Name, place: Place | undefined): { [Each in Name]?: JsonValue } {
  // One computed name makes an index signature in the eyes of the compiler.
  return (place ? { [name]: place.value } : {}) as { [Each in Name]?: JsonValue };
}
