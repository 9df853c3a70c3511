import type { OpenApiDocument } from "../document/document.js";
import { type Exchange, type Header, headerOf, type TruncatedBody } from "../exchange.js";
import { decodeContent } from "../wire/content-coding.js";
import { mediaTypeOf } from "../wire/media-type.js";
import { type Part, readParts, writeParts } from "../wire/multipart.js";
import { pairOf } from "../wire/pairs.js";
import { decodeFormText, decodePercent, encodePercent } from "../wire/percent-encoding.js";
import { bufferOver, decodeUtf8, encodeUtf8 } from "../wire/text.js";
import { type Leaf, rewriteJson, rewriteJsonBeginning } from "./json-text.js";
import { type DigestKind, digest, digestOf, isPlaceholder, longestPlaceholder, removed } from "./placeholder.js";
import { isOpaque, withoutMarkedSecrets, withoutRandomText } from "./secret-shapes.js";
import { type NamePlace, type SensitiveNames, sensitiveNames } from "./sensitive.js";
import { isHashHeader } from "./standard-headers.js";

/** Length from which a credential is also searched for everywhere else, in characters: shorter ones may be words. */
const searchedLength = 8;

/** Length from which unbroken letters and digits count as encoded data, in characters. */
const encodedLength = 512;
const encodedData = new RegExp(
  `(?:data:[^,\\s"]{0,200};base64,[A-Za-z0-9+/_=-]*)|(?:[A-Za-z0-9+/_-]{${encodedLength},}={0,2})`,
  "g",
);

/** The authentication scheme before a credential, which is not secret. */
const authenticationScheme = /^(basic|bearer|digest|dpop|negotiate|token|[\w-]+-hmac-sha256) (?=.)/i;

/** A string that is one URL with a host. */
const url = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is;

/** A URL with a host within a text. */
// Patterns start at a word only: at each of its characters, a long word would take quadratic time.
const urlWithin = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi;

