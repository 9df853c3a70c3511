import { effectOf, listed, type SchemaRule } from "../schema/difference.js";
import { allTypes, includesType } from "../schema/normalize.js";

/**
 * The types of a value. A type that is not allowed any more narrows, a new one widens; `number` includes `integer`. A schema
 * without `type` allows all.
 */
export const types: SchemaRule = (before, after) => {
  // Values that are listed have their types with them.
  if (before.values && after.values) return [];
  const old = before.types?.names ?? allTypes;
  const now = after.types?.names ?? allTypes;
  const lost = old.filter((name) => !includesType(now, name));
  const gained = now.filter((name) => !includesType(old, name));
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
