import type { JsonValue } from "../document/document.js";
import { bufferOver } from "./text.js";

/** A file, as a data URI holds it. */
export interface DataUri {
  type: string;
  bytes: Uint8Array;
}

/** Reads the file that a data URI in base64 stands for; `undefined` if a value is none. */
export function readDataUri(value: JsonValue): DataUri | undefined {
  const found = typeof value === "string" ? value.match(/^data:([^;,]+(?:;[\w-]+=[^;,]+)*);base64,(.*)$/s) : null;
  return found ? { type: found[1] ?? "", bytes: Buffer.from(found[2] ?? "", "base64") } : undefined;
}

/** Writes a file as a data URI. */
export function writeDataUri({ type, bytes }: DataUri): string {
  return `data:${type};base64,${bufferOver(bytes).toString("base64")}`;
}
