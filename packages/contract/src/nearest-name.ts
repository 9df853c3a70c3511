/**
 * Returns the names most similar to a mistyped one, nearest first.
 *
 * @param limit - The maximum number of names. @default 3
 */
export function nearestNames(typed: string, names: Iterable<string>, limit = 3): string[] {
  // One typing error in three characters still shows which name is meant.
  const tolerance = Math.max(2, Math.floor(typed.length / 3));
  const lowerCase = typed.toLowerCase();
  return [...new Set(names)]
    .map((name) => ({ name, distance: distance(lowerCase, name.toLowerCase(), tolerance) }))
    .filter((each) => each.distance <= tolerance)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name);
}

/** Returns the end of a message about an unknown name: the nearest names, or all of them if they are few. */
export function suggestion(typed: string, names: Iterable<string>): string {
  const all = [...new Set(names)];
  const near = nearestNames(typed, all);
  if (near.length > 0) return ` Did you mean ${listed(near, "or")}?`;
  return all.length > 0 && all.length <= 20 ? ` There ${all.length === 1 ? "is" : "are"} ${listed(all, "and")}.` : "";
}

function listed(names: readonly string[], conjunction: string): string {
  const last = names.at(-1);
  return names.length < 2 ? String(last) : `${names.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

/** Returns the Levenshtein distance of two strings: the number of characters to add, remove or replace. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
