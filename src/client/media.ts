import { binaryText } from "./bytes.js";
import { FrsInputError } from "./errors.js";

/** What a field with an image or a video may hold, as the document says. */
export interface MediaDefinition {
  /** Formats that the service reads, such as `png`. */
  readonly formats: readonly string[];
  /** How large the value may be as it is sent: bytes of a file, characters of base64. */
  readonly maxBytes: number;
  /** Whether the value is text in base64; otherwise it is a file. */
  readonly base64?: boolean;
  /** JSON pointer to the schema in the document. */
  readonly schema: string;
}

/** Fields that may not exceed a size together. */
export interface TotalDefinition {
  readonly fields: readonly string[];
  /** In bytes of a file or characters of base64. */
  readonly maxBytes: number;
  /** JSON pointer to the constraint in the document. */
  readonly pointer: string;
}

/** What a file can be given as. */
export type FileContent = Blob | Uint8Array | ArrayBuffer;

/** How many bytes from the start of a file tell its format; a multiple of 3, as base64 counts. */
const signatureLength = 12;

/**
 * The formats by the bytes that files of them begin with, one character each. MP4 and MOV are one family: both start with a
 * box of some length, whose name tells no more than that.
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

/** What is refused: a field, the limit that it passes if it is one of size, and the constraint in the document. */
interface Refusal {
  field: string;
  message: string;
  limit?: number;
  pointer?: string;
}

/**
 * Checks images and videos, whose bytes are in a `Blob` by now, before they are sent: that base64 is plain, that no value is
 * too large, and by their first bytes that they are in a format that the service reads.
 *
 * @throws {FrsInputError} If one of them is refused. No byte of it is in the message.
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
      const message = `has ${size} ${unit}, and ${maxBytes} are allowed: send a smaller one, or its URL.`;
      throw refuse({ field, message, limit: maxBytes, pointer: `${schema}/${keyword}` });
    }
    // What is no file at all is refused where the form is made.
    if (!base64 && !(value instanceof Blob)) continue;
    await checkFormat(value, definition, (message) => refuse({ field, message, pointer: `${schema}/x-media-formats` }));
  }
}

/**
 * Checks fields that may not exceed a size together.
 *
 * @throws {FrsInputError} If they do; it names the last of them.
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
    const message = `\`${field}\` makes ${size} bytes in all, and ${maxBytes} are allowed: send smaller ones.`;
    throw new FrsInputError(operation, field, message, { limit: maxBytes, pointer });
  }
}

function checkBase64(value: unknown, refuse: (message: string) => FrsInputError): void {
  if (typeof value !== "string") throw refuse("must be a string with base64. For bytes, use the field for files.");
  if (value === "") throw refuse("is empty.");
  if (/^\s*data:/i.test(value)) {
    throw refuse("is a data URI: send only what stands after its comma.");
  }
  // Not by a regular expression: this reads megabytes.
  if (value.includes("\n") || value.includes("\r")) {
    throw refuse('contains line breaks: take them out, for example with .replace(/\\s/g, "").');
  }
  if (value.includes("-") || value.includes("_")) throw refuse("is base64url: write + for - and / for _.");
}

async function checkFormat(
  value: unknown,
  { formats }: MediaDefinition,
  refuse: (message: string) => FrsInputError,
): Promise<void> {
  const start = value instanceof Blob ? await startOf(value, refuse) : decodedStart(String(value));
  if (start === undefined) throw refuse("is no base64: it contains other characters.");
  if (start === "") throw refuse("is empty.");
  if (formats.some((format) => signatures[format]?.test(start))) return;
  throw refuse(`is no file in a format that the service reads (${formats.join(", ")}), by its first bytes.`);
}

/** The first bytes that base64 stands for, one character each; `undefined` if it is none. */
function decodedStart(text: string): string | undefined {
  try {
    return atob(text.slice(0, (signatureLength / 3) * 4));
  } catch {
    return undefined;
  }
}

/**
 * The first bytes of a file, one character each.
 *
 * @throws What `refuse` gives, if the file was changed or removed since it was chosen.
 */
async function startOf(file: Blob, refuse: (message: string) => FrsInputError): Promise<string> {
  try {
    const start = await file.slice(0, signatureLength).arrayBuffer();
    return binaryText(new Uint8Array(start));
  } catch (error) {
    throw refuse(`cannot be read any more: ${String(error)}.`);
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
 * @throws {FrsInputError} If it was changed or removed since it was chosen.
 */
export async function checkReadable(operation: string, field: string, file: unknown): Promise<void> {
  const refuse = (message: string) => new FrsInputError(operation, field, `\`${field}\` ${message}`);
  if (file instanceof Blob) await startOf(file, refuse);
}

/** A file as a `Blob`, with a copy of its bytes; `undefined` if the value is not a file, or its memory is gone. */
export function fileBlob(value: unknown): Blob | undefined {
  if (value instanceof Blob) return value;
  try {
    if (value instanceof ArrayBuffer) return new Blob([value]);
    // A Blob takes no memory that is shared with other threads.
    if (value instanceof Uint8Array) return new Blob([isUnshared(value) ? value : new Uint8Array(value)]);
  } catch {
    // Memory that was handed to another thread cannot be read here any more.
  }
  return undefined;
}

function isUnshared(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer;
}
