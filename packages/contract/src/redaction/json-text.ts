/** A string, number, `true`, `false` or `null` in a JSON text. */
export interface Leaf {
  /** Names of the properties on the path to it, outermost first; items of an array have the names of the array. */
  names: readonly string[];
  value: string | number | boolean | null;
}

/**
 * Rewrites single values of a JSON text and keeps every other character: white space, the digits of large numbers, and
 * duplicate properties.
 *
 * @param rewriteLeaf - Returns the new string for a value; `undefined` keeps the value.
 * @param rewriteName - Returns the new name of a property.
 * @throws {SyntaxError} If the text is not valid JSON.
 */
export function rewriteJson(
  text: string,
  rewriteLeaf: (leaf: Leaf) => string | undefined,
  rewriteName: (name: string) => string,
): string {
  JSON.parse(text);
  return rewrite(text, rewriteLeaf, rewriteName, true);
}

/**
 * Rewrites the beginning of a JSON text that is cut off, up to the last complete string, number or word.
 *
 * @returns What is left of the text; empty if it does not begin as JSON.
 */
export function rewriteJsonBeginning(
  text: string,
  rewriteLeaf: (leaf: Leaf) => string | undefined,
  rewriteName: (name: string) => string,
): string {
  return /^\s*[[{]/.test(text) ? rewrite(text, rewriteLeaf, rewriteName, false) : "";
}

/** @param isValid - Whether the text is known to be valid JSON. */
function rewrite(
  text: string,
  rewriteLeaf: (leaf: Leaf) => string | undefined,
  rewriteName: (name: string) => string,
  isValid: boolean,
): string {
  const written: string[] = [];
  /** For each open object or array, how many names its path has. */
  const depths: { isObject: boolean; names: number }[] = [];
  const names: string[] = [];
  let expectsName = false;
  let from = 0;
  for (let at = 0; at < text.length; ) {
    // Padding can make most of a large text.
    if (isBetweenValues(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const character = text[at];
    const open = depths.at(-1);
    if (character === "{" || character === "[") {
      depths.push({ isObject: character === "{", names: names.length });
      expectsName = character === "{";
      at++;
    } else if (character === "}" || character === "]") {
      names.length = open?.names ?? 0;
      depths.pop();
      expectsName = false;
      at++;
    } else if (character === ",") {
      expectsName = open?.isObject === true;
      names.length = open?.names ?? 0;
      at++;
    } else {
      const end = character === '"' ? endOfString(text, at) : endOfWord(text, at);
      const value = end === undefined ? undefined : scalarOf(text.slice(at, end), isValid);
      // The rest is cut off.
      if (end === undefined || value === undefined) return written.join("") + text.slice(from, at);
      let replacement: string | undefined;
      if (expectsName) {
        const renamed = rewriteName(String(value));
        replacement = renamed === value ? undefined : renamed;
        names.push(String(value));
        expectsName = false;
      } else {
        replacement = rewriteLeaf({ names, value });
      }
      if (replacement !== undefined) {
        written.push(text.slice(from, at), JSON.stringify(replacement));
        from = end;
      }
      at = end;
    }
  }
  return written.length === 0 ? text : [...written, text.slice(from)].join("");
}

/** Whether a character is white space or a colon. */
function isBetweenValues(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x3a ||
    (code >= 0x09 && code <= 0x0d) ||
    (code > 0x7f && /\s/.test(String.fromCharCode(code)))
  );
}

/**
 * Reads a string, number, `true`, `false` or `null`; `undefined` if a text is none of them.
 *
 * @param isValid - Whether it is known to be one.
 */
function scalarOf(text: string, isValid: boolean): Leaf["value"] | undefined {
  // Most strings stand for themselves.
  if (isValid && text.startsWith('"') && !text.includes("\\")) return text.slice(1, -1);
  try {
    // The text has no brackets around it, so that it is a scalar.
    return JSON.parse(text) as Leaf["value"];
  } catch {
    return undefined;
  }
}

/** Returns the end of a string; `undefined` if it is cut off. */
function endOfString(text: string, start: number): number | undefined {
  let end = start;
  let escapes: number;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) return undefined;
    escapes = 0;
    while (text[end - 1 - escapes] === "\\") escapes++;
  } while (escapes % 2 === 1);
  return end + 1;
}

/** Returns the end of a number or word; `undefined` if it may be cut off. */
function endOfWord(text: string, start: number): number | undefined {
  let end = start;
  while (end < text.length && !/[\s,\]}]/.test(text[end] ?? "")) end++;
  // A complete text may be nothing but a word.
  return end < text.length || start === text.search(/\S/) ? end : undefined;
}
