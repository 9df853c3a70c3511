import { isObject, type JsonObject, type JsonValue, type OpenApiDocument } from "../document/document.js";
import { isJsonName, isMultipartName } from "../document/media-type-name.js";
import type { MediaType } from "../document/operations.js";
import { itemSchemas, possibleSchemas, propertyNames } from "../document/schemas.js";
import type { Header } from "../exchange.js";
import { type DataUri, readDataUri } from "./data-uri.js";
import { contentTypeOf, encodingOf, type FieldEncoding, fieldSchemas, isFile, type PartHeader } from "./encoding.js";
import { arePairsRead } from "./parameter.js";
import { encodeFormText, encodePercent, encodeReserved } from "./percent-encoding.js";
import { asItIs, type Encode, readPairsOf, writePairs } from "./style.js";
import { jsonOf } from "./text.js";
import { bestOf, shapesAt, textOf, typed, untyped, type WireContext } from "./typed-values.js";

/** One field of a form, before it is bytes. */
export interface FormField {
  name: string;
  /** Its text, or the bytes of a file. */
  content: string | Uint8Array;
  /** Media type that the field has by itself; none for plain text. */
  type?: string | undefined;
  /** What a file is called. */
  fileName?: string;
  headers?: readonly Header[];
}

/** Gives the value of a header that a part of a form has; `undefined` leaves it out. */
export type HeaderValue = (header: PartHeader) => JsonValue | undefined;

const shownValue: HeaderValue = ({ example }) => example;

/** Writes an object as the fields of a form: names and strings are encoded already where the form is one of a URL's encoding. */
export function writeFields(
  document: OpenApiDocument,
  mediaType: MediaType,
  value: JsonObject,
  headerValue: HeaderValue = shownValue,
): FormField[] {
  const isParts = isMultipartName(mediaType.name);
  const plain = isParts ? asItIs : encodeFormText;
  return Object.entries(value).flatMap(([name, member]): FormField[] => {
    const encoding = encodingOf(document, mediaType, name);
    const headers = encoding.headers.flatMap((header): Header[] => {
      const given = headerValue(header);
      return given === undefined ? [] : [[header.name, textOf(given)]];
    });
    const { style } = encoding;
    if (style !== undefined) {
      const encode = isParts ? asItIs : style.allowReserved ? encodeReserved : encodePercent;
      const pairs = writePairs(style, name, untyped(member) ?? textOf(member), encode);
      return pairs.map(([own, content]) => ({ name: own, content, headers }));
    }
    const items = Array.isArray(member) ? member : [member];
    const file = isParts && isFile(document, mediaType, name);
    return items.map((item) => ({ name: plain(name), ...written(encoding, item, file, plain, name), headers }));
  });
}

