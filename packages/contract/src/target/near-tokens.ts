import type { NearToken } from "../case.js";

/** One way to change a valid token; `undefined` where the result might still be valid. */
interface Change extends NearToken {
  make(token: string): string | undefined;
}

/** Length from which a token is changed, in characters: a part of a shorter one may be valid by chance. */
const shortestToken = 6;

/** A token whose letters a server may compare without their case, such as a UUID. */
const caseless = /^[0-9a-f-]+$/i;

/** Padding of base64 at the end of a token: decoders do without it. */
const padding = /=*$/;

const changes: readonly Change[] = [
  {
    name: "near-cut",
    title: "a token without its last character",
    make: (token) => withEnd(token, (end) => end.slice(0, -1)),
  },
  {
    name: "near-appended",
    title: "a token with one more character",
    make: (token) => withEnd(token, (end) => `${end}x`),
  },
  { name: "near-case", title: "a token in the other letter case", make: inOtherCase },
  { name: "near-changed", title: "a token with one other character", make: withOtherCharacter },
  {
    name: "near-prefix",
    title: "the beginning of a token",
    make: (token) => token.slice(0, Math.floor((token.length * 3) / 4)),
  },
  { name: "near-tail", title: "a token without its first character", make: (token) => token.slice(1) },
  { name: "near-empty", title: "an empty token", make: () => "" },
  { name: "near-blank", title: "a token with a blank inside", make: withBlank },
];

/** The valid token where it does not belong: under `Authorization`, though the document reads it from another header. */
export const elsewhere: NearToken = { name: "near-elsewhere", title: "a valid token under Authorization" };

/** Whether a token is long enough for what is almost the same to be refused. */
export function hasNearTokens(token: string): boolean {
  return token.length >= shortestToken;
}

/** Returns the tokens that are almost the valid one, each with what it is called. */
export function nearTokensOf(token: string): (NearToken & { value: string })[] {
  if (!hasNearTokens(token)) return [];
  return changes.flatMap(({ name, title, make }) => {
    const value = make(token);
    return value === undefined || value === token ? [] : [{ name, title, value }];
  });
}

/** Changes the end of a token before its padding: behind it, a decoder reads nothing. */
function withEnd(token: string, change: (text: string) => string): string {
  const [end = ""] = padding.exec(token) ?? [];
  return change(token.slice(0, token.length - end.length)) + end;
}

function inOtherCase(token: string): string | undefined {
  if (caseless.test(token)) return undefined;
  return token.replace(/[a-z]+|[A-Z]+/g, (letters) =>
    letters === letters.toLowerCase() ? letters.toUpperCase() : letters.toLowerCase(),
  );
}

/** Replaces one letter or digit behind the middle: the bits of the last one need not all count. */
function withOtherCharacter(token: string): string | undefined {
  const characters = [...token];
  const half = Math.floor(characters.length / 2);
  const at = characters.findIndex((character, index) => index >= half && /[0-9A-Za-z]/.test(character));
  if (at < 0 || at === characters.length - 1) return undefined;
  const old = characters[at] ?? "";
  return characters.with(at, /[0-9]/.test(old) ? (old === "0" ? "1" : "0") : /[aA]/.test(old) ? "b" : "a").join("");
}

function withBlank(token: string): string {
  const half = Math.floor(token.length / 2);
  return `${token.slice(0, half)} ${token.slice(half)}`;
}
