import { decode } from "./percent-encoding.js";
import { requestIdOf } from "./request-id.js";

/** Secrets that must not be shown, since a careless server can repeat a request in its response. */
export interface Redacted {
  /** Complete credentials. */
  readonly secrets: readonly string[];
  /** Whether a word is part of an image or a video of the request; missing without one. */
  readonly isOfMedia?: ((word: string) => boolean) | undefined;
}

/** How much of a text is searched for secrets, in characters: many times what is shown. */
const searchedLength = 65_536;

/** Maximum length of an id or a media type, in characters. */
const nameLength = 120;

/** Minimum length of a credential, in characters; a shorter one may be part of other words. */
const shortestSecret = 4;

/**
 * Invisible characters: they join, split or reverse their neighbours, so that a text reads differently than it is.
 */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Returns the start of a text on one line, redacted and unescaped. Also removed are long unbroken runs, which may be an
 * unknown credential, control characters, which could rewrite a terminal, and invisible characters, which could split a
 * credential.
 *
 * @param run - What is a long unbroken run.
 */
export function clean(text: string, length: number, redacted: Redacted, run = /[\w+/=-]{40,}/g): string {
  const written = withoutSecrets(unescaped(withoutSecrets(startOf(text), redacted)), redacted);
  const line = withoutSecrets(written.replace(invisible, ""), redacted)
    .replace(run, "…")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  const shown = line.length > length ? `${line.slice(0, length)}…` : line;
  const { isOfMedia } = redacted;
  return isOfMedia ? shown.replace(/[^\s"'<>:;,]+/g, (word) => (isOfMedia(word) ? "…" : word)) : shown;
}

/** Replaces credentials by `…`. */
function withoutSecrets(text: string, { secrets }: Redacted): string {
  return (
    [...secrets, ...secrets.map((secret) => secret.replaceAll(" ", "+"))]
      .filter((secret) => secret.length >= shortestSecret)
      // Longest first: a secret may be part of another.
      .sort((one, other) => other.length - one.length)
      .reduce((rest, secret) => rest.replaceAll(secret, "…"), text)
  );
}

/** Returns the searched part of a text, cut at a space: half a secret would not be found. */
function startOf(text: string): string {
  if (text.length <= searchedLength) return text;
  return text.slice(0, Math.max(0, text.lastIndexOf(" ", searchedLength)));
}

/** Resolves the escapes of JSON, URLs and HTML. */
function unescaped(text: string): string {
  const named: { [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return text
    .replace(/\\u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(["\\/])/g, "$1")
    .replace(/(?:%[\da-f]{2})+/gi, decode)
    .replace(/&(?:#(x?)([\da-f]+)|(amp|lt|gt|quot));/gi, (_, hex, code, name) =>
      name ? (named[name.toLowerCase()] ?? "") : String.fromCharCode(Number.parseInt(code, hex ? 16 : 10)),
    );
}

/** Fields of an error about a response. */
export interface ResponseDetails {
  readonly status: number;
  /** Media type of the response, without parameters. */
  readonly contentType: string | undefined;
  /** Request id, to quote in a support ticket. */
  readonly requestId: string | undefined;
}

/** Returns the redacted fields of an error about a response. */
export function detailsOf(
  { status, headers }: { readonly status: number; readonly headers: Headers },
  redacted: Redacted,
): ResponseDetails {
  return {
    status,
    contentType: cleanName(headers.get("Content-Type")?.split(";")[0], redacted),
    requestId: cleanName(requestIdOf(headers), redacted),
  };
}

/** Redacts an id or a media type; `undefined` if it is missing. A request id is long, but its parts are not. */
export function cleanName(text: string | undefined, redacted: Redacted): string | undefined {
  return text ? clean(text, nameLength, redacted, /[\w+/=]{40,}/g) : undefined;
}

/** Properties of network errors that contain nothing of request or response. */
const harmless = ["code", "errno", "syscall", "address", "port", "hostname"];

/** Maximum depth of the causes of an error; an error can be its own cause. */
const maxDepth = 5;

/**
 * Redacts an error of the runtime: parsers attach unreadable bytes to their errors, in which a server may have repeated
 * credentials. An error with harmless properties only is returned unchanged, any other as a copy; a value that is not an
 * error is dropped.
 */
export function withoutContent(error: unknown, redacted: Redacted, depth = 0): Error | undefined {
  if (!(error instanceof Error) || depth > maxDepth) return undefined;
  const cause = withoutContent(error.cause, redacted, depth + 1);
  const message = withoutSecrets(error.message, redacted);
  const several: unknown = Reflect.get(error, "errors");
  const all: readonly unknown[] = Array.isArray(several) ? several : [];
  const errors = all.map((each) => withoutContent(each, redacted, depth + 1));
  const isSame =
    cause === error.cause && message === error.message && errors.every((each, index) => each === all[index]);
  if (isSame && Object.keys(error).every((name) => harmless.includes(name))) return error;
  const copy = new Error(message, cause === undefined ? {} : { cause });
  const known = harmless.flatMap((name) => (name in error ? [[name, Reflect.get(error, name)]] : []));
  const stack = withoutSecrets(error.stack ?? "", redacted);
  return Object.assign(
    copy,
    { name: error.name, stack },
    errors.length > 0 ? { errors } : {},
    Object.fromEntries(known),
  );
}
