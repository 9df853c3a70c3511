import { pointer } from "../document/pointer.js";

/**
 * Returns the JSON pointers of the names that stand more than once in an object of a JSON text. `JSON.parse` keeps the last
 * value of such a name, others the first, so that readers disagree.
 *
 * @param json - A text that parses.
 */
export function duplicateNames(json: string): string[] {
  const found = new Set<string>();
  /** For each open container its place, and the names of an object or the number of items of a list. */
  const open: { at: string; names?: Set<string>; count: number; next: string | undefined }[] = [];
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/gs)) {
    const current = open.at(-1);
    const inside = current ? current.at + pointer(current.names ? (current.next ?? "") : current.count) : "";
    if (token === "{") open.push({ at: inside, names: new Set(), count: 0, next: undefined });
    else if (token === "[") open.push({ at: inside, count: 0, next: undefined });
    else if (token === "}" || token === "]") open.pop();
    else if (current === undefined) continue;
    else if (token === ",") {
      current.count++;
      current.next = undefined;
    } else if (token === ":") {
      const { names, at, next = "" } = current;
      if (names?.has(next)) found.add(at + pointer(next));
      names?.add(next);
    } else if (current.names && current.next === undefined) current.next = String(JSON.parse(token));
  }
  return [...found];
}
