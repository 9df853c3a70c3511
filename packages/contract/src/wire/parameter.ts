import { isDeepStrictEqual } from "node:util";
import { DocumentError, type JsonValue, type OpenApiDocument, resolveAt } from "../document/document.js";
import type { Parameter, ParameterLocation, ResponseHeader } from "../document/operations.js";
import type { Pair } from "./pairs.js";
import { decodeFormText, encodePercent, encodeReserved } from "./percent-encoding.js";
import {
  asItIs,
  isTextStyle,
  readPairsOf,
  readText,
  type Style,
  type StyleName,
  styleNames,
  type Untyped,
  writePairs,
  writeText,
} from "./style.js";
import { jsonOf } from "./text.js";
import { bestOf, type Reading, shapeOf, shapesAt, textOf, typed, untyped, type WireContext } from "./typed-values.js";

/** Style of a parameter that does not say its own. */
const usualStyle: { [location in ParameterLocation]: StyleName } = {
  path: "simple",
  query: "form",
  header: "simple",
  cookie: "form",
};

/** Reads the style of a parameter, a header or an encoding from its declaration. */
export function readStyle(
  declared: { style?: unknown; explode?: unknown; allowReserved?: unknown },
  usual: StyleName,
): Style {
  const name = styleNames.find((known) => known === declared.style) ?? usual;
  return {
    name,
    explode: typeof declared.explode === "boolean" ? declared.explode : name === "form",
    allowReserved: declared.allowReserved === true,
  };
}

/** @throws {DocumentError} If the parameter has a style that its place cannot have. */
function styleOf(document: OpenApiDocument, { pointer, in: location }: Parameter): Style {
  const declared = resolveAt(document, pointer).value;
  const style = readStyle(declared, usualStyle[location]);
  const isKnown = declared.style === undefined || declared.style === style.name;
  if (!isKnown || isTextStyle(style) !== isTextPlace({ in: location })) {
    throw new DocumentError(
      `${pointer} has the style ${String(declared.style)}, which is not a style of ${location} parameters.`,
    );
  }
  return style;
}

/**
 * Writes a parameter of the query or a cookie as pairs; those of the query are encoded for a URL.
 *
 * @throws {DocumentError} If the parameter has a style that is not for its place.
 */
export function writeParameterPairs(document: OpenApiDocument, parameter: Parameter, value: JsonValue): Pair[] {
  const { allowReserved, ...style } = styleOf(document, parameter);
  const encodeName = parameter.in === "query" ? encodePercent : asItIs;
  const encode = parameter.in === "query" && allowReserved ? encodeReserved : encodeName;
  if (parameter.mediaType !== undefined) return [[encodeName(parameter.name), encodeName(JSON.stringify(value))]];
  return writePairs({ ...style, allowReserved }, parameter.name, untyped(value) ?? textOf(value), encode);
}

/**
 * Writes a parameter of the path or a header as one string; that of the path is encoded for a URL.
 *
 * @throws {DocumentError} If the parameter has a style that is not for its place.
 */
export function writeParameterText(document: OpenApiDocument, parameter: Parameter, value: JsonValue): string {
  const encode = parameter.in === "path" ? encodePercent : asItIs;
  const style = styleOf(document, parameter);
  if (parameter.mediaType !== undefined) return encode(JSON.stringify(value));
  return writeText(style, parameter.name, untyped(value) ?? textOf(value), encode);
}

/** What was sent for the parameters of one place, decoded: pairs of names and values, those of the others among them. */
export interface SentValues {
  pairs: readonly Pair[];
  /** The same pairs with values that are not decoded yet, where these are known. */
  encoded?: readonly Pair[];
  /** Names of the other parameters of that place. */
  others?: ReadonlySet<string>;
}

/**
 * Reads the value of a parameter from what was sent in its place, as an endpoint that knows its schema does.
 *
 * @returns `undefined` if it was not sent.
 * @throws {DocumentError} If the parameter has a style that is not for its place.
 */
export function readParameter(
  context: WireContext,
  parameter: Parameter,
  { pairs, encoded, others }: SentValues,
): Reading | undefined {
  const style = styleOf(context.document, parameter);
  const { name, schema, in: location, mediaType } = parameter;
  const texts = pairs.filter(([own]) => own === name).map(([, text]) => text);
  const [first] = texts;
  if (mediaType !== undefined) return first === undefined ? undefined : readJsonText(first);
  const readings = shapesAt(context.document, [schema]).flatMap((shape): Untyped[] => {
    if (isTextPlace(parameter)) {
      const read = first === undefined ? undefined : readText(style, name, texts.join(","), shape);
      return read === undefined ? [] : [location === "header" ? trimmed(read) : read];
    }
    // By the standard, separators are found before items are decoded; many callers encode both.
    return [
      ...(encoded ? [readPairsOf(style, name, encoded, shape, others, decodeFormText)] : []),
      readPairsOf(style, name, pairs, shape, others),
    ].filter((read) => read !== undefined);
  });
  const value = bestOf(
    context,
    [schema],
    readings.map((reading) => typed(context, [schema], reading)),
  );
  return value === undefined ? undefined : { value };
}

