import { binaryText } from "./bytes.js";
import { FrsInputError } from "./errors.js";

/** Constraints of the document on an image or a video. */
export interface MediaDefinition {
  /** Supported formats, such as `png`. */
  readonly formats: readonly string[];
  /** Maximum size as sent: bytes of a file, characters of base64. */
  readonly maxBytes: number;
  /** Whether the value is a base64 string; otherwise it is a file. */
  readonly base64?: boolean;
  /** JSON pointer to the schema in the document. */
  readonly schema: string;
}

/** Limit of the total size of several fields. */
export interface TotalDefinition {
  readonly fields: readonly string[];
  /** In bytes of a file or characters of base64. */
  readonly maxBytes: number;
  /** JSON pointer to the constraint in the document. */
  readonly pointer: string;
}

/** Types of values accepted as a file. */
export type FileContent = Blob | Uint8Array | ArrayBuffer;

/** Number of bytes at the start of a file that identify its format; a multiple of 3, as base64 requires. */
const signatureLength = 12;

/**
 * First bytes of each format, one character each. MP4 and MOV are one family: both start with a box, whose name does not
 * distinguish them.
 */
const isoMedia = /^.{4}(ftyp|moov|mdat|wide|free|skip|pnot)/s;
const signatures: { readonly [format: string]: RegExp } = {
  jpg: /^\xff\xd8\xff/,
  jpeg: /^\xff\xd8\xff/,
  png: /^\x89PNG\r\n\cZ\n/,
  bmp: /^BM/,
  mp4: isoMedia,
  mov: isoMedia,
  avi: /^RIFF.{4}AVI /s,
  flv: /^FLV/,
  webm: /^\cZE\xdf\xa3/,
  asf: /^0&\xb2u/,
};

/** A refused field, the limit it exceeds if any, and the constraint in the document. */
interface Refusal {
  field: string;
  message: string;
  limit?: number;
  pointer?: string;
}

/**
 * Checks images and videos before they are sent: plain base64, size, and format by the first bytes. Bytes were converted to
 * a `Blob` before.
 *
 * @throws {FrsInputError} If one of them fails. The message contains none of its bytes.
 */
export async function checkMedia(
  operation: string,
  fields: { readonly [name: string]: unknown },
  media: { readonly [field: string]: MediaDefinition },
): Promise<void> {
  const refuse = ({ field, message, ...place }: Refusal) =>
    new FrsInputError(operation, field, `\`${field}\` ${message}`, place);
  const all = Object.entries(media).flatMap(([field, definition]) =>
    [fields[field]].flat().map((value) => ({ field, definition, value })),
  );
  for (const { field, definition, value } of all) {
    if (value === undefined) continue;
    const { base64, maxBytes, schema } = definition;
    if (base64) checkBase64(value, (message) => refuse({ field, message, pointer: schema }));
    const size = sizeOf(value);
    if (size > maxBytes) {
      const keyword = base64 ? "maxLength" : "x-max-bytes";
      const unit = base64 ? "characters" : "bytes";
      const message = `size ${size} ${unit} exceeds the limit of ${maxBytes}: send a smaller file, or its URL.`;
      throw refuse({ field, message, limit: maxBytes, pointer: `${schema}/${keyword}` });
    }
    // A value of another type is refused when the form is written.
    if (!base64 && !(value instanceof Blob)) continue;
    await checkFormat(value, definition, (message) => refuse({ field, message, pointer: `${schema}/x-media-formats` }));
  }
}

/**
 * Checks the total size of several fields.
 *
 * @throws {FrsInputError} If it exceeds the limit; `field` is the last of them.
 */
export function checkTotals(
  operation: string,
  fields: { readonly [name: string]: unknown },
  totals: readonly TotalDefinition[],
): void {
  for (const { fields: names, maxBytes, pointer } of totals) {
    const size = names.reduce((sum, name) => sum + sizeOf(fields[name]), 0);
    if (size <= maxBytes) continue;
    const field = names.at(-1) ?? "";
    const message = `\`${names.join("` + `")}\` total ${size} bytes exceeds the limit of ${maxBytes}: send smaller files.`;
    throw new FrsInputError(operation, field, message, { limit: maxBytes, pointer });
  }
}

function checkBase64(value: unknown, refuse: (message: string) => FrsInputError): void {
  if (typeof value !== "string") throw refuse("must be a base64 string: pass bytes in the file field.");
  if (value === "") throw refuse("must not be empty.");
  if (/^\s*data:/i.test(value)) {
    throw refuse("must not be a data URI: send only the part after the comma.");
  }
  // Not by a regular expression: this reads megabytes.
  if (value.includes("\n") || value.includes("\r")) {
    throw refuse('must not contain line breaks: remove them with .replace(/\\s/g, "").');
  }
  if (value.includes("-") || value.includes("_")) throw refuse("must not be base64url: replace - by + and _ by /.");
}

async function checkFormat(
  value: unknown,
  { formats }: MediaDefinition,
  refuse: (message: string) => FrsInputError,
): Promise<void> {
  const start = value instanceof Blob ? await startOf(value, refuse) : decodedStart(String(value));
  if (start === undefined) throw refuse("is not valid base64.");
  if (start === "") throw refuse("must not be empty.");
  if (formats.some((format) => signatures[format]?.test(start))) return;
  throw refuse(`is not in a supported format (${formats.join(", ")}), by its first bytes.`);
}

/** Returns the first decoded bytes, one character each; `undefined` if the text is not valid base64. */
function decodedStart(text: string): string | undefined {
  try {
    return atob(text.slice(0, (signatureLength / 3) * 4));
  } catch {
    return undefined;
  }
}

/**
 * Returns the first bytes of a file, one character each.
 *
 * @throws The error of `refuse`, if the file was changed or deleted since it was opened.
 */
async function startOf(file: Blob, refuse: (message: string) => FrsInputError): Promise<string> {
  try {
    const start = await file.slice(0, signatureLength).arrayBuffer();
    return binaryText(new Uint8Array(start));
  } catch (error) {
    throw refuse(`cannot be read: ${String(error)}.`);
  }
}

function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + sizeOf(item), 0);
  return value instanceof Blob ? value.size : 0;
}

/**
 * Checks that a file can still be read.
 *
 * @throws {FrsInputError} If it was changed or deleted since it was opened.
 */
export async function checkReadable(operation: string, field: string, file: unknown): Promise<void> {
  const refuse = (message: string) => new FrsInputError(operation, field, `\`${field}\` ${message}`);
  if (file instanceof Blob) await startOf(file, refuse);
}

/** Converts a file to a `Blob`, copying bytes; `undefined` if the value is not a file, or its memory was transferred. */
export function fileBlob(value: unknown): Blob | undefined {
  if (value instanceof Blob) return value;
  try {
    if (value instanceof ArrayBuffer) return new Blob([value]);
    // A Blob does not accept memory that is shared with other threads.
    if (value instanceof Uint8Array) return new Blob([isUnshared(value) ? value : new Uint8Array(value)]);
  } catch {
    // Memory that was transferred to another thread cannot be read.
  }
  return undefined;
}

function isUnshared(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer;
}
