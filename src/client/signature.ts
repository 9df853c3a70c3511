import { decode, encode } from "./percent-encoding.js";

/** Name of the algorithm, in the header and in the string to sign. */
export const algorithm = "SDK-HMAC-SHA256";

/** Placeholder for the hash of a body that is not signed. */
export const unsignedPayload = "UNSIGNED-PAYLOAD";

/** The signed parts of a request. */
export interface SignedParts {
  /** HTTP method in upper case. */
  method: string;
  url: URL;
  /** Headers to sign, by name in any case; they must reach the gateway unchanged. */
  headers: { readonly [name: string]: string };
  /** SHA-256 of the body as lower-case hexadecimal text, or {@link unsignedPayload}. */
  payloadHash: string;
}

/** A request in canonical form, on which client and gateway agree. */
export interface CanonicalRequest {
  text: string;
  /** Names of the signed headers, in lower case, sorted and joined by `;`. */
  signedHeaders: string;
}

/** Step 1: writes a request in canonical form, six parts on lines of their own. */
export function canonicalRequest({ method, url, headers, payloadHash }: SignedParts): CanonicalRequest {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) values.set(name.toLowerCase(), value.trim());
  const names = [...values.keys()].sort();
  const signedHeaders = names.join(";");
  const lines = names.map((name) => `${name}:${values.get(name)}\n`).join("");
  const target = `${method}\n${canonicalUri(url.pathname)}\n${canonicalQuery(url.search)}`;
  const text = `${target}\n${lines}\n${signedHeaders}\n${payloadHash}`;
  return { text, signedHeaders };
}

/** Step 2: returns the string to sign. */
export function stringToSign(date: string, canonicalRequestHash: string): string {
  return `${algorithm}\n${date}\n${canonicalRequestHash}`;
}

// Step 3 is the HMAC-SHA256 of that string, with the secret key as its key.

/** Step 4: returns the value of the `Authorization` header. */
export function authorizationHeader(accessKey: string, signedHeaders: string, signature: string): string {
  return `${algorithm} Access=${accessKey}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

/** The last formatted second: signatures of one second share it, and formatting takes as long as a short hash. */
let formatted = { second: -1, text: "" };

/** Formats a time for `X-Sdk-Date`: UTC, `YYYYMMDDTHHMMSSZ`. */
export function sdkDate(time: Date): string {
  const second = Math.floor(time.getTime() / 1000);
  if (second !== formatted.second) {
    formatted = { second, text: `${time.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z` };
  }
  return formatted.text;
}

/** Returns the path with each segment encoded exactly once, and a trailing slash that is signed but not sent. */
function canonicalUri(pathname: string): string {
  // Fast path: most paths have nothing to encode.
  const path = /^[\w.~/-]*$/.test(pathname) ? pathname : pathname.replace(/[^/]+/g, (part) => encode(decode(part)));
  return path.endsWith("/") ? path : `${path}/`;
}

/** Returns the parameters sorted by name, then by value, each encoded exactly once. */
function canonicalQuery(search: string): string {
  return search
    .replace(/^\?/, "")
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair): [string, string] => {
      const at = pair.indexOf("=");
      return at < 0 ? [decode(pair), ""] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
    })
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
