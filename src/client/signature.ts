import { decode, encode } from "./percent-encoding.js";

/** Name of the algorithm, as it stands in the header and in what is signed. */
export const algorithm = "SDK-HMAC-SHA256";

/** What stands in place of a body's hash where the body is not signed. */
export const unsignedPayload = "UNSIGNED-PAYLOAD";

/** What of a request is signed. */
export interface SignedParts {
  /** HTTP method in upper case. */
  method: string;
  url: URL;
  /** Headers to sign, by name in any case; they must reach the gateway as they are here. */
  headers: { readonly [name: string]: string };
  /** SHA-256 of the body as lower-case hexadecimal text, or {@link unsignedPayload}. */
  payloadHash: string;
}

/** A request in the one form that caller and gateway agree on. */
export interface CanonicalRequest {
  text: string;
  /** Names of the signed headers, in lower case, sorted and joined by `;`. */
  signedHeaders: string;
}

/** Step 1: writes a request in its canonical form, six parts of which each stands on lines of its own. */
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

/** Step 2: the text that is signed. */
export function stringToSign(date: string, canonicalRequestHash: string): string {
  return `${algorithm}\n${date}\n${canonicalRequestHash}`;
}

// Step 3 is the HMAC-SHA256 of that text, with the secret key itself as its key.

/** Step 4: the value of the `Authorization` header. */
export function authorizationHeader(accessKey: string, signedHeaders: string, signature: string): string {
  return `${algorithm} Access=${accessKey}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

/** The second that was written last. A burst of signatures falls into one, and writing it takes as long as a short hash. */
let written = { second: -1, text: "" };

/** A time as `X-Sdk-Date` writes it: UTC, `YYYYMMDDTHHMMSSZ`. */
export function sdkDate(time: Date): string {
  const second = Math.floor(time.getTime() / 1000);
  if (second !== written.second) {
    written = { second, text: `${time.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z` };
  }
  return written.text;
}

/** The path with each segment encoded exactly once, and a slash at its end that is signed but not sent. */
function canonicalUri(pathname: string): string {
  // Most paths hold nothing to encode, and are taken as they are.
  const path = /^[\w.~/-]*$/.test(pathname) ? pathname : pathname.replace(/[^/]+/g, (part) => encode(decode(part)));
  return path.endsWith("/") ? path : `${path}/`;
}

/** The parameters sorted by name, those of one name by value, each encoded exactly once. */
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
