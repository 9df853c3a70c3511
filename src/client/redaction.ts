import { decode } from "./percent-encoding.js";
import { requestIdOf } from "./request-id.js";

/** What may not be shown of a response, since a careless server can repeat in it what it was sent. */
export interface Redacted {
  /** Credentials, whole. */
  readonly secrets: readonly string[];
  /** Whether a word is part of an image or a video that was sent; missing if none was. */
  readonly isOfMedia?: ((word: string) => boolean) | undefined;
}

/** How much of a text is looked at, in characters: many times what is shown. */
const looked = 65_536;

/** How much of an id or a media type is shown, in characters. */
const nameLength = 120;

/** The shortest text that is taken for a credential; a shorter one may well be a part of other words, in characters. */
const shortestSecret = 4;

/**
 * Characters that are not seen themselves: they join, part or turn round what stands beside them, so that a text reads as
 * another one than it is.
 */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The start of a text on one line, without what is redacted, and with what is escaped written out. Long unbroken runs are
 * left out as well: they may be a credential that nobody here knows. So are control characters, which could rewrite a
 * terminal, and characters that are not seen, which could also part a credential.
 */
export function clean(text: string, length: number, redacted: Redacted): string {
  const written = withoutSecrets(unescaped(withoutSecrets(startOf(text), redacted)), redacted);
  const line = withoutSecrets(written.replace(invisible, ""), redacted)
    .replace(/[A-Za-z0-9+/=_-]{40,}/g, "…")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  const shown = line.length > length ? `${line.slice(0, length)}…` : line;
  const { isOfMedia } = redacted;
  return isOfMedia ? shown.replace(/[^\s"'<>:;,]+/g, (word) => (isOfMedia(word) ? "…" : word)) : shown;
}

/** A text without the credentials in it. */
function withoutSecrets(text: string, { secrets }: Redacted): string {
  return (
    [...secrets, ...secrets.map((secret) => secret.replaceAll(" ", "+"))]
      .filter((secret) => secret.length >= shortestSecret)
      // One that is part of another must not break that up.
      .sort((one, other) => other.length - one.length)
      .reduce((rest, secret) => rest.replaceAll(secret, "…"), text)
  );
}

/** The part of a text that is looked at. A secret that is cut in two would not be found: what may be one goes. */
function startOf(text: string): string {
  if (text.length <= looked) return text;
  return text.slice(0, Math.max(0, text.lastIndexOf(" ", looked)));
}

/** A text without the escapes of JSON, URLs and HTML. */
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

/** What an error tells of a response besides its message. */
export interface ResponseDetails {
  readonly status: number;
  /** Media type of the response, without parameters. */
  readonly contentType: string | undefined;
  /** Id of the request, to quote to the support. */
  readonly requestId: string | undefined;
}

/** What an error may tell of a response. */
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

/** An id or the like, fit to be shown; `undefined` if there is none. */
export function cleanName(text: string | undefined, redacted: Redacted): string | undefined {
  return text ? clean(text, nameLength, redacted) : undefined;
}

/** Properties of errors that say what happened on the way, and hold nothing of what was sent or came. */
const harmless = ["code", "errno", "syscall", "address", "port", "hostname"];

/** How deep the causes of an error are followed; one can be its own. */
const deepest = 5;

/**
 * An error of the runtime as it may be kept: parsers attach to theirs the bytes that they could not read, in which a server
 * may have repeated credentials. One that holds nothing but what is known to be harmless is kept as it is, any other one as
 * a copy; what is no error is left out.
 */
export function withoutContent(error: unknown, redacted: Redacted, depth = 0): Error | undefined {
  if (!(error instanceof Error) || depth > deepest) return undefined;
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
