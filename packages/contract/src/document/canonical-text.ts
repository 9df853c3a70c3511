import { isObject, type JsonValue } from "./json.js";

/** Returns JSON that is the same for equal values, in whatever order objects have their properties. */
export function canonicalText(value: JsonValue): string {
  return JSON.stringify(value, (_, inner: JsonValue) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)))
      : inner,
  );
}
