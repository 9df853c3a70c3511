/** What was computed of documents that do not change any more. */
const memories = new WeakMap<object, Map<string, Map<string, unknown>>>();

/** Returns a document of which what is computed is kept. Neither it nor what is in it may be changed afterwards. */
export function remembered<Document extends object>(document: Document): Document {
  const copy = { ...document };
  memories.set(copy, new Map());
  return copy;
}

/** Whether what is computed of a document is kept. */
export function isRemembered(document: object): boolean {
  return memories.has(document);
}

/**
 * Takes over what was computed of an earlier state of a document.
 *
 * @param isSame - Whether what was computed under a key is the same for this state.
 */
export function takeOver(document: object, earlier: object, isSame: (what: string, key: string) => boolean): void {
  const memory = memories.get(document);
  for (const [what, values] of memories.get(earlier) ?? []) {
    for (const [key, value] of values) {
      if (!memory || !isSame(what, key)) continue;
      const known = memory.get(what) ?? new Map<string, unknown>();
      memory.set(what, known.set(key, value));
    }
  }
}

/**
 * Returns what was computed before under a key, or computes it; always computes it for a document that may change.
 *
 * @param what - What is computed; it must be of one type.
 */
export function recall<T>(document: object, what: string, key: string, compute: () => T): T {
  const memory = memories.get(document);
  if (memory === undefined) return compute();
  const known = memory.get(what) ?? new Map<string, unknown>();
  memory.set(what, known);
  // Under one name, all values are of one type.
  if (known.has(key)) return known.get(key) as T;
  const value = compute();
  known.set(key, value);
  return value;
}
