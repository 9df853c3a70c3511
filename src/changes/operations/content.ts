import { type Direction, effectOf } from "../schema/difference.js";
import { flatten, isBare } from "../schema/flatten.js";
import { isAnything } from "../schema/normalize.js";
import { deprecatedBefore, memberOf, membersOf, type Place, resolved, type Version } from "../version.js";
import {
  type Context,
  compareDeprecation,
  compareExtensions,
  compareSchemas,
  compareTexts,
  directionOf,
  noteBreak,
  noteEffect,
} from "./context.js";
import { isOtherStyle, type Style, styleOf, styleOfField } from "./style.js";

/**
 * `content`: the media types of a body. Those who send a body lose a media type that goes away, unless a range covers it,
 * and gain one that joins; for those who get a body without asking it is the other way round. Who reads a response asks for
 * what it can read, so that a media type that goes away breaks it and a new one does not.
 */
export function compareContent(
  context: Context,
  before: Place | undefined,
  after: Place | undefined,
  part: Direction,
): void {
  const isNegotiated = part === "response" && directionOf(context, part) === "response";
  const [old, now] = [byType(before), byType(after)];
  const widened = new Set<string>();
  for (const [type, base] of old) {
    const same = now.get(type);
    const range = same ? undefined : covering(now, type);
    const revision = same ?? range?.place;
    if (revision) {
      if (range) widened.add(range.type);
      compareMediaType(context, type, base, revision, part);
      continue;
    }
    const isNarrower = [...now.keys()].some((other) => covers(type, other));
    const effect = isNarrower || (!isNegotiated && now.size > 0) ? "narrowed" : "replaced";
    const text = `the media type \`${type}\` was removed`;
    noteEffect(context, part, effect, { rule: `${part}-media-type-removed`, base, revision: undefined, text });
  }
  for (const [type, revision] of now) {
    if (old.has(type)) continue;
    const range = covering(old, type);
    if (range) {
      compareMediaType(context, type, range.place, revision, part);
      continue;
    }
    const isWider = widened.has(type) || (!isNegotiated && old.size > 0);
    const text = `the media type \`${type}\` was added`;
    noteEffect(context, part, isWider ? "widened" : "compatible", {
      rule: `${part}-media-type-added`,
      base: undefined,
      revision,
      text,
    });
  }
}

function compareMediaType(context: Context, type: string, before: Place, after: Place, part: Direction): void {
  const schemas = [memberOf(before, "schema"), memberOf(after, "schema")] as const;
  if (!areOpaque(context, type, schemas)) compareSchemas(context, schemas[0], schemas[1], part);
  if (/^(multipart\/|application\/x-www-form-urlencoded)/.test(type)) {
    compareEncodings(context, { value: before, schema: schemas[0] }, { value: after, schema: schemas[1] }, part);
  }
  compareTexts(context, before, after, ["example", "examples"]);
  compareExtensions(context, before, after);
}

/**
 * Whether both versions say that a body is bytes: OpenAPI 3.1 leaves out the schema, or its keywords, where 3.0 has
 * `format: binary`.
 */
function areOpaque(
  { base, revision }: Context,
  type: string,
  [before, after]: readonly [Place | undefined, Place | undefined],
): boolean {
  if (/^(text|multipart)\/|[/+](json|xml)(;|$)|x-www-form-urlencoded/.test(type)) return false;
  const isOpen = (place: Place | undefined) => place === undefined || isAnything(place.value);
  const areBytes = (version: Version, place: Place | undefined) => {
    if (!place) return false;
    const { types, tokens, ...rest } = flatten(version, [place]);
    const [content, ...others] = tokens.get("contentMediaType")?.keys() ?? [];
    return (
      types?.names.join() === "string" &&
      tokens.size === 1 &&
      content === '"application/octet-stream"' &&
      others.length === 0 &&
      isBare({ ...rest, tokens: new Map() })
    );
  };
  return (isOpen(before) && areBytes(revision, after)) || (areBytes(base, before) && isOpen(after));
}

/** A media type with the schema of its form. */
interface Form {
  value: Place;
  schema: Place | undefined;
}

/**
 * `encoding`: how the fields of a form are written. The media types of a field are compared as those of a body are; another
 * style breaks; the headers of a part are those of a message.
 */
function compareEncodings(context: Context, before: Form, after: Form, part: Direction): void {
  const [old, now] = [before, after].map(({ value }) => new Map(membersOf(memberOf(value, "encoding"))));
  for (const name of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
    const [base, revision] = [old?.get(name), now?.get(name)];
    const ways = [fieldOf(context.base, before, name, base), fieldOf(context.revision, after, name, revision)] as const;
    const rule = `${part}-encoding-changed`;
    const lost = ways[0].types.filter((type) => !ways[1].types.some((other) => covers(other, type)));
    const gained = ways[1].types.filter((type) => !ways[0].types.some((other) => covers(other, type)));
    const effect = effectOf(lost.length > 0, gained.length > 0);
    if (effect) {
      const text = `the media types of the part \`${name}\` changed from \`${ways[0].types.join(", ")}\` to \`${ways[1].types.join(", ")}\``;
      noteEffect(context, part, effect, { rule, base, revision, text });
    }
    if (isOtherStyle(ways[0].style, ways[1].style)) {
      noteBreak(context, part, { rule, base, revision, text: `the field \`${name}\` is written in another style` });
    }
    compareHeaders(context, memberOf(base, "headers"), memberOf(revision, "headers"), part);
    compareExtensions(context, base, revision);
  }
}

