import { isUtf8 } from "node:buffer";
import type { JsonValue } from "../document/document.js";
import type { Reading } from "./typed-values.js";

/** Writes a string as UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}

/** Reads a string in UTF-8; `undefined` if the bytes are none. A byte order mark stays in the text. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  return bufferOver(bytes).toString("utf8");
}

/** Returns the same bytes, not a copy of them, as the class of Node that can write them in other encodings. */
export function bufferOver({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** What was read already: each check of a response reads its body. */
const readings = new WeakMap<Uint8Array, Reading>();

/** Length up to which what was read is kept as long as the bytes are, in bytes: the values of larger bodies take much memory. */
const keptLength = 1024 * 1024;

/** Reads JSON, which travels as UTF-8 without a byte order mark. Neither the bytes nor the value may be changed afterwards. */
export function readJson(bytes: Uint8Array): Reading {
  const known = readings.get(bytes) ?? readAsJson(bytes);
  if (bytes.length <= keptLength) readings.set(bytes, known);
  return known;
}

function readAsJson(bytes: Uint8Array): Reading {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { problem: "it is not UTF-8" };
  if (text.startsWith("\uFEFF")) return { problem: "it starts with a byte order mark" };
  const value = jsonOf(text);
  return value === undefined ? { problem: "it does not parse; it may be cut off" } : { value };
}

/** Reads a JSON text; `undefined` if it is not one. */
export function jsonOf(text: string): JsonValue | undefined {
  try {
    // What JSON.parse returns is JSON by construction.
    return JSON.parse(text) as JsonValue;
  } catch {
    // The parser's own message quotes the text, which may hold an image or a credential.
    return undefined;
  }
}
