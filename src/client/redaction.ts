/** What may not be shown of an answer, since a careless server can repeat in it what it was sent. */
export interface Concealed {
  /** Credentials, whole. */
  readonly secrets: readonly string[];
  /** Images and videos in base64, of which no part may be shown. */
  readonly media?: readonly string[];
}

/** How much of a text is looked at, in characters: many times what is shown. */
const looked = 65_536;

/** How much of an id or a media type is shown, in characters. */
const nameLength = 120;

/** The shortest text that is taken for a credential; a shorter one may well be a part of other words, in characters. */
const shortestSecret = 4;

/** The shortest part of an image that is taken for one, in characters. */
const shortestPart = 8;

/**
 * The start of a text on one line, without what is concealed, in whichever way it is escaped. Long unbroken runs are left
 * out as well: they may be a credential that nobody here knows. So are control characters, which could rewrite a terminal.
 */
export function clean(text: string, length: number, { secrets, media = [] }: Concealed): string {
  // A secret that is cut in two would not be found: what may be the beginning of one goes.
  const start = text.length > looked ? text.slice(0, looked).replace(/\S+$/, "") : text;
  const line = secrets
    .flatMap(spellings)
    .reduce((rest, secret) => rest.replaceAll(secret, "…"), unescaped(start))
    .replace(/[A-Za-z0-9+/=_-]{40,}/g, "…")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  const shown = line.length > length ? `${line.slice(0, length)}…` : line;
  if (media.length === 0) return shown;
  return shown.replace(/[A-Za-z0-9+/]+/g, (part) =>
    part.length >= shortestPart && media.some((content) => content.includes(part)) ? "…" : part,
  );
}

/** The ways in which a secret can stand in a text. */
function spellings(secret: string): string[] {
  if (secret.length < shortestSecret) return [];
  const spelled = [secret, JSON.stringify(secret).slice(1, -1)];
  try {
    return [...spelled, encodeURIComponent(secret)];
  } catch {
    // Half of a surrogate pair has no such form.
    return spelled;
  }
}

/** A text without the escapes of HTML. */
function unescaped(text: string): string {
  const named: { [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** What an error tells of an answer besides its message. */
export interface AnswerDetails {
  readonly status: number;
  /** Media type of the answer, without parameters. */
  readonly contentType: string | undefined;
  /** Id of the request, to quote to the support. */
  readonly requestId: string | undefined;
}

/** What an error may tell of an answer. */
export function detailsOf(
  { status, headers }: { readonly status: number; readonly headers: Headers },
  concealed: Concealed,
): AnswerDetails {
  return {
    status,
    contentType: cleanName(headers.get("Content-Type")?.split(";")[0], concealed),
    requestId: cleanName(headers.get("X-Request-Id") ?? undefined, concealed),
  };
}

/** An id or the like, fit to be shown; `undefined` if there is none. */
export function cleanName(text: string | undefined, concealed: Concealed): string | undefined {
  return text ? clean(text, nameLength, concealed) : undefined;
}

/** Properties of errors that say what happened on the way, and hold nothing of what was sent or came. */
const harmless = ["code", "errno", "syscall", "address", "port", "hostname", "host"];

/**
 * An error of the runtime as it may be kept: parsers attach to theirs the bytes that they could not read, in which a server
 * may have repeated credentials. One that holds nothing but what is known to be harmless is kept as it is, any other one as
 * a copy.
 */
export function withoutContent(error: unknown, seen: ReadonlySet<unknown> = new Set()): unknown {
  if (!(error instanceof Error)) return error;
  // An error that is its own cause has no innermost one.
  const cause = seen.has(error.cause) ? undefined : withoutContent(error.cause, new Set([...seen, error, error.cause]));
  const isHarmless = Object.keys(error).every((name) => harmless.includes(name));
  if (isHarmless && cause === error.cause) return error;
  const copy = new Error(error.message, cause === undefined ? {} : { cause });
  const { name, stack } = error;
  const known = harmless
    .filter((property) => property in error)
    .map((property) => [property, Reflect.get(error, property)]);
  return Object.assign(copy, { name, stack }, Object.fromEntries(known));
}
