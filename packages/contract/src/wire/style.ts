import type { Pair } from "./pairs.js";

/** How the value of a parameter, a header or a form field is written, by its `style`. */
export const styleNames = [
  "simple",
  "label",
  "matrix",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
] as const;

/** Name of a style. */
export type StyleName = (typeof styleNames)[number];

/** A style with its settings. */
export interface Style {
  name: StyleName;
  explode: boolean;
  /** Whether reserved characters of a URL stay as they are. */
  allowReserved: boolean;
}

/** A value before its strings have types: a string, a list of strings or an object of strings. */
export type Untyped = string | readonly string[] | { readonly [name: string]: string };

/** What an untyped value is. */
export type Shape = "text" | "list" | "object";

/** How a name or an item is written among others. */
export type Encode = (text: string) => string;

/** Leaves a string as it is, where nothing has to be encoded. */
export const asItIs: Encode = (text) => text;

/** Styles that can stand in one string, as in a path or a header. */
export function isTextStyle({ name }: Style): boolean {
  return name === "simple" || name === "label" || name === "matrix";
}

/** Whether an untyped value is a list. */
export function isList(value: Untyped): value is readonly string[] {
  return Array.isArray(value);
}

/** Writes a value as one string: that of a path segment or a header. What separates items stays as OpenAPI writes it. */
export function writeText({ name: style, explode }: Style, name: string, value: Untyped, encode: Encode): string {
  switch (style) {
    case "label":
      return `.${joined(value, explode ? "." : ",", explode, encode)}`;
    case "matrix": {
      if (explode && isList(value)) return value.map((item) => `;${name}=${encode(item)}`).join("");
      if (explode && typeof value !== "string") return `;${joined(value, ";", explode, encode)}`;
      const text = joined(value, ",", explode, encode);
      return text === "" ? `;${name}` : `;${name}=${text}`;
    }
    default:
      return joined(value, ",", explode, encode);
  }
}

/** Reads what {@link writeText} writes, decoded already; `undefined` if the text is not of the style. */
export function readText(
  { name: style, explode }: Style,
  name: string,
  text: string,
  shape: Shape,
): Untyped | undefined {
  switch (style) {
    case "label":
      return text.startsWith(".") ? taken(text.slice(1), explode ? "." : ",", explode, shape) : undefined;
    case "matrix": {
      if (!text.startsWith(";")) return undefined;
      const pieces = text.slice(1).split(";");
      if (explode && shape === "object") return structured(pieces, explode, shape);
      const own = pieces.map((piece) =>
        piece === name ? "" : piece.startsWith(`${name}=`) ? piece.slice(name.length + 1) : undefined,
      );
      if (!own.every((piece) => piece !== undefined)) return undefined;
      return explode && shape === "list" ? own : taken(own.join(";"), ",", explode, shape);
    }
    default:
      return taken(text, ",", explode, shape);
  }
}

/** Writes a value as pairs: those of a query, of cookies or of a form. What separates items stays as OpenAPI writes it. */
export function writePairs({ name: style, explode }: Style, name: string, value: Untyped, encode: Encode): Pair[] {
  const own = encode(name);
  if (typeof value === "string") return [[own, encode(value)]];
  if (isList(value)) {
    if (explode) return value.map((item) => [own, encode(item)]);
    return value.length === 0 ? [] : [[own, value.map(encode).join(separatorOf(style, encode))]];
  }
  const members = Object.entries(value);
  if (style === "deepObject") return members.map(([key, member]) => [encode(`${name}[${key}]`), encode(member)]);
  const written = members.map(([key, member]): Pair => [encode(key), encode(member)]);
  if (explode) return written;
  return written.length === 0 ? [] : [[own, written.flat().join(separatorOf(style, encode))]];
}

/**
 * Reads what {@link writePairs} writes, decoded already; `undefined` if it was not sent.
 *
 * @param others - Names that belong to other values, where the members of this one stand among them.
 * @param decode - How an item is decoded where the values of the pairs are not decoded yet.
 */
export function readPairsOf(
  { name: style, explode }: Style,
  name: string,
  pairs: readonly Pair[],
  shape: Shape,
  others: ReadonlySet<string> = new Set(),
  decode: Encode = asItIs,
): Untyped | undefined {
  if (shape === "object" && (style === "deepObject" || explode)) {
    const members = pairs.flatMap(([own, value]): Pair[] => {
      if (style !== "deepObject") return others.has(own.replace(/\[.*$/s, "")) ? [] : [[own, decode(value)]];
      const isMember = own.startsWith(`${name}[`) && own.endsWith("]");
      return isMember ? [[own.slice(name.length + 1, -1), decode(value)]] : [];
    });
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }
  const values = pairs.filter(([own]) => own === name).map(([, value]) => value);
  const [first] = values;
  if (first === undefined) return undefined;
  if (explode && shape === "list") return values.map(decode);
  const separator = separatorOf(style, asItIs);
  // A comma that separates is not encoded; the other separators always are.
  const [early, late] = separator === "," ? [asItIs, decode] : [decode, asItIs];
  const read = values.map((value) => mapped(taken(early(value), separator, explode, shape), late));
  return shape === "list" ? read.filter(isList).flat() : read[0];
}

/** An untyped value with each of its strings changed. */
function mapped(value: Untyped, change: Encode): Untyped {
  if (typeof value === "string") return change(value);
  if (isList(value)) return value.map(change);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [change(name), change(member)]));
}

/** What stands between the items of a list in one string of a pair. */
function separatorOf(style: StyleName, encode: Encode): string {
  if (style === "spaceDelimited") return encode(" ");
  return style === "pipeDelimited" ? encode("|") : ",";
}

function joined(value: Untyped, separator: string, explode: boolean, encode: Encode): string {
  if (typeof value === "string") return encode(value);
  if (isList(value)) return value.map(encode).join(separator);
  const members = Object.entries(value).map(([name, member]) => [encode(name), encode(member)]);
  return members.map((member) => member.join(explode ? "=" : separator)).join(separator);
}

function taken(text: string, separator: string, explode: boolean, shape: "list"): readonly string[];
function taken(text: string, separator: string, explode: boolean, shape: Shape): Untyped;
function taken(text: string, separator: string, explode: boolean, shape: Shape): Untyped {
  if (shape === "text") return text;
  return structured(text === "" ? [] : text.split(separator), explode, shape);
}

function structured(pieces: readonly string[], explode: boolean, shape: "list" | "object"): Untyped {
  if (shape === "list") return pieces;
  if (explode) {
    return Object.fromEntries(pieces.map((piece) => [piece.split("=")[0] ?? "", piece.split("=").slice(1).join("=")]));
  }
  return Object.fromEntries(
    pieces.flatMap((piece, index) => (index % 2 === 0 ? [[piece, pieces[index + 1] ?? ""] as const] : [])),
  );
}
