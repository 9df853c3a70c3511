import { stepsOf } from "./pointer.js";
import type { Locate } from "./source.js";

/**
 * Prepares to find the places of JSON pointers in the text of a JSON document. A place that does not exist stands for the
 * nearest one around it.
 *
 * @param text - Valid JSON.
 * @param file - The file as it is shown.
 */
export function jsonLocator(text: string, file: string): Locate {
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const known = new Map<number, Map<string, Entry>>();
  const entriesAt = (value: number): Map<string, Entry> => {
    const entries = known.get(value) ?? entriesOf(text, value);
    known.set(value, entries);
    return entries;
  };
  return (at) => {
    let value = skipBlanks(text, 0);
    let found = value;
    for (const step of stepsOf(at)) {
      const next = entriesAt(value).get(step);
      if (next === undefined) break;
      found = next.key;
      value = next.value;
    }
    const line = lineOf(lineStarts, found);
    return { file, line: line + 1, column: found - (lineStarts[line] ?? 0) + 1 };
  };
}

/** The index of the line that an offset is in. */
function lineOf(lineStarts: readonly number[], offset: number): number {
  let [low, high] = [0, lineStarts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Entry {
  /** Offset of the key of a member; of an item, that of the item. */
  key: number;
  value: number;
}

/** The members or items of the object or list that begins at an offset, by the steps that lead to them. */
function entriesOf(text: string, start: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let at = skipBlanks(text, start + 1);
  if (text[start] === "{") {
    while (text[at] === '"') {
      const end = endOfString(text, at);
      const value = skipBlanks(text, skipBlanks(text, end) + 1);
      // Of two members with one name the last one counts.
      entries.set(String(JSON.parse(text.slice(at, end))), { key: at, value });
      at = afterValue(text, value);
    }
  } else if (text[start] === "[") {
    for (let index = 0; at < text.length && text[at] !== "]"; index++) {
      entries.set(String(index), { key: at, value: at });
      at = afterValue(text, at);
    }
  }
  return entries;
}

/** The offset of what follows a value and its comma. */
function afterValue(text: string, value: number): number {
  const end = skipBlanks(text, endOfValue(text, value));
  return text[end] === "," ? skipBlanks(text, end + 1) : end;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at) - 1;
      if (depth === 0) return at + 1;
    } else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") {
      if (depth === 0) return at;
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && character === ",") return at;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && " \t\r\n".includes(text[at] ?? "")) at++;
  return at;
}
