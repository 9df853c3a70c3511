import type { Direction } from "../schema/difference.js";
import { canonical, memberOf, membersOf, type Place, resolved } from "../version.js";
import { type Context, compareExtensions, compareSchemas, compareTexts, noteBreak, noteCompatible } from "./context.js";

/**
 * `content`: a media type that goes away breaks those who send or read it, unless a range covers it; a new one breaks
 * nobody, for callers choose what they send and ask for what they read. Parts are written as `encoding` says: any change of
 * that breaks.
 */
export function compareContent(
  context: Context,
  before: Place | undefined,
  after: Place | undefined,
  part: Direction,
): void {
  const [old, now] = [byType(before), byType(after)];
  for (const [type, base] of old) {
    const revision = now.get(type) ?? covering(now, type);
    if (revision) compareMediaType(context, base, revision, part);
    else {
      const text = `the media type \`${type}\` was removed`;
      noteBreak(context, part, { rule: `${part}-media-type-removed`, base, revision: undefined, text });
    }
  }
  for (const [type, revision] of now) {
    if (old.has(type)) continue;
    const text = `the media type \`${type}\` was added`;
    noteCompatible(context, { rule: `${part}-media-type-added`, base: undefined, revision, text });
  }
}

function compareMediaType(context: Context, before: Place, after: Place, part: Direction): void {
  compareSchemas(context, memberOf(before, "schema"), memberOf(after, "schema"), part);
  const [base, revision] = [memberOf(before, "encoding"), memberOf(after, "encoding")];
  if (encodingText(base) !== encodingText(revision)) {
    const text = "the way in which parts are written (`encoding`) changed";
    noteBreak(context, part, { rule: `${part}-encoding-changed`, base, revision, text });
  }
  compareTexts(context, before, after, ["example", "examples"]);
  compareExtensions(context, before, after);
}

/** How parts are written, without defaults that are written out and without texts. */
function encodingText(encoding: Place | undefined): string {
  const parts = membersOf(encoding).map(([name, part]): [string, string] => {
    const style = memberOf(part, "style")?.value ?? "form";
    const explode = memberOf(part, "explode")?.value ?? style === "form";
    const isDefault = style === "form" && explode === true && memberOf(part, "allowReserved")?.value !== true;
    const rest = [memberOf(part, "contentType")?.value, memberOf(part, "headers")?.value];
    return [name, canonical([...rest.map((value) => value ?? null), isDefault ? null : [style, explode]])];
  });
  return canonical(Object.fromEntries(parts.filter(([, text]) => text !== "[null,null,null]")));
}

function byType(content: Place | undefined): Map<string, Place> {
  return new Map(membersOf(content).map(([type, place]) => [normalized(type), place]));
}

/** A media type in lower case, with its parameters sorted. */
function normalized(type: string): string {
  const [name = "", ...parameters] = type.split(";").map((part) => part.trim().toLowerCase());
  return [name, ...parameters.filter((parameter) => parameter !== "").sort()].join("; ");
}

function covering(types: ReadonlyMap<string, Place>, type: string): Place | undefined {
  const [name = ""] = type.split(";");
  return types.get(name) ?? types.get(`${name.split("/")[0]}/*`) ?? types.get("*/*");
}

/** The target of a reference to a body, a response or a header. */
export function followed(context: Context, side: "base" | "revision", place: Place | undefined): Place | undefined {
  return place && resolved(context[side], place);
}
