import type { OpenApiDocument } from "../document/document.js";
import { type Exchange, type Header, headerOf } from "../exchange.js";
import { decodeContent } from "../wire/content-coding.js";
import { mediaTypeOf } from "../wire/media-type.js";
import { type Part, readParts, writeParts } from "../wire/multipart.js";
import { pairOf } from "../wire/pairs.js";
import { decodeFormText, decodePercent, encodePercent } from "../wire/percent-encoding.js";
import { decodeUtf8, encodeUtf8 } from "../wire/text.js";
import { rewriteJson } from "./json-text.js";
import { type DigestKind, digest, isPlaceholder, removed } from "./placeholder.js";
import { type SensitiveNames, sensitiveNames } from "./sensitive.js";

/** Length from which a credential is also searched for everywhere else, in characters: shorter ones may be words. */
const searchedLength = 8;

/** Length from which unbroken letters and digits count as encoded data, in characters. */
const encodedLength = 512;
const encodedData = new RegExp(
  `(?:data:[^,\\s"]*;base64,[A-Za-z0-9+/_=-]*)|(?:[A-Za-z0-9+/_-]{${encodedLength},}={0,2})`,
  "g",
);

/** The authentication scheme before a credential, which is not secret. */
const authenticationScheme = /^(basic|bearer|digest|negotiate|[\w-]+-hmac-sha256) (?=.)/i;

/** A string that is one URL with a host. */
const url = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is;

/** Headers that contain a URL, absolute or relative. */
const urlHeaders = new Set(["location", "content-location", "referer"]);

/** An exchange without its secrets. */
export interface Redaction {
  exchange: Exchange;
  /** Removes the credentials of this exchange from another text, such as a message about it. */
  scrub(text: string): string;
}

/**
 * Returns a copy of an exchange without secrets, which may be shown and stored, and a function for texts about it. Credentials
 * are removed from headers, URL and bodies: those of the document's security schemes, of `format: password` and `writeOnly`,
 * and those under well-known names; every value found there is also removed elsewhere, because a response may repeat it.
 * Images, videos and other files become their length and SHA-256, and so does a body that cannot be read. A content coding is
 * undone; headers such as `Content-Length` and `Content-Encoding` are not changed.
 *
 * @param document - Says which names are sensitive, besides the well-known ones.
 * @param known - Credentials to remove wherever they occur.
 */
export function redact(exchange: Exchange, document?: OpenApiDocument, known: readonly string[] = []): Redaction {
  const names = sensitiveNames(document);
  const first = new Redactor(names, known);
  first.exchange(exchange);
  const second = new Redactor(names, [...known, ...first.found]);
  return { exchange: second.exchange(exchange), scrub: (text) => second.scrub(text) };
}

/** Returns a function that removes known credentials from texts. */
export function scrubber(known: readonly string[]): (text: string) => string {
  const redactor = new Redactor(sensitiveNames(), known);
  return (text) => redactor.scrub(text);
}

/** Removes credentials, in plain and encoded spellings. */
class Redactor {
  /** Credentials that were found under sensitive names. */
  readonly found = new Set<string>();
  readonly #names: SensitiveNames;
  /** What is searched for everywhere, longest first: one may be part of another. */
  readonly #searched: string[];

  constructor(names: SensitiveNames, known: readonly string[]) {
    this.#names = names;
    const spellings = known
      .filter((secret) => secret.length >= searchedLength && !isPlaceholder(secret))
      .flatMap((secret) => [secret, encodePercent(secret), utf8Of(secret), latin1Of(secret), jsonOf(secret)]);
    this.#searched = [...new Set(spellings)].sort((a, b) => b.length - a.length);
  }

  exchange({ request, response, failure, ...rest }: Exchange): Exchange {
    return {
      ...rest,
      request: {
        ...request,
        url: this.#url(request.url),
        headers: this.#headers(request.headers),
        body: this.#body(request.body, request.headers),
      },
      ...(response && {
        response: {
          ...response,
          headers: this.#headers(response.headers),
          body: this.#body(response.body, response.headers),
        },
      }),
      ...(failure && { failure: { ...failure, message: this.scrub(failure.message) } }),
    };
  }

  scrub(text: string): string {
    return this.#searched.reduce((rest, secret) => rest.replaceAll(secret, removed), text);
  }

