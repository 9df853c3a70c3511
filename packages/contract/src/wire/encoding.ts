import {
  asJson,
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  resolve,
} from "../document/document.js";
import { concreteOf, covers, isJsonName } from "../document/media-type-name.js";
import type { MediaType } from "../document/operations.js";
import { pointer, valueIn } from "../document/pointer.js";
import { alternativesOf, itemSchemas, keywordValues, propertySchemas, schemasAt } from "../document/schemas.js";
import { readStyle } from "./parameter.js";
import type { Style } from "./style.js";

/** How a field of a form is written, by the `encoding` of its media type. */
export interface FieldEncoding {
  /** The style of the value; `undefined` where each value is written by its media type. */
  style: Style | undefined;
  /** Media types that the document names for the field; empty if it leaves them to the value. */
  contentTypes: readonly string[];
  /** Headers of the parts of a form that travels in parts. */
  headers: readonly PartHeader[];
}

/** A header of a part, besides those that every part has. */
export interface PartHeader {
  name: string;
  required: boolean;
  /** What the document shows or fixes for it; `undefined` if only its schema says what it may be. */
  example: JsonValue | undefined;
  /** JSON pointer of its schema. */
  schema: string;
}

/** Reads how a field of a form is written. */
export function encodingOf(document: OpenApiDocument, mediaType: MediaType, field: string): FieldEncoding {
  const at = mediaType.pointer + pointer("encoding", field);
  const declared = valueIn(asJson(document), at);
  if (!isObject(declared)) return { style: undefined, contentTypes: [], headers: [] };
  const { style, explode, allowReserved, contentType, headers } = declared;
  // One of these alone makes the field one of a style, whose media type then means nothing.
  const hasStyle = [style, explode, allowReserved].some((setting) => setting !== undefined);
  return {
    style: hasStyle ? readStyle(declared, "form") : undefined,
    contentTypes: typeof contentType === "string" ? contentType.split(",").map((type) => type.trim()) : [],
    headers: Object.entries(isObject(headers) ? headers : {})
      // The content type of a part is said by `contentType`, its name by the name of the field.
      .filter(([name]) => !/^content-(type|disposition)$/i.test(name))
      .map(([name, header]) => readPartHeader(document, name, header, at + pointer("headers", name))),
  };
}

function readPartHeader(document: OpenApiDocument, name: string, header: JsonValue, at: string): PartHeader {
  const { value, pointer: place } = resolve(document, header, at);
  const schema = `${place}/schema`;
  return { name, required: value.required === true, example: exampleOf(document, value, schema), schema };
}

function exampleOf(document: OpenApiDocument, header: JsonObject, schema: string): JsonValue | undefined {
  if (header.example !== undefined) return header.example;
  if (header.schema === undefined) return undefined;
  const schemas = schemasAt(document, [schema]);
  return ["const", "default", "example"].flatMap((keyword) => keywordValues(schemas, keyword))[0];
}

/**
 * Whether a field of a form is a file: its schema says that it is bytes, or its encoding names a media type that is neither
 * text nor JSON.
 */
export function isFile(document: OpenApiDocument, mediaType: MediaType, field: string): boolean {
  const { style, contentTypes } = encodingOf(document, mediaType, field);
  if (style !== undefined) return false;
  if (contentTypes.length > 0) return !contentTypes.some((type) => /^text\//i.test(type) || isJsonName(type));
  return fieldSchemas(document, mediaType.schema, field).some((places) => {
    const own = schemasAt(document, places);
    return [...own, ...schemasAt(document, itemSchemas(own, 0))].some(
      ({ value: { format, contentMediaType } }) =>
        format === "binary" || (typeof contentMediaType === "string" && !isJsonName(contentMediaType)),
    );
  });
}

/**
 * Finds what says that a field of a form is written as JSON text.
 *
 * @returns JSON pointer of its encoding, or of `contentMediaType` in its schema; `undefined` if neither says so.
 */
export function jsonTextPointer(document: OpenApiDocument, mediaType: MediaType, field: string): string | undefined {
  const { style, contentTypes } = encodingOf(document, mediaType, field);
  if (style !== undefined) return undefined;
  if (contentTypes.length > 0) {
    return contentTypes.every(isJsonName) ? mediaType.pointer + pointer("encoding", field) : undefined;
  }
  const places = fieldSchemas(document, mediaType.schema, field).flatMap((each) => schemasAt(document, each));
  const stating = places.find(
    ({ value: { contentMediaType } }) => typeof contentMediaType === "string" && isJsonName(contentMediaType),
  );
  return stating && `${stating.pointer}/contentMediaType`;
}

/** The media type of one value of a field, as a part names it; `undefined` for plain text, which needs none. */
export function contentTypeOf(
  encoding: FieldEncoding,
  value: JsonValue,
  ofFile: string | undefined,
): string | undefined {
  const [first] = encoding.contentTypes;
  if (first === undefined)
    return ofFile ?? (typeof value === "object" && value !== null ? "application/json" : undefined);
  return ofFile !== undefined && encoding.contentTypes.some((type) => covers(type, ofFile))
    ? ofFile
    : concreteOf(first);
}

/** The schemas that a field of a form is validated against: one list for each alternative of the form. */
export function fieldSchemas(document: OpenApiDocument, schemaPointer: string, field: string): string[][] {
  const own = schemasAt(document, [schemaPointer]);
  const members = alternativesOf(own).flatMap((choice) => choice.members);
  return [
    propertySchemas(own, field),
    ...members.map((member) => propertySchemas(schemasAt(document, [schemaPointer, member]), field)),
  ].filter((places, index) => index === 0 || places.length > 0);
}
