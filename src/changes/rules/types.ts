import { effectOf, listed, type SchemaRule } from "../schema/difference.js";

const all = ["string", "number", "boolean", "object", "array", "null"];

/**
 * The types of a value. A type that is not allowed any more narrows, a new one widens; `number` includes `integer`. A schema
 * without `type` allows all.
 */
export const types: SchemaRule = (before, after) => {
  const old = before.types?.names ?? all;
  const now = after.types?.names ?? all;
  const lost = old.filter((name) => !includes(now, name));
  const gained = now.filter((name) => !includes(old, name));
  const effect = effectOf(lost.length > 0, gained.length > 0);
  if (effect === undefined) return [];
  const what = [
    ...(lost.length > 0 ? [`${listed(lost)} is not allowed any more`] : []),
    ...(gained.length > 0 ? [`${listed(gained)} is allowed now`] : []),
  ];
  return [
    {
      keyword: "type",
      effect,
      base: before.types && { value: before.types.names, pointer: before.types.pointer },
      revision: after.types && { value: after.types.names, pointer: after.types.pointer },
      text: `the type changed: ${what.join(", and ")}`,
    },
  ];
};

function includes(names: readonly string[], name: string): boolean {
  return names.includes(name) || (name === "integer" && names.includes("number"));
}
