import { type ExtensionMeanings, extensions } from "../rules/extensions.js";
import type { SchemaComparison } from "../schema/compare.js";
import { type Direction, type Effect, verdictOf } from "../schema/difference.js";
import { canonical, memberOf, type Place, type Version } from "../version.js";
import type { ChangeCollector, Reported } from "./report.js";

/** What the comparison of one operation works with. */
export interface Context {
  base: Version;
  revision: Version;
  schemas: SchemaComparison;
  collector: ChangeCollector;
  /** How extensions are compared. */
  extensions: ExtensionMeanings;
  /** Ids of the operation in both versions; the one of the revision stands for both. */
  operations: readonly string[];
  /** Whether the service sends the requests, as in callbacks and webhooks: senders and readers are exchanged. */
  isReversed: boolean;
}

/** The direction of what an operation's request or response holds. */
export function directionOf({ isReversed }: Context, part: Direction): Direction {
  if (!isReversed) return part;
  return part === "request" ? "response" : "request";
}

/** Notes a change of the operation. */
export function note({ collector, operations }: Context, change: Reported): void {
  collector.add(operations, change);
}

/**
 * Notes what a change does to what stands in a part of an operation. As with schemas, fewer possibilities (`narrowed`) break
 * whoever sends them, more (`widened`) break whoever reads them, and others (`replaced`) break both.
 */
export function noteEffect(
  context: Context,
  part: Direction,
  effect: Effect,
  change: Pick<Reported, "rule" | "text" | "base" | "revision">,
): void {
  const direction = directionOf(context, part);
  const verdict = verdictOf(effect, direction);
  const whom = verdict !== "breaking" ? "nobody" : direction === "request" ? "senders" : "readers";
  note(context, { ...change, verdict, whom });
}

/** Notes a change that breaks whoever sends or reads what stands in this part of an operation. */
export function noteBreak(
  context: Context,
  part: Direction,
  change: Pick<Reported, "rule" | "text" | "base" | "revision">,
): void {
  noteEffect(context, part, "replaced", change);
}

/** Notes a change that breaks nobody. */
export function noteCompatible(context: Context, change: Pick<Reported, "rule" | "text" | "base" | "revision">): void {
  note(context, { ...change, verdict: "compatible", whom: "nobody" });
}

/** Compares schemas of a part of the operation. */
export function compareSchemas(
  context: Context,
  before: Place | undefined,
  after: Place | undefined,
  part: Direction,
): void {
  const { schemas, collector, operations } = context;
  if (!before && !after) return;
  const anything = (other: Place | undefined): Place => ({ value: true, pointer: other?.pointer ?? "" });
  const found = schemas.differences(
    [before ?? anything(after)],
    [after ?? anything(before)],
    directionOf(context, part),
  );
  for (const difference of found) collector.addDifference(operations, difference);
}

/** Compares texts: fields that only readers of the docs see. */
export function compareTexts(
  context: Context,
  before: Place | undefined,
  after: Place | undefined,
  fields: readonly string[],
): void {
  for (const field of fields) {
    const [base, revision] = [memberOf(before, field), memberOf(after, field)];
    if (textKey(base) === textKey(revision)) continue;
    const what = base === undefined ? "was added" : revision === undefined ? "was removed" : "changed";
    note(context, {
      rule: "docs-text-changed",
      verdict: "docs",
      whom: "nobody",
      base,
      revision,
      text: `\`${field}\` ${what}`,
    });
  }
}

/** A text by which two values of a field are equal; an empty list or object says as much as none. */
function textKey(place: Place | undefined): string {
  const text = canonical(place?.value);
  return text === "[]" || text === "{}" ? "" : text;
}

/** Compares the extensions of an object that is not a schema. */
export function compareExtensions(context: Context, before: Place | undefined, after: Place | undefined): void {
  for (const difference of extensions(before, after, context.extensions)) {
    context.collector.addDifference(context.operations, {
      ...difference,
      direction: directionOf(context, difference.direction),
    });
  }
}

/** Compares whether something is deprecated. */
export function compareDeprecation(context: Context, before: Place, after: Place): void {
  const [base, revision] = [memberOf(before, "deprecated"), memberOf(after, "deprecated")];
  const was = base?.value === true;
  if (was === (revision?.value === true)) return;
  const text = was ? "it is not deprecated any more" : "it is deprecated now";
  noteCompatible(context, { rule: "deprecation-changed", base, revision, text });
}
