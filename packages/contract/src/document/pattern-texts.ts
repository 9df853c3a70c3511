import { takesBase64 } from "./broken-keywords.js";
import type { JsonObject } from "./document.js";
import { regularExpression } from "./patterns.js";

/** A string derived from a pattern. */
export interface PatternText {
  /** What sets it apart, in kebab case, such as `trailing-blank`. */
  how: string;
  /** The same in words, as the end of a title. */
  title: string;
  text: string;
}

/** Characters that separate the items of lists in strings. */
const separators = [",", ";", "|", " ", ".", ":", "/"];

/** Number of items beyond which a list counts as unbounded. */
const mostItems = 200;

/** Number of known items beyond which they are not tried together. */
const mostKnownItems = 40;

/**
 * Returns strings that a pattern refuses, each in another way in which servers are often lax, such as a blank or a line end
 * behind a valid string. They break nothing else of the schemas that apply.
 *
 * @param value - A string that the pattern accepts.
 * @param schemas - All schemas that apply to the string.
 */
export function patternViolations(pattern: string, value: string, schemas: readonly JsonObject[]): PatternText[] {
  const expression = regularExpression(pattern);
  const isAlone = otherwiseValid(pattern, schemas);
  if (isAlone === undefined) return [];
  const candidates = [
    ...textCandidates(value),
    ...(expression.test(`${value}_`) ? [{ how: "dot", title: "a dot behind it", text: `${value}.` }] : []),
    ...(takesBase64(pattern) ? base64Candidates(value) : []),
    ...listCandidates(expression, value, pattern),
  ];
  const seen = new Set<string>();
  return candidates.filter(({ text }) => {
    if (expression.test(text) || !isAlone(text) || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/**
 * Returns strings that a pattern only just accepts: the longest list that it allows, and lists of all items that are known.
 *
 * @param known - Items that the document lists besides those that the pattern itself spells out.
 */
export function patternBounds(
  pattern: string,
  value: string,
  schemas: readonly JsonObject[],
  known: readonly string[],
): PatternText[] {
  const expression = regularExpression(pattern);
  const isAlone = otherwiseValid(pattern, schemas);
  const accepts = (text: string) => expression.test(text) && isAlone?.(text) === true;
  const separator = separatorOf(expression, value);
  const items = [...new Set([...known, ...itemsOf(pattern)])].filter(accepts).slice(0, mostKnownItems);
  if (separator === undefined) {
    return items.map((text) => ({ how: text, title: `is ${text}`, text }));
  }
  const [first = value] = value.split(separator);
  const most = longestList(expression, separator, first);
  const texts: PatternText[] = [];
  if (most !== undefined) {
    const text = Array.from({ length: most }, (_, index) => items[index % items.length] ?? first).join(separator);
    texts.push({ how: "longest", title: `has as many items as its pattern allows, ${most}`, text });
  }
  const size = Math.min(most ?? items.length, Math.max(1, items.length));
  for (let start = 0; start < items.length; start += size) {
    const part = items.slice(start, start + size);
    const isAll = size >= items.length;
    const how = isAll ? "all-items" : `items-${start / size + 1}`;
    texts.push({ how, title: `has the items ${part.join(", ")}`, text: part.join(separator) });
  }
  const seen = new Set<string>();
  return texts.filter(({ text }) => accepts(text) && !seen.has(text) && seen.add(text));
}

/** Returns a string with its lower-case letters in upper case, and the other way round. */
export function withOtherCase(text: string): string {
  return text.replace(/[a-z]+|[A-Z]+/g, (letters) =>
    letters === letters.toLowerCase() ? letters.toUpperCase() : letters.toLowerCase(),
  );
}

function textCandidates(value: string): PatternText[] {
  return [
    { how: "leading-blank", title: "a blank before it", text: ` ${value}` },
    { how: "trailing-blank", title: "a blank behind it", text: `${value} ` },
    { how: "line-end", title: "a line end behind it", text: `${value}\n` },
    { how: "letter-case", title: "the other letter case", text: withOtherCase(value) },
    { how: "empty", title: "an empty string", text: "" },
    { how: "full-width", title: "a full-width character", text: withFullWidth(value) },
  ];
}

/** Replaces one digit, or else one letter, by the character of Unicode that looks the same but is wider. */
function withFullWidth(value: string): string {
  const found = /[0-9]/.exec(value) ?? /[A-Za-z]/.exec(value);
  if (!found) return value;
  const wide = String.fromCharCode(found[0].charCodeAt(0) + 0xfee0);
  return value.slice(0, found.index) + wide + value.slice(found.index + 1);
}

function urlSafe(base64: string): string {
  return base64.replaceAll("+", "-").replaceAll("/", "_");
}

function base64Candidates(value: string): PatternText[] {
  const plain = value.replace(/=+$/, "");
  const safe = urlSafe(value) === value ? `-_${value.slice(2)}` : urlSafe(value);
  return [
    { how: "data-url", title: "a data URL", text: `data:${mediaTypeOf(value)};base64,${value}` },
    { how: "url-safe", title: "the alphabet of base64 for URLs", text: safe },
    { how: "padding", title: "too much padding", text: `${plain}===` },
    { how: "padding-inside", title: "padding in its middle", text: `${plain.slice(0, 4)}=${value.slice(5)}` },
    { how: "line-break", title: "a line break inside", text: `${value.slice(0, 4)}\n${value.slice(4)}` },
  ];
}

/** Media types by the beginning of their base64. */
const beginnings: readonly (readonly [beginning: RegExp, mediaType: string])[] = [
  [/^iVBOR/, "image/png"],
  [/^\/9j\//, "image/jpeg"],
  [/^Qk/, "image/bmp"],
  [/^R0lGOD/, "image/gif"],
  [/^AAAA..Z0eXB/, "video/mp4"],
  [/^JVBER/, "application/pdf"],
];

function mediaTypeOf(base64: string): string {
  return beginnings.find(([beginning]) => beginning.test(base64))?.[1] ?? "application/octet-stream";
}

/** Returns the separator of the items of a list that a pattern takes; `undefined` if it takes no lists. */
function separatorOf(expression: RegExp, value: string): string | undefined {
  return separators.find((separator) => {
    const [item = ""] = value.split(separator);
    const isList = item !== "" && expression.test(item) && expression.test(`${item}${separator}${item}`);
    // A character that may stand anywhere separates nothing.
    return isList && !expression.test(separator) && !expression.test(`${item}${separator}`);
  });
}

/** Returns how many items a list may have; `undefined` without a bound. */
function longestList(expression: RegExp, separator: string, item: string): number | undefined {
  for (let count = 1; count <= mostItems; count++) {
    if (!expression.test(Array.from({ length: count + 1 }, () => item).join(separator))) return count;
  }
  return undefined;
}

function listCandidates(expression: RegExp, value: string, pattern: string): PatternText[] {
  const separator = separatorOf(expression, value);
  if (separator === undefined) return [];
  const [item = value] = value.split(separator);
  const joined = (...items: string[]) => items.join(separator);
  const most = longestList(expression, separator, item);
  const other = separators.find((each) => each !== separator && !expression.test(item + each + item));
  const unknown = ["0", "9", "99", "x", "-1", "unknown"].find((each) => !expression.test(each));
  const above = characterAbove(expression, pattern);
  return [
    { how: "trailing-separator", title: "a separator at its end", text: joined(value, "") },
    { how: "leading-separator", title: "a separator at its start", text: joined("", value) },
    { how: "doubled-separator", title: "an empty item", text: joined(item, "", item) },
    { how: "blank-between", title: "a blank between two items", text: joined(item, ` ${item}`) },
    ...(other === undefined
      ? []
      : [{ how: "separator", title: `items separated by "${other}"`, text: item + other + item }]),
    ...(most === undefined
      ? []
      : [
          {
            how: "too-many",
            title: `one item more than its pattern allows, ${most + 1}`,
            text: joined(...Array.from({ length: most + 1 }, () => item)),
          },
        ]),
    ...(unknown === undefined
      ? []
      : [
          {
            how: "unknown-item",
            title: `an item that its pattern does not have, ${unknown}`,
            text: joined(item, unknown),
          },
        ]),
    ...(above === undefined || above === unknown
      ? []
      : [
          {
            how: "item-above",
            title: `an item just above those that its pattern has, ${above}`,
            text: joined(item, above),
          },
        ]),
    ...itemsOf(pattern)
      .slice(0, 1)
      .map((known) => ({
        how: "item-case",
        title: "an item in the other letter case",
        text: joined(item, otherCase(known)),
      })),
  ];
}

function otherCase(text: string): string {
  return text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();
}

/** Returns the items that a pattern spells out: the words of its alternatives, and the characters of small classes. */
function itemsOf(pattern: string): string[] {
  const alternatives = [...pattern.matchAll(/\((?:\?:)?([\w-]+(?:\|[\w-]+)+)\)/g)].flatMap(([, words = ""]) =>
    words.split("|"),
  );
  // A class that stands alone, not one of several in a word.
  const classes = [...pattern.matchAll(/(?<![\]\w}])\[([^\]\\^]+)\](?![[\w*+?{])/g)].flatMap(([, members = ""]) =>
    charactersOf(members),
  );
  return [...new Set([...alternatives, ...classes])];
}

/** Returns the digit after the last one of the items, such as 6 for `[1-5]`; `undefined` if the pattern takes it, too. */
function characterAbove(expression: RegExp, pattern: string): string | undefined {
  const digits = itemsOf(pattern).filter((item) => /^\d$/.test(item));
  const above = digits.length === 0 ? undefined : String(Math.max(...digits.map(Number)) + 1);
  return above === undefined || expression.test(above) ? undefined : above;
}

/** Returns the characters of a small class, such as `1-5`; none of a large one. */
function charactersOf(members: string): string[] {
  const characters = [...members.matchAll(/(.)-(.)|(.)/gs)].flatMap(([, from, to, single]) => {
    if (single !== undefined) return [single];
    const [first, last] = [from?.charCodeAt(0) ?? 0, to?.charCodeAt(0) ?? -1];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String.fromCharCode(first + index));
  });
  return characters.length > 9 ? [] : characters;
}

/**
 * Returns a function that says whether a string satisfies everything but a pattern; `undefined` where the schemas say more of
 * strings than lengths and patterns.
 */
function otherwiseValid(pattern: string, schemas: readonly JsonObject[]): ((text: string) => boolean) | undefined {
  const more = ["enum", "const", "format", "contentSchema", "x-grammar", "not", "if", "oneOf", "anyOf"];
  if (schemas.some((schema) => more.some((keyword) => schema[keyword] !== undefined))) return undefined;
  const others = schemas.flatMap(({ pattern: own }) =>
    typeof own === "string" && own !== pattern ? [regularExpression(own)] : [],
  );
  return (text) => {
    const { length } = [...text];
    return (
      others.every((other) => other.test(text)) &&
      schemas.every(
        ({ minLength, maxLength }) =>
          (typeof minLength !== "number" || length >= minLength) &&
          (typeof maxLength !== "number" || length <= maxLength),
      )
    );
  };
}