/** How a field of a form is written, with defaults filled in. */
function fieldOf(
  version: Version,
  { schema }: Form,
  name: string,
  encoding: Place | undefined,
): { types: string[]; style: Style } {
  const property = (schema && flatten(version, [schema]).properties.get(name)) ?? [];
  const listed = memberOf(encoding, "contentType")?.value;
  const types = typeof listed === "string" ? listed.split(",").map(normalized) : [defaultType(version, property)];
  return { types, style: styleOfField(version, encoding, property) };
}

/** The media type of a part that names none, by its schema. */
function defaultType(version: Version, property: readonly Place[]): string {
  const flat = flatten(version, property);
  const names = flat.types?.names.filter((name) => name !== "null") ?? [];
  if (names.includes("array")) return defaultType(version, flat.items);
  if (names.includes("object")) return "application/json";
  const isBinary = flat.tokens.has("contentEncoding") || flat.tokens.has("contentMediaType") || names.length === 0;
  return isBinary ? "application/octet-stream" : "text/plain";
}

/**
 * Headers of responses, or of the parts of a form: one that goes away breaks both sides; one that may be missing now
 * breaks readers, and one that has to be sent now breaks senders.
 */
export function compareHeaders(
  context: Context,
  before: Place | undefined,
  after: Place | undefined,
  part: Direction,
): void {
  const byName = (side: "base" | "revision", headers: Place | undefined) =>
    new Map(
      membersOf(headers).flatMap(([name, place]): [string, Place][] => {
        const header = followed(context, side, place);
        // The media type stands in `content`; a header of that name is to be ignored.
        return header && name.toLowerCase() !== "content-type" ? [[name.toLowerCase(), header]] : [];
      }),
    );
  const [old, now] = [byName("base", before), byName("revision", after)];
  for (const [name, base] of old) {
    const revision = now.get(name);
    if (revision) compareHeader(context, name, base, revision, part);
    else {
      const text = `the header \`${name}\` was removed${deprecatedBefore(context.base, base)}`;
      noteBreak(context, part, { rule: `${part}-header-removed`, base, revision, text });
    }
  }
  for (const [name, revision] of now) {
    if (old.has(name)) continue;
    const isRequired = memberOf(revision, "required")?.value === true;
    const text = `the header \`${name}\` was added`;
    const change = { rule: `${part}-header-added`, base: undefined, revision, text };
    noteEffect(context, part, isRequired ? "narrowed" : "compatible", change);
  }
}

function compareHeader(context: Context, name: string, before: Place, after: Place, part: Direction): void {
  const [was, is] = [before, after].map((place) => memberOf(place, "required")?.value === true);
  if (was !== is) {
    const text = `the header \`${name}\` ${is ? "is always sent now" : "may be missing now"}`;
    noteEffect(context, part, is ? "narrowed" : "widened", {
      rule: `${part}-header-${is ? "required" : "optional"}`,
      base: memberOf(before, "required") ?? before,
      revision: memberOf(after, "required") ?? after,
      text,
    });
  }
  if (isOtherStyle(styleOf(context.base, before), styleOf(context.revision, after))) {
    const text = `the header \`${name}\` is written in another style`;
    noteBreak(context, part, { rule: `${part}-header-style-changed`, base: before, revision: after, text });
  }
  const contents = [memberOf(before, "content"), memberOf(after, "content")] as const;
  if ((contents[0] === undefined) !== (contents[1] === undefined)) {
    const text = `the header \`${name}\` is written in another way: by \`content\` instead of \`schema\`, or back`;
    noteBreak(context, part, { rule: `${part}-header-content-changed`, base: before, revision: after, text });
  } else if (contents[0]) compareContent(context, contents[0], contents[1], part);
  else compareSchemas(context, memberOf(before, "schema"), memberOf(after, "schema"), part);
  compareDeprecation(context, before, after);
  compareTexts(context, before, after, ["description", "example", "examples"]);
  compareExtensions(context, before, after);
}

function byType(content: Place | undefined): Map<string, Place> {
  return new Map(membersOf(content).map(([type, place]) => [normalized(type), place]));
}

/** A media type in lower case, with its parameters sorted; JSON is UTF-8 whether it says so or not. */
function normalized(type: string): string {
  const [name = "", ...parameters] = type.split(";").map((part) => part.trim().toLowerCase());
  const kept = parameters.filter((text) => text !== "" && !(isJsonType(name) && /^charset="?utf-8"?$/.test(text)));
  return [name, ...kept.sort()].join("; ");
}

function isJsonType(name: string): boolean {
  return name === "application/json" || name.endsWith("+json");
}

/** Whether one media type, or range of them, includes another one. */
function covers(range: string, type: string): boolean {
  const [name = "", ...parameters] = type.split("; ");
  // JSON without a charset is UTF-8: text in another one is not included.
  const isOther = parameters.some((text) => text.startsWith("charset=")) && isJsonType(name) && range === name;
  if (isOther) return false;
  return range === type || range === name || range === `${name.split("/")[0]}/*` || range === "*/*";
}

/** The media type that includes another one that is not listed. */
function covering(types: ReadonlyMap<string, Place>, type: string): { type: string; place: Place } | undefined {
  const found = [...types].find(([range]) => covers(range, type));
  return found && { type: found[0], place: found[1] };
}

/** The target of a reference to a body, a response or a header. */
export function followed(context: Context, side: "base" | "revision", place: Place | undefined): Place | undefined {
  return place && resolved(context[side], place);
}
