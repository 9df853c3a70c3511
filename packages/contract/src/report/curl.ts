import { isMultipartName } from "../document/media-type-name.js";
import type { CredentialPlace, Reproduction } from "../event.js";
import { type Header, headerOf } from "../exchange.js";
import { removed, splitAtMedia } from "../redaction/placeholder.js";
import { readParts } from "../wire/multipart.js";
import type { ReportedBody, ReportedExchange } from "./report.js";

/** Headers that curl sets itself. */
const ownHeaders = ["host", "content-length", "connection", "transfer-encoding", "accept-encoding", "user-agent"];

/** Strings in a JSON body that are longer than this, in characters, are taken for images and shortened. */
const maxStringLength = 200;

/** The variable for a credential that no security scheme of the document describes. */
const unknownVariable = "CREDENTIAL";

/**
 * Writes a request as a curl command for a POSIX shell. Files become `@name` of a file that the user supplies, images and
 * videos in JSON become the base64 of a file `image` or `video`, and long strings in JSON are shortened. Short binary bodies
 * are written byte for byte.
 *
 * @param reproduction - Names the environment variables that hold the redacted credentials.
 * @param token - Text to use in place of the credentials, instead of the variables.
 */
export function curlLine(
  { method, url, headers, body }: ReportedExchange["request"],
  reproduction: Pick<Reproduction, "credentials" | "signature">,
  token?: string,
): string {
  const contentType = headerOf(headers, "content-type");
  const bodyPart = bodyWords(body, contentType);
  const words = ["curl", "--silent", "--show-error", "--include"];
  if (method === "HEAD") words.push("--head");
  else if (method !== (bodyPart.words.length > 0 ? "POST" : "GET")) words.push("--request", quote(method));
  // Without these, curl would read brackets as ranges and normalize dots.
  if (/[[\]{}]/.test(url)) words.push("--globoff");
  if (/\/\.\.?(\/|\?|$)/.test(url)) words.push("--path-as-is");
  const { credentials } = reproduction;
  const defaultVariable = credentials[0]?.variable ?? unknownVariable;
  for (const [name, value] of token === undefined ? unsigned(headers, reproduction.signature) : headers) {
    if (ownHeaders.includes(name.toLowerCase())) continue;
    // curl chooses a new boundary for the form.
    if (bodyPart.isForm && name.toLowerCase() === "content-type") continue;
    const place = credentials.find((each) => isAt(each, name, value));
    if (place?.prefix === "Basic " && token === undefined) {
      words.push("--user", `"$${place.variable}"`);
      continue;
    }
    // Another header whose complete value was removed has a variable of its own: it must not get a credential.
    const own = value === removed ? name.toUpperCase().replace(/[^A-Z0-9]+|^(?=[0-9])/g, "_") : defaultVariable;
    const variableAt = (before: string) => place?.variable ?? variableAfter(before, credentials) ?? own;
    // A header without a value ends in a semicolon; one that ends in a colon would be left out.
    words.push("--header", withCredentials(value === "" ? `${name};` : `${name}: ${value}`, token, variableAt));
  }
  // Otherwise curl would add its own content type.
  if (bodyPart.words.length > 0 && !bodyPart.isForm && contentType === undefined)
    words.push("--header", "'Content-Type:'");
  const target = withCredentials(url, token, (before) => variableAfter(before, credentials) ?? defaultVariable);
  return [...bodyPart.before, ...words, ...bodyPart.words, target].join(" ");
}

/** Quotes a word for a POSIX shell where it needs that. */
export function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Replaces a signature, which curl cannot compute, by another credential. */
function unsigned(headers: readonly Header[], signature: Reproduction["signature"]): readonly Header[] {
  const isSignature = ([name, value]: Header) =>
    name.toLowerCase() === "authorization" &&
    value.includes(removed) &&
    value !== removed &&
    !/^(basic|bearer) /i.test(value);
  if (signature === undefined || !headers.some(isSignature)) return headers;
  const dropped = signature.dropped.map((name) => name.toLowerCase());
  const others = headers.filter((header) => !isSignature(header) && !dropped.includes(header[0].toLowerCase()));
  return [[signature.header, removed], ...others];
}

/** Returns whether a redacted header carries the credential of this place. */
function isAt(place: CredentialPlace, name: string, value: string): boolean {
  return place.in === "header" && place.name.toLowerCase() === name.toLowerCase() && value === place.prefix + removed;
}

