import { type Difference, type SchemaRule, shown, type Visit } from "../schema/difference.js";
import type { FlatSchema } from "../schema/flat-schema.js";
import { isClosedObject } from "../schema/normalize.js";
import type { Place } from "../version.js";

/**
 * Members of objects without a name of their own: `additionalProperties`, `patternProperties`, `propertyNames`. Where one
 * version says nothing, anything is allowed.
 */
export const furtherMembers: SchemaRule = (before, after, { visit }) => {
  visitBoth(before, after, before.additionalProperties, after.additionalProperties, visit);
  visitBoth(before, after, before.propertyNames, after.propertyNames, visit);
  const patterns = new Set([...before.patternProperties.keys(), ...after.patternProperties.keys()]);
  return [...patterns].flatMap((pattern): Difference[] => {
    const old = before.patternProperties.get(pattern);
    const now = after.patternProperties.get(pattern);
    if (old && now) {
      visit(old, now);
      return [];
    }
    // In an object that is closed, a pattern lets members in; elsewhere it limits them.
    const letsIn = isClosedObject(now ? before : after);
    return [
      {
        keyword: "pattern-properties",
        effect: (now !== undefined) === letsIn ? "widened" : "narrowed",
        base: old?.[0],
        revision: now?.[0],
        text: `the rule for properties that match \`${shown(pattern)}\` was ${now ? "added" : "removed"}`,
      },
    ];
  });
};

/** Items of lists: `items`, `prefixItems`, `contains`. Where one version says nothing, anything is allowed. */
export const items: SchemaRule = (before, after, { visit, isEquivalent }) => {
  visitBoth(before, after, before.items, after.items, visit);
  const places = Math.max(before.prefixItems.length, after.prefixItems.length);
  for (let index = 0; index < places; index++) {
    const old = before.prefixItems[index] ?? before.items;
    const now = after.prefixItems[index] ?? after.items;
    visitBoth(before, after, old, now, visit);
  }
  const [old, now] = [before.contains, after.contains];
  if (old.length > 0 && now.length > 0) {
    // At most so many items of a narrower kind are more lists than before.
    const hasLimit = before.bounds.has("maxContains") || after.bounds.has("maxContains");
    if (hasLimit && !isEquivalent(old, now)) {
      return [
        {
          keyword: "contains",
          effect: "replaced",
          base: old[0],
          revision: now[0],
          text: "what a list contains changed",
        },
      ];
    }
    visit(old, now);
  }
  if ((old.length === 0) === (now.length === 0)) return [];
  return [
    {
      keyword: "contains",
      effect: now.length > 0 ? "narrowed" : "widened",
      base: old[0],
      revision: now[0],
      text: `what a list has to contain was ${now.length > 0 ? "added" : "removed"}`,
    },
  ];
};

function visitBoth(
  before: FlatSchema,
  after: FlatSchema,
  old: readonly Place[],
  now: readonly Place[],
  visit: Visit,
): void {
  if (old.length + now.length === 0) return;
  const anything = ({ pointer }: FlatSchema): Place[] => [{ value: true, pointer }];
  visit(old.length > 0 ? old : anything(before), now.length > 0 ? now : anything(after));
}