  #secret(value: string): string {
    if (value === "" || isPlaceholder(value)) return value;
    this.found.add(value);
    return removed;
  }

  #headers(headers: readonly Header[]): Header[] {
    return headers.map(([name, value]) => {
      const lower = name.toLowerCase();
      if (lower === "cookie") return [name, this.#pairs(value, ";", () => true)];
      if (lower === "set-cookie") return [name, this.#setCookie(value)];
      if (!lower.startsWith("access-control-") && this.#names.isSecret(name)) {
        for (const part of partsOfCredential(value)) this.found.add(part);
        const scheme = value.match(authenticationScheme)?.[1];
        return [
          name,
          scheme === undefined ? this.#secret(value) : `${scheme} ${this.#secret(value.slice(scheme.length + 1))}`,
        ];
      }
      return [name, urlHeaders.has(lower) ? this.#reference(value) : this.#text(value)];
    });
  }

  #setCookie(value: string): string {
    const [cookie = "", ...attributes] = value.split(";");
    return [this.#pairs(cookie, ";", () => true), ...attributes.map((attribute) => this.scrub(attribute))].join(";");
  }

  /** Rewrites the pairs of names and values of cookies. */
  #pairs(text: string, separator: string, isSecret: (name: string) => boolean): string {
    return text
      .split(separator)
      .map((pair) => {
        if (!pair.includes("=")) return this.#secret(pair);
        const [name, value] = pairOf(pair);
        return `${this.scrub(name)}=${isSecret(name.trim()) ? this.#secret(value) : this.scrub(value)}`;
      })
      .join(separator);
  }

  /** Rewrites a URL, absolute or relative. */
  #url(text: string): string {
    const match = text.match(url);
    if (match === null) return this.#reference(text);
    const [, scheme = "", authority = "", path = "", query = "", fragment = ""] = match;
    const at = authority.lastIndexOf("@");
    const host = authority.slice(at + 1);
    let user = "";
    if (at > 0) {
      for (const part of authority.slice(0, at).split(":")) this.#secret(decodePercent(part));
      user = `${encodePercent(removed)}@`;
    }
    return `${scheme}${user}${this.scrub(host)}${this.#reference(`${path}${query}${fragment}`)}`;
  }

  #reference(text: string): string {
    if (url.test(text)) return this.#url(text);
    const [, path = "", query, fragment] = text.match(/^([^?#]*)(\?[^#]*)?(#.*)?$/s) ?? [];
    const segments = path.split("/").map((segment) => this.#encoded(segment, (plain) => this.scrub(plain)));
    const rest = [query, fragment].map((part) => (part === undefined ? "" : part[0] + this.#form(part.slice(1))));
    return segments.join("/") + rest.join("");
  }

  /** Rewrites percent-encoded text; unchanged text keeps its spelling. */
  #encoded(text: string, rewrite: (plain: string) => string): string {
    const plain = decodeFormText(text);
    for (const reading of [decodePercent(text), plain]) {
      const rewritten = rewrite(reading);
      if (rewritten !== reading) return encodePercent(rewritten);
    }
    return text;
  }

  /** Rewrites names and values of a query or a form. */
  #form(text: string): string {
    return text
      .split("&")
      .map((pair) => {
        if (!pair.includes("=")) return this.#encoded(pair, (plain) => this.#text(plain));
        const [name, written] = pairOf(pair);
        const field = decodeFormText(name);
        const value = this.#encoded(written, (plain) => this.#value([field], plain));
        return `${this.#encoded(name, (plain) => this.scrub(plain))}=${value}`;
      })
      .join("&");
  }

  /** Rewrites a value by the names on the path to it. */
  #value(names: readonly string[], value: string): string {
    const name = names.at(-1) ?? "";
    const isWithin = names.slice(0, -1).some((outer) => this.#names.isSecret(outer) && !this.#names.isContainer(outer));
    if (isWithin || this.#names.isSecret(name)) return this.#secret(value);
    if (this.#names.isMedia(name) && value !== "" && !isPlaceholder(value) && !url.test(value)) {
      return digest(kindOf(name), bytesOf(value));
    }
    return this.#text(value);
  }

  /** Rewrites a string that may be a URL, JSON, or contain encoded data. */
  #text(value: string): string {
    if (isPlaceholder(value)) return value;
    if (url.test(value) && !/\s/.test(value)) return this.#url(value);
    if (/^\s*[{[]/.test(value)) {
      const json = this.#json(value);
      if (json !== undefined) return json;
    }
    return this.scrub(value.replace(encodedData, (data) => digest("data", bytesOf(data))));
  }

  #json(text: string): string | undefined {
    try {
      return rewriteJson(
        text,
        ({ names, value }) => {
          if (typeof value === "string") {
            const rewritten = this.#value(names, value);
            return rewritten === value ? undefined : rewritten;
          }
          if (typeof value !== "number") return undefined;
          const isSecret = this.#names.isSecretNumber(names.at(-1) ?? "");
          const digits = String(value);
          return isSecret ? this.#secret(digits) : this.#searched.includes(digits) ? removed : undefined;
        },
        (name) => this.scrub(name),
      );
    } catch {
      return undefined;
    }
  }

  #body(body: Uint8Array, headers: readonly Header[]): Uint8Array {
    const content = decodeContent(body, headers);
    const rewritten = content && this.#content(content, headers);
    if (rewritten === undefined) return encodeUtf8(digest("body", body));
    // A credential in a spelling that is not rewritten, such as a number, makes the complete body unreadable.
    const text = Buffer.from(rewritten).toString("utf8");
    return this.#searched.some((secret) => text.includes(secret)) ? encodeUtf8(digest("body", body)) : rewritten;
  }

  #content(content: Uint8Array, headers: readonly Header[]): Uint8Array | undefined {
    if (content.length === 0) return content;
    const mediaType = mediaTypeOf(headers)?.essence;
    if (mediaType === "multipart/form-data") {
      const contentType = headerOf(headers, "Content-Type") ?? "";
      const parts = readParts(content, contentType);
      return (
        parts &&
        writeParts(
          parts.map((part) => this.#part(part)),
          contentType,
        )
      );
    }
    const text = decodeUtf8(content);
    if (text === undefined) return undefined;
    if (isPlaceholder(text)) return content;
    const json = this.#json(text);
    if (json !== undefined) return encodeUtf8(json);
    const isForm = mediaType === "application/x-www-form-urlencoded" && /^[\w.%+~*[\]-]+=[^\s{}<>"]*$/.test(text);
    return isForm ? encodeUtf8(this.#form(text)) : undefined;
  }

  #part({ headers, name, isFile, fileName, body }: Part): Part {
    const clean = { headers: this.#headers(headers), name, isFile, fileName };
    const text = decodeUtf8(body);
    if (text !== undefined && isPlaceholder(text)) return { ...clean, body };
    if (!isFile && text !== undefined) return { ...clean, body: encodeUtf8(this.#value([name], text)) };
    const type = headerOf(headers, "Content-Type") ?? "";
    const kind = /image/i.test(`${type} ${name}`) ? "image" : /video/i.test(`${type} ${name}`) ? "video" : "file";
    return { ...clean, body: encodeUtf8(digest(kind, body)) };
  }
}

/** Returns the parts of a credential that are secret by themselves: a token after its scheme, or key and signature. */
function partsOfCredential(value: string): string[] {
  const [scheme = "", ...words] = value.trim().split(/\s+/);
  const rest = words.join(" ");
  if (rest === "") return [];
  if (scheme.toLowerCase() === "basic") {
    const plain = Buffer.from(rest, "base64").toString("utf8");
    const colon = plain.indexOf(":");
    return [rest, plain, plain.slice(0, Math.max(colon, 0)), plain.slice(colon + 1)];
  }
  const fields = [...rest.matchAll(/(\w+)="?([^",\s]+)"?/g)].filter(
    ([, name]) => !/^(SignedHeaders|realm)$/i.test(name ?? ""),
  );
  return [rest, ...fields.map(([, , field]) => field ?? "")];
}

function kindOf(name: string): DigestKind {
  return /video/i.test(name) ? "video" : "image";
}

/** Decodes base64; any other text becomes its UTF-8 bytes. */
function bytesOf(text: string): Uint8Array {
  const encoded = text.replace(/^data:[^,]*,/, "");
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded) ? Buffer.from(encoded, "base64") : encodeUtf8(text);
}

/** Returns the UTF-8 bytes of a text as a header holds them, one character each. */
function latin1Of(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** Returns the text whose UTF-8 bytes a header holds. */
function utf8Of(text: string): string {
  return /^[\0-\xff]*$/.test(text) ? Buffer.from(text, "latin1").toString("utf8") : text;
}

/** Returns a text as it is written in JSON. */
function jsonOf(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