/** One value of a field, by its media type. */
function written(
  encoding: FieldEncoding,
  value: JsonValue,
  isFileField: boolean,
  encode: Encode,
  name: string,
): Omit<FormField, "name"> {
  const file: DataUri | undefined = isFileField ? readDataUri(value) : undefined;
  const type = contentTypeOf(encoding, value, file?.type);
  const isJson = encoding.contentTypes.some(isJsonName) || (typeof value === "object" && value !== null);
  const text = isJson ? JSON.stringify(value) : textOf(value);
  // What is not a data URI is still a file where the document names its type.
  if (!isFileField || (file === undefined && type === undefined)) return { content: encode(text), type };
  const extension = (type ?? "").replace(/^.*\//, "").replace(/;.*$/s, "");
  return { content: file?.bytes ?? encode(text), type, fileName: `${name}.${extension}` };
}

/** One field as it was received. */
export interface ParsedField {
  name: string;
  /** Its text; `undefined` for a file. */
  text: string | undefined;
  /** What stands for a file in the value of the form. */
  file?: JsonValue;
  /** Media type that the field says of itself. */
  type?: string | undefined;
}

/** Reads the fields of a form, decoded, as an endpoint that knows the schema of the form does. */
export function readFields(context: WireContext, mediaType: MediaType, fields: readonly ParsedField[]): JsonObject {
  const { document } = context;
  const declared = propertyNames(possibleSchemas(document, [mediaType.schema]));
  const sent = fields.map(({ name, text = "" }): [string, string] => [name, text]);
  const taken = new Set<string>();
  const value: JsonObject = {};
  for (const name of declared) {
    const { style } = encodingOf(document, mediaType, name);
    if (style === undefined) continue;
    const others = new Set(declared.filter((other) => other !== name));
    const places = fieldSchemas(document, mediaType.schema, name);
    const found = places.flatMap((at) =>
      shapesAt(document, at).flatMap((shape) => {
        const read = readPairsOf(style, name, sent, shape, others);
        return read === undefined ? [] : [{ at, value: typed(context, at, read) }];
      }),
    );
    const best = found.find((each) => each.at.every((at) => context.isValid(at, each.value))) ?? found[0];
    if (best === undefined) continue;
    value[name] = best.value;
    for (const [own] of sent) if (belongsTo(own, name, best.value)) taken.add(own);
  }
  for (const name of new Set(sent.map(([own]) => own))) {
    if (taken.has(name) || Object.hasOwn(value, name)) continue;
    value[name] = readField(
      context,
      mediaType,
      name,
      fields.filter((field) => field.name === name),
    );
  }
  return value;
}

/** Whether a field is one of those that a value was read from. */
function belongsTo(field: string, name: string, value: JsonValue): boolean {
  return field === name || field.startsWith(`${name}[`) || (isObject(value) && Object.hasOwn(value, field));
}

/** Reads a field whose values are written by their media types: several of one name are a list. */
function readField(
  context: WireContext,
  mediaType: MediaType,
  name: string,
  fields: readonly ParsedField[],
): JsonValue {
  const places = fieldSchemas(context.document, mediaType.schema, name);
  const isJson = encodingOf(context.document, mediaType, name).contentTypes.some(isJsonName);
  const readings = places.map((at) => ({ at, value: readValues(context, at, fields, isJson) }));
  const best = readings.find(({ at, value }) => at.every((place) => context.isValid(place, value))) ?? readings[0];
  return best?.value ?? "";
}

function readValues(
  context: WireContext,
  places: readonly string[],
  fields: readonly ParsedField[],
  isJson: boolean,
): JsonValue {
  const shapes = shapesAt(context.document, places);
  const items = fields.map((field, index) => readValue(context, itemPlaces(context, places, index), field, isJson));
  const [only] = fields;
  if (only === undefined || fields.length > 1) return items;
  const single = readValue(context, places, only, isJson);
  const readings = shapes.flatMap((shape) =>
    shape === "list" ? [items, ...(Array.isArray(single) ? [single] : [])] : [single],
  );
  return bestOf(context, places, readings) ?? single;
}

function itemPlaces({ document }: WireContext, places: readonly string[], index: number): string[] {
  return itemSchemas(possibleSchemas(document, places), index);
}

/** Reads one value: a file, JSON where the field or the schema says so, or a string. */
function readValue(
  context: WireContext,
  places: readonly string[],
  { text, file, type }: ParsedField,
  isJson: boolean,
): JsonValue {
  if (text === undefined) return file ?? "";
  const shapes = shapesAt(context.document, places);
  const mayBeJson = isJson || (type !== undefined && isJsonName(type)) || shapes.some((shape) => shape !== "text");
  const parsed = mayBeJson ? jsonOf(text) : undefined;
  const isStructured = typeof parsed === "object" && parsed !== null;
  return parsed !== undefined && (isJson || isStructured) ? parsed : typed(context, places, text);
}

/**
 * Whether an object arrives as itself in a form: what is written of each field is read as the same value. A form has no way to
 * write `null` or an empty list, and a member that travels as a field of its own must not have the name of another field.
 */
export function canTravelInForm(document: OpenApiDocument, mediaType: MediaType, value: JsonValue): boolean {
  if (!isObject(value)) return false;
  return Object.entries(value).every(([name, member]) => {
    const { style, contentTypes } = encodingOf(document, mediaType, name);
    if (style === undefined) {
      const items = Array.isArray(member) ? member : [member];
      return items.length > 0 && (contentTypes.some(isJsonName) || !items.includes(null));
    }
    const plain = untyped(member);
    if (plain === undefined) return false;
    const isExploded = style.explode && style.name !== "deepObject" && isObject(member);
    const isApart = !isExploded || Object.keys(member).every((own) => !Object.hasOwn(value, own));
    return isApart && arePairsRead(style, name, plain);
  });
}