/** Reads the value of a response header, whose style is always `simple`, as a caller that knows its schema does. */
export function readResponseHeader(context: WireContext, header: ResponseHeader, text: string): JsonValue {
  const style = readStyle({ explode: resolveAt(context.document, header.pointer).value.explode }, "simple");
  const readings = shapesAt(context.document, [header.schema]).flatMap((shape): JsonValue[] => {
    const read = readText(style, header.name, text.trim(), shape);
    return read === undefined ? [] : [typed(context, [header.schema], trimmed(read))];
  });
  return bestOf(context, [header.schema], readings) ?? text;
}

function readJsonText(text: string): Reading {
  const value = jsonOf(text);
  return value === undefined ? { problem: "is not valid JSON" } : { value };
}

/** The items of a list in a header may stand apart. */
function trimmed(value: Untyped): Untyped {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map((item: string) => item.trim());
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.trim(), String(member).trim()]));
}

/** Whether a value keeps its schema, as an endpoint reads it out of the parameter. */
export function isParameterValid(context: WireContext, parameter: Parameter, value: JsonValue): boolean {
  const reading = readParameter(context, parameter, { pairs: sentPairs(context.document, parameter, value) });
  return reading !== undefined && "value" in reading && context.isValid(parameter.schema, reading.value);
}

/** What arrives of a parameter, decoded. */
function sentPairs(document: OpenApiDocument, parameter: Parameter, value: JsonValue): Pair[] {
  const { name, mediaType } = parameter;
  if (mediaType !== undefined) return [[name, JSON.stringify(value)]];
  const style = styleOf(document, parameter);
  const plain = untyped(value) ?? textOf(value);
  return isTextPlace(parameter)
    ? [[name, writeText(style, name, plain, asItIs)]]
    : writePairs(style, name, plain, asItIs);
}

/** Whether the value of a parameter is one string of its place, instead of pairs. */
function isTextPlace({ in: location }: Pick<Parameter, "in">): boolean {
  return location === "path" || location === "header";
}

/**
 * Whether a value of a parameter arrives as itself: what is written is read as the same value, and its place can carry it.
 * In a path, an empty segment and dots change which path it is, and slashes and control characters are refused or rewritten
 * on the way; a header carries visible ASCII only, and an empty one may be dropped; an empty list or object does not travel
 * at all. How `null` and lists inside of lists are written in a parameter, OpenAPI does not say.
 */
export function canTravel(document: OpenApiDocument, parameter: Parameter, value: JsonValue): boolean {
  const pairs = sentPairs(document, parameter, value);
  if (parameter.mediaType === undefined && !survives(styleOf(document, parameter), parameter, value)) return false;
  switch (parameter.in) {
    case "path":
      return pairs.every(([, text]) => text !== "" && text !== "." && text !== ".." && !/[/\\\p{Cc}]/u.test(text));
    case "header":
      return pairs.every(([, text]) => /^[!-~](?:[ -~]*[!-~])?$/.test(text));
    case "query":
      return true;
    case "cookie":
      return pairs.every(([, text]) => /^[!#-+\--:<-[\]-~]*$/.test(text));
  }
}

/** Whether what is written of a value in a style is read as the same value. */
function survives(style: Style, parameter: Parameter, value: JsonValue): boolean {
  const { name, in: location } = parameter;
  const plain = untyped(value);
  if (plain === undefined) return false;
  if (!isTextPlace(parameter)) return arePairsRead(style, name, plain);
  const read = readText(style, name, writeText(style, name, plain, asItIs), shapeOf(plain));
  return read !== undefined && isDeepStrictEqual(location === "header" ? trimmed(read) : read, plain);
}

/** Whether what is written of a value as pairs of a style is read as the same value. */
export function arePairsRead(style: Style, name: string, value: Untyped): boolean {
  // OpenAPI has this style for objects alone.
  if (style.name === "deepObject" && shapeOf(value) !== "object") return false;
  const read = readPairsOf(style, name, writePairs(style, name, value, asItIs), shapeOf(value));
  return isDeepStrictEqual(read, value);
}
