import { type Header, headerOf } from "../exchange.js";
import { decodeFormText } from "./percent-encoding.js";

/** One name with one value, as a query, a form or cookies hold them. */
export type Pair = readonly [name: string, value: string];

/** Splits a string at the first equals sign; what has none is a name with an empty value. */
export function pairOf(text: string): Pair {
  const at = text.indexOf("=");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** Writes pairs that are encoded already, as a query or a form without files holds them. */
export function joinPairs(pairs: readonly Pair[]): string {
  return pairs.map((pair) => pair.join("=")).join("&");
}

/** Reads the pairs of a query or of a form in a URL's encoding, decoded, in their order. */
export function readPairs(text: string): Pair[] {
  return readEncodedPairs(text).map(([name, value]) => [name, decodeFormText(value)]);
}

/** Reads the pairs of a query or of a form in a URL's encoding, in their order: names decoded, values as they stand there. */
export function readEncodedPairs(text: string): Pair[] {
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [name, value] = pairOf(pair);
      return [decodeFormText(name), value];
    });
}

/** Reads the pairs of a URL's query, decoded, in their order. */
export function queryPairsOf(url: string): Pair[] {
  return readPairs(queryOf(url));
}

/** Returns the query of a URL as it stands there; empty if it has none. */
export function queryOf(url: string): string {
  return url.match(/\?([^#]*)/)?.[1] ?? "";
}

/** Returns a URL with one more pair in its query, which is encoded already. */
export function withQueryPair(url: string, pair: Pair): string {
  return `${url}${url.includes("?") ? "&" : "?"}${joinPairs([pair])}`;
}

/** Reads the cookies of a request, as they stand there. */
export function cookiePairsOf(headers: readonly Header[]): Pair[] {
  return (headerOf(headers, "Cookie") ?? "")
    .split(/;\s*/)
    .filter((pair) => pair !== "")
    .map(pairOf);
}

/** Writes cookies as one header, or as none. */
export function cookieHeaders(pairs: readonly Pair[]): Header[] {
  return pairs.length === 0 ? [] : [["Cookie", pairs.map((pair) => pair.join("=")).join("; ")]];
}

/** Returns the headers of a request with one more cookie: all of them travel in one header. */
export function withCookie(headers: readonly Header[], pair: Pair): Header[] {
  const others = headers.filter(([name]) => name.toLowerCase() !== "cookie");
  return [...others, ...cookieHeaders([...cookiePairsOf(headers), pair])];
}
