import { type Difference, kebab, type SchemaRule, shown } from "../schema/difference.js";
import type { Bound } from "../schema/flat-schema.js";
import { isTighter } from "../schema/flatten.js";

const words: { [name: string]: string } = {
  minimum: "the minimum",
  maximum: "the maximum",
  minLength: "the minimum length",
  maxLength: "the maximum length",
  minItems: "the minimum number of items",
  maxItems: "the maximum number of items",
  minProperties: "the minimum number of properties",
  maxProperties: "the maximum number of properties",
  minContains: "the minimum number of items that `contains` describes",
  maxContains: "the maximum number of items that `contains` describes",
};

/**
 * Bounds of numbers, lengths and counts, exclusive ones included. A bound that leaves less, or appears, narrows; one that
 * leaves more, or goes away, widens.
 */
export const bounds: SchemaRule = (before, after) =>
  Object.keys(words).flatMap((name): Difference[] => {
    const old = before.bounds.get(name);
    const now = after.bounds.get(name);
    if (old?.value === now?.value && old?.isExclusive === now?.isExclusive) return [];
    const isUpper = name.startsWith("max");
    const isNarrower = now !== undefined && (old === undefined || isTighter(now, old, isUpper));
    return [
      {
        keyword: kebab(name),
        effect: isNarrower ? "narrowed" : "widened",
        base: old && { value: old.value, pointer: old.pointer },
        revision: now && { value: now.value, pointer: now.pointer },
        text: `${words[name]} changed from ${boundText(old)} to ${boundText(now)}`,
      },
    ];
  });

function boundText(bound: Bound | undefined): string {
  if (bound === undefined) return "no limit";
  return `${bound.isExclusive ? "exclusive " : ""}${shown(bound.value)}`;
}
