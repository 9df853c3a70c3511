import { createHash } from "node:crypto";
import { isObject, type JsonValue, type OpenApiDocument } from "../document/document.js";
import { concreteOf, isFormName, isJsonName, isMultipartName } from "../document/media-type-name.js";
import type { MediaType } from "../document/operations.js";
import { hasSchema } from "../document/operations.js";
import { type Header, headerOf } from "../exchange.js";
import { readDataUri, writeDataUri } from "./data-uri.js";
import {
  canTravelInForm,
  type FormField,
  type HeaderValue,
  type ParsedField,
  readFields,
  writeFields,
} from "./form.js";
import { type Part, partOf, readParts, writeParts } from "./multipart.js";
import { joinPairs, type Pair, readPairs } from "./pairs.js";
import { decodeFormText } from "./percent-encoding.js";
import { decodeUtf8, encodeUtf8, readJson } from "./text.js";
import { type Reading, textOf, typed, type WireContext } from "./typed-values.js";

/** A request body, before it is bytes. */
export interface Body {
  mediaType: MediaType;
  readonly value: JsonValue;
}

/**
 * Returns a body whose value is made when it is asked for. It is not kept from the memory that others need: then it is made
 * again.
 */
export function bodyMadeBy(mediaType: MediaType, make: () => JsonValue): Body {
  let known: WeakRef<object> | undefined;
  return {
    mediaType,
    get value() {
      const kept = known?.deref();
      // What was made is JSON.
      if (kept !== undefined) return kept as JsonValue;
      const made = make();
      if (typeof made === "object" && made !== null) known = new WeakRef(made);
      return made;
    },
  };
}

/** A body as bytes, with the value of `Content-Type` that goes with them. */
export interface WrittenBody {
  type: string;
  bytes: Uint8Array;
}

/** Whether a media type is one that bodies can be written in, whatever they hold. */
export function isWritable(name: string): boolean {
  if (isJsonName(name) || isFormName(name)) return true;
  return (
    /^text\/|^application\/octet-stream|^(image|audio|video)\/|^(\*|application)\/\*/i.test(name) &&
    !/xml\b/i.test(name)
  );
}

/**
 * Writes a body as bytes.
 *
 * @param id - What the boundary of a form is made from, so that the same body is the same bytes each time.
 * @param headerValue - Gives the headers of the parts of a form; by default those that the document shows.
 */
export function writeBody(
  document: OpenApiDocument,
  { mediaType, value }: Body,
  id: string,
  headerValue?: HeaderValue,
): WrittenBody {
  const { name } = mediaType;
  if (isJsonName(name)) return { type: name, bytes: encodeUtf8(JSON.stringify(value)) };
  if (!isFormName(name)) {
    return { type: concreteOf(name), bytes: readDataUri(value)?.bytes ?? encodeUtf8(textOf(value)) };
  }
  const fields = writeFields(document, mediaType, isObject(value) ? value : {}, headerValue);
  if (!isMultipartName(name)) {
    return {
      type: name,
      bytes: encodeUtf8(joinPairs(fields.map(({ name: own, content }): Pair => [own, String(content)]))),
    };
  }
  const type = `${name}; boundary=part-${createHash("sha256").update(id).digest("hex").slice(0, 24)}`;
  return { type, bytes: writeParts(fields.map(toPart), type) };
}

function toPart({ name, content, ...more }: FormField): Part {
  return partOf(name, typeof content === "string" ? encodeUtf8(content) : content, more);
}

/** What stands for a file in the value of a form. */
export type FileValue = (part: Part) => JsonValue;

const asDataUri: FileValue = ({ headers, body }) =>
  writeDataUri({ type: headerOf(headers, "Content-Type") ?? "application/octet-stream", bytes: body });

/**
 * Reads a body as an endpoint does that knows the schema of its media type.
 *
 * @param headers - Those of the message: the boundary of a form stands there.
 * @param fileValue - What stands for a file; by default, a data URI.
 */
export function readBody(
  context: WireContext,
  mediaType: MediaType,
  { headers, body }: { headers: readonly Header[]; body: Uint8Array },
  fileValue: FileValue = asDataUri,
): Reading {
  const name = headerOf(headers, "Content-Type") ?? mediaType.name;
  if (isJsonName(name)) return readJson(body);
  if (isFormName(name)) {
    const fields = parsedFields(name, body, fileValue);
    return fields ? { value: readFields(context, mediaType, fields) } : { problem: "is not a form of its media type" };
  }
  const text = decodeUtf8(body);
  if (text === undefined) return { value: writeDataUri({ type: name, bytes: body }) };
  return { value: hasSchema(context.document, mediaType) ? typed(context, [mediaType.schema], text) : text };
}

/** Reads the fields of a form; `undefined` if it is not one. */
export function parsedFields(
  contentType: string,
  body: Uint8Array,
  fileValue: FileValue = asDataUri,
): ParsedField[] | undefined {
  if (!isMultipartName(contentType)) {
    const text = decodeUtf8(body);
    return text === undefined ? undefined : readPairs(text).map(([name, own]) => ({ name, text: own }));
  }
  return readParts(body, contentType)?.map((part) => {
    const text = part.isFile ? undefined : decodeUtf8(part.body);
    const type = headerOf(part.headers, "Content-Type");
    return { name: part.name, text, type, ...(text === undefined && { file: fileValue(part) }) };
  });
}

/** Whether a body can be written in its media type so that it is read as the same value. */
export function canTravelAsBody(document: OpenApiDocument, { mediaType, value }: Body): boolean {
  if (isJsonName(mediaType.name)) return true;
  if (isFormName(mediaType.name)) return canTravelInForm(document, mediaType, value);
  // An empty string and no body look the same.
  return typeof value !== "object" && value !== "";
}

/** Whether a body keeps the schema of its media type, as an endpoint reads it. */
export function isBodyValid(context: WireContext, { mediaType, value }: Body): boolean {
  const { name, schema } = mediaType;
  if (!hasSchema(context.document, mediaType) || !isWritable(name)) return true;
  if (isJsonName(name)) return context.isValid(schema, value);
  if (!isFormName(name)) return context.isValid(schema, typed(context, [schema], textOf(value)));
  // A form that is not an object is written as an empty one.
  const fields = writeFields(context.document, mediaType, isObject(value) ? value : {});
  return context.isValid(
    schema,
    readFields(
      context,
      mediaType,
      fields.map((field) => asReceived(mediaType, field)),
    ),
  );
}

/** A field as it arrives, without the way over bytes, which would be long for images. */
function asReceived(mediaType: MediaType, { name, content, type }: FormField): ParsedField {
  if (!isMultipartName(mediaType.name)) return { name: decodeFormText(name), text: decodeFormText(String(content)) };
  if (typeof content === "string") return { name, text: content, type };
  const file = writeDataUri({ type: type ?? "application/octet-stream", bytes: content });
  return { name, text: undefined, file, type };
}
