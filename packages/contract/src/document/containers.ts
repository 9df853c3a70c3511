import type { JsonObject, JsonValue } from "./json.js";
import { pointer } from "./pointer.js";

/**
 * Calls a function with every object and list in a value, the value itself included, and the JSON pointer of each.
 *
 * @param descends - Whether what is in a member of an object is looked into.
 */
export function eachContainer(
  value: JsonValue,
  visit: (container: JsonObject | JsonValue[], at: string) => void,
  descends: (name: string) => boolean = () => true,
): void {
  const walk = (current: JsonValue, at: string): void => {
    if (typeof current !== "object" || current === null) return;
    visit(current, at);
    for (const [name, member] of Object.entries(current)) {
      if (Array.isArray(current) || descends(name)) walk(member, at + pointer(name));
    }
  };
  walk(value, "");
}
