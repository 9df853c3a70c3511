import { type Header, headerOf } from "../exchange.js";
import { boundaryOf } from "../record/multipart.js";
import { removed, splitAtMedia } from "../record/placeholder.js";
import type { ReportedBody, ReportedExchange } from "./report.js";

/** Headers that curl writes by itself. */
const ownHeaders = ["host", "content-length", "connection", "transfer-encoding", "accept-encoding", "user-agent"];

/** Texts in a JSON body that are longer than this, in characters, are taken for images and shortened. */
const longText = 200;

/** Headers that belong to a signature and mean nothing without it. */
const signatureHeaders = ["x-sdk-date", "x-security-token", "x-sdk-content-sha256"];

/**
 * A request as a command line for a POSIX shell. Files become `@name` of a file to be supplied, images and videos in JSON
 * the base64 of a file `image` or `video`, and long texts in JSON are shortened. Binary bodies that are short are written out byte for byte.
 *
 * @param token - What to put where credentials were. By default that is `$FRS_TOKEN`, in `X-Auth-Token` if the request was
 * signed.
 */
export function curlLine({ method, url, headers, body }: ReportedExchange["request"], token?: string): string {
  const contentType = headerOf(headers, "content-type");
  const sent = bodyWords(body, contentType);
  const words = ["curl", "--silent", "--show-error", "--include"];
  if (method === "HEAD") words.push("--head");
  else if (method !== (sent.words.length > 0 ? "POST" : "GET")) words.push("--request", quote(method));
  // Without these, curl would read brackets as ranges, and tidy up dots.
  if (/[[\]{}]/.test(url)) words.push("--globoff");
  if (/\/\.\.?(\/|\?|$)/.test(url)) words.push("--path-as-is");
  for (const [name, value] of token === undefined ? unsigned(headers) : headers) {
    if (ownHeaders.includes(name.toLowerCase())) continue;
    // The boundary is made anew with the form.
    if (sent.isForm && name.toLowerCase() === "content-type") continue;
    // A header without a value ends in a semicolon; one that ends in a colon would be left out.
    words.push("--header", withCredentials(value === "" ? `${name};` : `${name}: ${value}`, token));
  }
  // Otherwise curl would add a content type of its own.
  if (sent.words.length > 0 && !sent.isForm && contentType === undefined) words.push("--header", "'Content-Type:'");
  return [...sent.before, ...words, ...sent.words, withCredentials(url, token)].join(" ");
}

/** Quotes a word for a POSIX shell where it needs that. */
export function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The headers with a token in place of a signature, which curl cannot make. */
function unsigned(headers: readonly Header[]): readonly Header[] {
  const isSignature = ([name, value]: Header) =>
    name.toLowerCase() === "authorization" &&
    value.includes(removed) &&
    value !== removed &&
    !/^(basic|bearer) /i.test(value);
  if (!headers.some(isSignature)) return headers;
  const others = headers.filter(
    (header) => !isSignature(header) && !signatureHeaders.includes(header[0].toLowerCase()),
  );
  return [["X-Auth-Token", removed], ...others];
}

/** Quotes a word in which credentials were removed, in a way that puts others there. */
function withCredentials(word: string, token: string | undefined): string {
  const encoded = encodeURIComponent(removed);
  const marked = word.replaceAll(encoded, removed);
  if (!marked.includes(removed)) return quote(word);
  if (token !== undefined) return quote(marked.replaceAll(removed, () => token));
  return `"${marked.replace(/[\\"$`]/g, "\\$&").replaceAll(removed, () => "$FRS_TOKEN")}"`;
}

interface BodyWords {
  /** What stands before `curl`: a command that writes the body. */
  before: string[];
  words: string[];
  isForm: boolean;
}

function bodyWords(body: ReportedBody, contentType: string | undefined): BodyWords {
  const none: BodyWords = { before: [], words: [], isForm: false };
  if (body.bytes === 0) return none;
  const isForm = /^multipart\/form-data\b/i.test(contentType ?? "");
  const boundary = isForm ? boundaryOf(contentType ?? "") : undefined;
  if (boundary !== undefined && !body.cut) {
    const parts = formWords(body, boundary);
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

/** A command that writes texts, and between them files in base64. */
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

/** The parts of a form: texts as they are, files by their names. */
function formWords(body: ReportedBody, boundary: string): string[] {
  const text = Buffer.from(body.text, body.encoding).toString("latin1");
  return text.split(`--${boundary}`).flatMap((part) => {
    const [head = "", value = ""] = part.split(/\r?\n\r?\n(.*)/s);
    const disposition = /^content-disposition:.*$/im.exec(head)?.[0];
    const name = disposition && /\bname="([^"]*)"/i.exec(disposition)?.[1];
    if (disposition === undefined || name === undefined) return [];
    const file = /\bfilename="([^"]*)"/i.exec(disposition)?.[1];
    const type = /^content-type:\s*(.+?)\s*$/im.exec(head)?.[1];
    const utf8 = (latin1: string) => Buffer.from(latin1, "latin1").toString("utf8");
    if (file === undefined) return ["--form-string", quote(utf8(`${name}=${value.replace(/\r?\n$/, "")}`))];
    return ["--form", quote(utf8(`${name}=@${file || name}${type === undefined ? "" : `;type=${type}`}`))];
  });
}

/** Whether a text can stand in a command line: no control characters but those that end lines and make columns. */
function isPlain(text: string): boolean {
  return !/[^\P{Cc}\n\t]/u.test(text);
}

function shortened(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, (literal) =>
    literal.length > longText ? `${literal.slice(0, 24)}…(${literal.length - 2} characters)"` : literal,
  );
}

/** Bytes in the form that `printf` reads. */
function escaped(bytes: Uint8Array): string {
  return [...bytes]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[\w {}[\]:,.;()"]/.test(character) ? character : `\\${byte.toString(8).padStart(3, "0")}`;
    })
    .join("");
}