/** A relative URL with a query or a fragment. */
const relativeUrl = /^[./?#][^\s"'<>]*[?#=][^\s"'<>]*$/;

/** A credential with its name or scheme within a text, such as `password=…` or `Bearer …`. */
const namedWithin = /(?<![\w.-])([A-Za-z][\w.-]*)("?\s*=\s*"?|"?:\s*"?)([^\s"'&,;<>]+)/g;
const schemeWithin = /\b(basic|bearer|dpop) ([A-Za-z0-9._~+/=-]{8,})/gi;

/** How many URLs may contain each other. */
const nestedLimit = 8;

/** Headers that contain a URL, absolute or relative. */
const urlHeaders = new Set(["location", "content-location", "referer", "sourcemap"]);

/** Headers that contain URLs among other things. */
const linkHeaders = new Set(["link", "refresh"]);

/** An exchange without its secrets. */
export interface Redaction {
  exchange: Exchange;
  /** Removes the credentials of this exchange from another text, such as a message about it. */
  scrub(text: string): string;
}

/**
 * Returns a copy of an exchange without secrets, which may be shown and stored, and a function for texts about it.
 *
 * - Of headers, those that HTTP defines or the document describes keep their values, unless they carry credentials. The
 *   value of every other header is removed.
 * - In URLs and bodies, values under names of credentials are removed: those of the document's security schemes, of
 *   `format: password` and `writeOnly`, and those whose words say so, unless the document describes them as ordinary.
 *   Every such value is also removed elsewhere, because a response may repeat it.
 * - Everywhere, what is a credential by its shape is removed: JSON Web Tokens, PEM, known prefixes, and random text of 40
 *   characters and more outside of the fields that the document describes.
 * - Images, videos and other files become their length and SHA-256, and so does a body that cannot be read.
 *
 * A content coding is undone; headers such as `Content-Length` and `Content-Encoding` are not changed.
 *
 * @param document - Says which names are sensitive, besides the well-known ones, and which are not.
 * @param known - Credentials to remove wherever they occur.
 */
export function redact(exchange: Exchange, document?: OpenApiDocument, known: readonly string[] = []): Redaction {
  const names = sensitiveNames(document);
  const first = new Redactor(names, known);
  const once = first.exchange(exchange);
  // What was found may be repeated where the first reading had not found it yet.
  const second = first.searchesFound() ? undefined : new Redactor(names, [...known, ...first.found]);
  const last = second ?? first;
  return {
    exchange: second?.exchange(exchange) ?? once,
    scrub: (text) => withoutMarkedSecrets(last.scrub(text)),
  };
}

/** Returns a function that removes known credentials from texts. */
export function scrubber(known: readonly string[]): (text: string) => string {
  const redactor = new Redactor(sensitiveNames(), known);
  return (text) => redactor.scrub(text);
}

/** A message whose body is to be redacted. */
interface Message {
  headers: readonly Header[];
  body: Uint8Array;
  truncated?: TruncatedBody;
}

/** Where fields of a body stand. */
type FieldPlace = "request-field" | "response-field";

/** Removes credentials, in plain and encoded spellings. */
class Redactor {
  /** Credentials that were found under sensitive names. */
  readonly found = new Set<string>();
  /** How many URLs there are around the text that is being rewritten. */
  #depth = 0;
  readonly #names: SensitiveNames;
  /** What is searched for everywhere, longest first: one may be part of another. */
  readonly #searched: string[];
  readonly #known: ReadonlySet<string>;

  constructor(names: SensitiveNames, known: readonly string[]) {
    this.#names = names;
    const spellings = known
      .filter(isSearched)
      .flatMap((secret) => [secret, encodePercent(secret), utf8Of(secret), latin1Of(secret), jsonOf(secret)]);
    this.#searched = [...new Set(spellings)].sort((a, b) => b.length - a.length);
    this.#known = new Set(known);
  }

  /** Whether it searches for all that it found itself, so that another reading would remove nothing more. */
  searchesFound(): boolean {
    return [...this.found].every((secret) => this.#known.has(secret) || !isSearched(secret));
  }

  exchange({ request, response, failure, ...rest }: Exchange): Exchange {
    return {
      ...rest,
      request: {
        ...request,
        url: this.#url(request.url),
        headers: this.#headers(request.headers),
        body: this.#body(request, "request-field"),
      },
      ...(response && {
        response: {
          ...response,
          headers: this.#headers(response.headers),
          body: this.#body(response, "response-field"),
        },
      }),
      ...(failure && { failure: { ...failure, message: withoutMarkedSecrets(this.scrub(failure.message)) } }),
    };
  }

  scrub(text: string): string {
    return this.#searched.reduce((rest, secret) => rest.replaceAll(secret, removed), text);
  }

  /** Removes a value, and remembers it unless it may be an ordinary word that only its name makes suspicious. */
  #secret(value: string, isCertain = true): string {
    if (value === "" || isPlaceholder(value) || /^(true|false|null)$/i.test(value)) return value;
    if (isCertain || isOpaque(value)) this.found.add(value);
    return removed;
  }

  #headers(headers: readonly Header[]): Header[] {
    return headers.map(([name, value]) => [name, this.#header(name.toLowerCase(), value)]);
  }

  #header(name: string, value: string): string {
    if (name === "cookie") return this.#pairs(value, ";", () => true);
    if (name === "set-cookie") return this.#setCookie(value);
    if (this.#names.secrecyOf(name, "header") !== "none") {
      for (const part of partsOfCredential(value)) this.found.add(part);
      const scheme = value.match(authenticationScheme)?.[1];
      return scheme === undefined ? this.#secret(value) : `${scheme} ${this.#secret(value.slice(scheme.length + 1))}`;
    }
    if (!this.#names.isShownHeader(name)) return value === "" || isPlaceholder(value) ? value : removed;
    if (urlHeaders.has(name)) return this.#reference(value);
    const isOrdinary = isHashHeader(name) || this.#names.isOrdinary(name, "header");
    if (linkHeaders.has(name)) {
      const rewritten = value
        .replace(/<([^<>]*)>/g, (_, target: string) =>
          isPlaceholder(`<${target}>`) ? `<${target}>` : `<${this.#reference(target)}>`,
        )
        .replace(/(?<=^\s*\d+\s*;\s*url=)[^\s"'<>]+/i, (target) => this.#reference(target));
      return this.#plain(rewritten, isOrdinary);
    }
    return this.#text(value, isOrdinary);
  }

  #setCookie(value: string): string {
    const [cookie = "", ...attributes] = value.split(";");
    return [this.#pairs(cookie, ";", () => true), ...attributes.map((attribute) => this.#plain(attribute, false))].join(
      ";",
    );
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
    return `${scheme}${user}${this.#plain(host, false)}${this.#reference(`${path}${query}${fragment}`)}`;
  }

  #reference(text: string): string {
    // Nobody nests URLs so deeply but to exhaust the stack.
    if (this.#depth >= nestedLimit) return encodePercent(removed);
    this.#depth++;
    try {
      return url.test(text) ? this.#url(text) : this.#relative(text);
    } finally {
      this.#depth--;
    }
  }

  #relative(text: string): string {
    const [, path = "", query, fragment] = text.match(/^([^?#]*)(\?[^#]*)?(#.*)?$/s) ?? [];
    const rest = [query, fragment].map((part) =>
      part === undefined ? "" : part[0] + this.#form(part.slice(1), "query"),
    );
    return this.#path(path) + rest.join("");
  }

  /** Rewrites a path: path parameters by their names, everything else by its shape. */
  #path(path: string): string {
    const start = path.startsWith("/") ? "/" : "";
    const segments = path.slice(start.length).split("/");
    const parameters = this.#names.pathParameters(segments);
    const rewritten = segments.map((segment, index) => {
      const parameter = parameters[index];
      // Parameters of a segment, such as `;jsessionid=…`.
      const [name = "", ...own] = segment.split(";");
      const value = this.#encoded(name, (plain) =>
        parameter === undefined ? this.#plain(plain, false) : this.#value([parameter], plain, "path"),
      );
      return [value, ...own.map((pair) => this.#form(pair, "query"))].join(";");
    });
    return start + rewritten.join("/");
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
  #form(text: string, place: NamePlace): string {
    return text
      .split("&")
      .map((pair) => {
        if (!pair.includes("=")) return this.#encoded(pair, (plain) => this.#text(plain, false));
        const [name, written] = pairOf(pair);
        const field = decodeFormText(name);
        const value = this.#encoded(written, (plain) => this.#value([field], plain, place));
        return `${this.#encoded(name, (plain) => this.#plain(plain, false))}=${value}`;
      })
      .join("&");
  }

  /** Rewrites a value by the names on the path to it. */
  #value(names: readonly string[], value: string, place: NamePlace): string {
    const name = names.at(-1) ?? "";
    const secrecies = names.map((each, index) =>
      index < names.length - 1 && this.#names.isContainer(each) ? "none" : this.#names.secrecyOf(each, place),
    );
    if (secrecies.includes("secret")) return this.#secret(value);
    if (secrecies.includes("likely")) return this.#secret(value, false);
    if (this.#names.isMedia(name) && value !== "" && !isPlaceholder(value) && !url.test(value)) {
      return digest(kindOf(name), bytesOf(value));
    }
    return this.#text(value, this.#names.isOrdinary(name, place));
  }

  /** Rewrites a string that may be a URL, JSON, or contain encoded data. */
  #text(value: string, isOrdinary: boolean): string {
    if (isPlaceholder(value)) return value;
    // A credential may itself look like a URL.
    if (url.test(value) && !/\s/.test(value)) return this.scrub(this.#url(value));
    if (relativeUrl.test(value)) return this.scrub(this.#reference(value));
    if (/^\s*[{[]/.test(value)) {
      const json = this.#json(value, "response-field");
      if (json !== undefined) return json;
    }
    return this.#plain(value, isOrdinary);
  }

  /**
   * Rewrites a text of words, which may contain credentials.
   *
   * @param isOrdinary - Whether the document describes the text, so that random text is not a credential.
   */
  #plain(value: string, isOrdinary: boolean): string {
    if (isPlaceholder(value)) return value;
    const known = this.scrub(value);
    const named = this.#withoutNamed(known);
    // Shorter text holds encoded data only as a URL.
    const isData = named.length >= encodedLength || named.includes("data:");
    const marked = withoutMarkedSecrets(
      isData ? named.replace(encodedData, (data) => digest("data", bytesOf(data))) : named,
    );
    return isOrdinary ? marked : withoutRandomText(marked);
  }

  /** Removes credentials in URLs, and after their names and schemes. */
  #withoutNamed(text: string): string {
    // Most texts have no sign that comes before a credential.
    if (!/[:= ]/.test(text)) return text;
    return text
      .replace(urlWithin, (found) => this.#url(found))
      .replace(schemeWithin, (all, scheme: string, credential: string) =>
        isOpaque(credential) ? `${scheme} ${this.#secret(credential)}` : all,
      )
      .replace(namedWithin, (all, name: string, sign: string, credential: string) => {
        if (this.#names.secrecyOf(name, "request-field") !== "secret") return all;
        // After a colon, a word of a sentence may follow.
        const isSentence = !sign.includes("=") && !isOpaque(credential) && !/\d/.test(credential);
        return isSentence ? all : `${name}${sign}${this.#secret(credential)}`;
      });
  }

  #json(text: string, place: FieldPlace): string | undefined {
    try {
      return rewriteJson(text, (leaf) => this.#leaf(leaf, place), this.#property);
    } catch {
      return undefined;
    }
  }

  #leaf({ names, value }: Leaf, place: FieldPlace): string | undefined {
    if (typeof value === "string") {
      const rewritten = this.#value(names, value, place);
      return rewritten === value ? undefined : rewritten;
    }
    if (typeof value !== "number") return undefined;
    const isSecret = this.#names.isSecretNumber(names.at(-1) ?? "");
    const digits = String(value);
    return isSecret ? this.#secret(digits) : this.#searched.includes(digits) ? removed : undefined;
  }

  readonly #property = (name: string): string => withoutMarkedSecrets(this.scrub(name));

  #body(message: Message, place: FieldPlace): Uint8Array {
    const { body, headers, truncated } = message;
    const rewritten = truncated
      ? this.#beginning(message, place)
      : this.#content(decodeContent(body, headers), headers, place);
    const instead = () => encodeUtf8(truncated ? digestOf("body", truncated) : digest("body", body));
    if (rewritten === undefined) return instead();
    if (this.#searched.length === 0) return rewritten;
    // A credential in a spelling that is not rewritten, such as a number, makes the complete body unreadable.
    const text = bufferOver(rewritten).toString("utf8");
    return this.#searched.some((secret) => text.includes(secret)) ? instead() : rewritten;
  }

  #content(content: Uint8Array | undefined, headers: readonly Header[], place: FieldPlace): Uint8Array | undefined {
    if (content === undefined || content.length === 0) return content;
    const mediaType = mediaTypeOf(headers)?.essence;
    if (mediaType === "multipart/form-data") {
      const contentType = headerOf(headers, "Content-Type") ?? "";
      const parts = readParts(content, contentType);
      return (
        parts &&
        writeParts(
          parts.map((part) => this.#part(part, place)),
          contentType,
        )
      );
    }
    const text = decodeUtf8(content);
    if (text === undefined) return undefined;
    if (isPlaceholder(text)) return content;
    const json = this.#json(text, place);
    if (json !== undefined) return json === text ? content : encodeUtf8(json);
    const isForm = mediaType === "application/x-www-form-urlencoded" && /^[\w.%+~*[\]-]+=[^\s{}<>"]*$/.test(text);
    return isForm ? encodeUtf8(this.#form(text, place)) : undefined;
  }

  /** Rewrites the beginning of a body that was cut off: JSON up to its last complete value. Others cannot be read. */
  #beginning({ body, headers }: Message, place: FieldPlace): Uint8Array | undefined {
    if (headerOf(headers, "Content-Encoding") !== undefined) return undefined;
    const text = decodeUtf8(withoutCutCharacter(body));
    if (text === undefined) return undefined;
    if (isPlaceholder(text)) return body;
    const json = rewriteJsonBeginning(text, (leaf) => this.#leaf(leaf, place), this.#property);
    return json === "" ? undefined : encodeUtf8(json);
  }

  #part({ headers, name, isFile, fileName, body }: Part, place: FieldPlace): Part {
    const clean = { headers: this.#headers(headers), name, isFile, fileName };
    // A file is read no further than it can be a placeholder.
    const text = isFile && body.length > longestPlaceholder ? undefined : decodeUtf8(body);
    if (text !== undefined && isPlaceholder(text)) return { ...clean, body };
    if (!isFile && text !== undefined) return { ...clean, body: encodeUtf8(this.#value([name], text, place)) };
    const type = headerOf(headers, "Content-Type") ?? "";
    const kind = /image/i.test(`${type} ${name}`) ? "image" : /video/i.test(`${type} ${name}`) ? "video" : "file";
    return { ...clean, body: encodeUtf8(digest(kind, body)) };
  }
}

/** Whether a credential is searched for everywhere. */
function isSearched(secret: string): boolean {
  return secret.length >= searchedLength && !isPlaceholder(secret);
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

/** Returns bytes of UTF-8 without a last character that is cut off. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  // A character has at most four bytes; all but its first begin with the bits 10.
  for (let length = 1; length <= 4 && length <= bytes.length; length++) {
    const byte = bytes[bytes.length - length] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const complete = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (complete > length) end = bytes.length - length;
    break;
  }
  return bytes.subarray(0, end);
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
