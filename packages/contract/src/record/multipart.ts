import { type Header, headerOf } from "../exchange.js";
import { mediaTypeOf } from "./content.js";

/** One part of a `multipart/form-data` body. */
export interface Part {
  headers: readonly Header[];
  /** Name of the field. */
  name: string;
  /** Whether it is a file: it has a file name, or a type that is not text. */
  isFile: boolean;
  body: Uint8Array;
}

const lineEnd = "\r\n";

/** Takes a multipart body apart; `undefined` if it is none, or a part has no name. */
export function readParts(body: Uint8Array, contentType: string): Part[] | undefined {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return undefined;
  // One character a byte, so that places in the text are places in the body.
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
  const delimiter = `--${boundary}`;
  const parts: Part[] = [];
  let at = text.startsWith(delimiter) ? 0 : text.indexOf(lineEnd + delimiter) + lineEnd.length;
  if (!text.startsWith(delimiter, at)) return undefined;
  while (!text.startsWith("--", at + delimiter.length)) {
    const start = text.indexOf(lineEnd, at);
    const end = text.indexOf(lineEnd + delimiter, start);
    const headEnd = text.indexOf(lineEnd + lineEnd, start);
    if (start < 0 || end < 0 || headEnd < 0 || headEnd > end) return undefined;
    const part = readPart(text.slice(start + lineEnd.length, headEnd), body.subarray(headEnd + 4, end));
    if (part === undefined) return undefined;
    parts.push(part);
    at = end + lineEnd.length;
  }
  return parts;
}

/** Puts parts together to a body with the boundary of a content type. */
export function writeParts(parts: readonly Part[], contentType: string): Uint8Array {
  const delimiter = `--${boundaryOf(contentType) ?? ""}`;
  return Buffer.concat([
    ...parts.flatMap(({ headers, body }) => {
      const head = headers.map(([name, value]) => `${name}: ${value}${lineEnd}`).join("");
      return [Buffer.from(`${delimiter}${lineEnd}${head}${lineEnd}`, "latin1"), body, Buffer.from(lineEnd)];
    }),
    Buffer.from(`${delimiter}--${lineEnd}`, "latin1"),
  ]);
}

/** The boundary between the parts of a form, from its content type. */
export function boundaryOf(contentType: string): string | undefined {
  return mediaTypeOf([["Content-Type", contentType]])?.params.get("boundary") ?? undefined;
}

function readPart(head: string, body: Uint8Array): Part | undefined {
  const headers = head.split(lineEnd).map((line): Header => {
    const colon = line.indexOf(":");
    return [line.slice(0, Math.max(colon, 0)), line.slice(colon + 1).trim()];
  });
  const disposition = headerOf(headers, "Content-Disposition") ?? "";
  const name = disposition.match(/;\s*name=(?:"([^"]*)"|([^\s;]+))/i);
  if (name === null || headers.some(([header]) => header === "")) return undefined;
  const type = headerOf(headers, "Content-Type");
  return {
    headers,
    name: Buffer.from(name[1] ?? name[2] ?? "", "latin1").toString("utf8"),
    isFile: /;\s*filename\*?=/i.test(disposition) || (type !== undefined && !/^(text\/|application\/json)/i.test(type)),
    body,
  };
}
