import type { JsonValue } from "openapi-contract/document";
import { effectOf, listed, type SchemaRule } from "../schema/difference.js";
import { canonical, deprecatedNote } from "../version.js";

/**
 * The values of `enum` and `const`. A value that leaves narrows, one that joins widens: also in responses, where a careful
 * reader has no branch for it. A list that appears narrows, one that goes away widens.
 */
export const values: SchemaRule = (before, after) => {
  const old = before.values;
  const now = after.values;
  if (old === undefined && now === undefined) return [];
  const base = old && { value: old.list, pointer: old.pointer };
  const revision = now && { value: now.list, pointer: now.pointer };
  if (old === undefined || now === undefined) {
    const effect = old === undefined ? "narrowed" : "widened";
    const list = listed((old ?? now)?.list ?? []);
    const text = old === undefined ? `only ${list} are allowed now` : `any value is allowed now, not only ${list}`;
    return [{ keyword: "enum", effect, base, revision, text }];
  }
  const [were, are] = [old, now].map(({ list }) => new Set(list.map(canonical)));
  const lost = old.list.filter((value) => !are?.has(canonical(value)));
  const gained = now.list.filter((value) => !were?.has(canonical(value)));
  const effect = effectOf(lost.length > 0, gained.length > 0);
  if (effect === undefined) return [];
  const wereDeprecated = lost.every((value) => old.deprecated?.has(canonical(value)));
  const what = [
    ...(lost.length > 0 ? [`${counted(lost)} removed${wereDeprecated ? deprecatedNote : ""}`] : []),
    ...(gained.length > 0 ? [`${counted(gained)} added`] : []),
  ];
  return [{ keyword: "enum", effect, base, revision, text: what.join(", and ") }];
};

function counted(values: readonly JsonValue[]): string {
  return values.length === 1 ? `the value ${listed(values)} was` : `the values ${listed(values)} were`;
}
