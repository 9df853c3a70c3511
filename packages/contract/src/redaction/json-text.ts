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
  const written: string[] = [];
  /** For each open object or array, how many names its path has. */
  const depths: { isObject: boolean; names: number }[] = [];
  const names: string[] = [];
  let expectsName = false;
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? "";
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
    } else if (/[\s:]/.test(character)) {
      at++;
    } else {
      const end = character === '"' ? endOfString(text, at) : endOfWord(text, at);
      // The complete text was parsed above, so that this is a scalar.
      const value = JSON.parse(text.slice(at, end)) as Leaf["value"];
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

function endOfString(text: string, start: number): number {
  let end = start;
  let escapes: number;
  do {
    end = text.indexOf('"', end + 1);
    escapes = 0;
    while (text[end - 1 - escapes] === "\\") escapes++;
  } while (escapes % 2 === 1);
  return end + 1;
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && !/[\s,\]}]/.test(text[end] ?? "")) end++;
  return end;
}