/** Returns the variable for the credential that follows a text, which ends with the name of a query parameter or cookie. */
function variableAfter(before: string, places: readonly CredentialPlace[]): string | undefined {
  const [, name = ""] = /(?:^|[?&; ])([^=&;? ]+)=$/.exec(before) ?? [];
  return places.find((place) => place.in !== "header" && [place.name, encodeURIComponent(place.name)].includes(name))
    ?.variable;
}

/** Quotes a word and puts variables or a token in place of its redacted credentials. */
function withCredentials(word: string, token: string | undefined, variableAt: (before: string) => string): string {
  const marked = word.replaceAll(encodeURIComponent(removed), removed);
  if (!marked.includes(removed)) return quote(word);
  if (token !== undefined) return quote(marked.replaceAll(removed, () => token));
  const escaped = (text: string) => text.replace(/[\\"$`]/g, "\\$&");
  const [first = "", ...others] = marked.split(removed);
  let before = first;
  let quoted = escaped(first);
  for (const next of others) {
    quoted += `$${variableAt(before)}${escaped(next)}`;
    before += removed + next;
  }
  return `"${quoted}"`;
}

interface BodyWords {
  /** Words before `curl`: a command that writes the body. */
  before: string[];
  words: string[];
  isForm: boolean;
}

function bodyWords(body: ReportedBody, contentType: string | undefined): BodyWords {
  const none: BodyWords = { before: [], words: [], isForm: false };
  if (body.bytes === 0) return none;
  if (isMultipartName(contentType ?? "") && !body.cut) {
    const parts = formWords(body, contentType ?? "");
    if (parts.length > 0) return { ...none, words: parts, isForm: true };
  }
  if (body.cut) return { ...none, words: ["--data-binary", "@request-body"] };
  if (body.encoding === "utf8" && isPlain(body.text)) {
    const { texts, media } = splitAtMedia(shortened(body.text));
    if (media.length > 0) return { ...none, before: printing(texts, media), words: ["--data-binary", "@-"] };
    return { ...none, words: ["--data-raw", quote(texts.join(""))] };
  }
  const bytes = Buffer.from(body.text, body.encoding);
  return { ...none, before: ["printf", `'${escaped(bytes)}'`, "|"], words: ["--data-binary", "@-"] };
}

/** Builds a command that writes strings, and between them files in base64. */
function printing(texts: readonly string[], files: readonly string[]): string[] {
  const writers = texts.flatMap((text, index) => {
    const file = files[index];
    return [
      ...(text === "" ? [] : [`printf %s ${quote(text)};`]),
      ...(file === undefined ? [] : [`base64 < ${file} | tr -d '\\n';`]),
    ];
  });
  return ["{", ...writers, "}", "|"];
}

/** Lists the parts of a form: text fields with their values, files by their names. */
function formWords(body: ReportedBody, contentType: string): string[] {
  return (readParts(Buffer.from(body.text, body.encoding), contentType) ?? []).flatMap((part) => {
    const { name, fileName } = part;
    const type = headerOf(part.headers, "Content-Type");
    const own = type === undefined ? "" : `;type=${type}`;
    if (part.isFile) return ["--form", quote(`${name}=@${fileName || name}${own}`)];
    const text = Buffer.from(part.body).toString("utf8");
    // Quoted, because a plain value would end at a semicolon and must not begin with `@`.
    if (type !== undefined) return ["--form", quote(`${name}="${text.replace(/["\\]/g, "\\$&")}"${own}`)];
    return ["--form-string", quote(`${name}=${text}`)];
  });
}

/** Returns whether a text can be part of a command line: it has no control characters except line feeds and tabs. */
function isPlain(text: string): boolean {
  return !/[^\P{Cc}\n\t]/u.test(text);
}

function shortened(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, (literal) =>
    literal.length > maxStringLength ? `${literal.slice(0, 24)}…(${literal.length - 2} characters)"` : literal,
  );
}

/** Escapes bytes for `printf`. */
function escaped(bytes: Uint8Array): string {
  return [...bytes]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[\w {}[\]:,.;()"]/.test(character) ? character : `\\${byte.toString(8).padStart(3, "0")}`;
    })
    .join("");
}
