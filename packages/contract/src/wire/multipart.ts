import { type Header, headerOf } from "../exchange.js";
import { parseMediaType } from "./media-type.js";
import { bufferOver } from "./text.js";

/** One part of a `multipart/form-data` body. */
export interface Part {
  /** One character a byte, as in the headers of a message. */
  headers: readonly Header[];
  /** Name of the field. */
  name: string;
  /** Whether it is a file: it has a file name, or a type that is not text. */
  isFile: boolean;
  /** What a file is called; empty if it has no name. */
  fileName: string;
  body: Uint8Array;
}

const lineEnd = "\r\n";

/** Takes a multipart body apart; `undefined` if it is not one, or a part has no name. */
export function readParts(body: Uint8Array, contentType: string): Part[] | undefined {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return undefined;
  // One character a byte, so that places in the text are places in the body.
  const text = bufferOver(body).toString("latin1");
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
  return parseMediaType(contentType)?.params.get("boundary") ?? undefined;
}

/** Makes a part of a form, with the headers that say its name and what it is. */
export function partOf(
  name: string,
  body: Uint8Array,
  more: { type?: string | undefined; fileName?: string; headers?: readonly Header[] } = {},
): Part {
  const { type, fileName, headers = [] } = more;
  const file = fileName === undefined ? "" : `; filename="${quoted(fileName)}"`;
  return {
    name,
    body,
    isFile: fileName !== undefined,
    fileName: fileName ?? "",
    headers: [
      ["Content-Disposition", latin1(`form-data; name="${quoted(name)}"${file}`)],
      ...(type === undefined ? [] : [["Content-Type", type] as const]),
      ...headers.map(([own, value]): Header => [own, latin1(value)]),
    ],
  };
}

function readPart(head: string, body: Uint8Array): Part | undefined {
  const headers = head.split(lineEnd).map((line): Header => {
    const colon = line.indexOf(":");
    return [line.slice(0, Math.max(colon, 0)), line.slice(colon + 1).trim()];
  });
  const disposition = headerOf(headers, "Content-Disposition") ?? "";
  const name = parameterOf(disposition, "name");
  const fileName = parameterOf(disposition, "filename");
  if (name === undefined || headers.some(([header]) => header === "")) return undefined;
  const type = headerOf(headers, "Content-Type");
  const hasFileName = /;\s*filename\*?=/i.test(disposition);
  return {
    headers,
    name,
    isFile: hasFileName || (type !== undefined && !/^(text\/|application\/([^;]+\+)?json\b)/i.test(type)),
    fileName: fileName ?? "",
    body,
  };
}

/** The value of a parameter of a `Content-Disposition`; `undefined` if it has none. */
function parameterOf(disposition: string, name: string): string | undefined {
  const found = disposition.match(new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, "i"));
  return found ? utf8(found[1] ?? found[2] ?? "").replace(/%(?:22|0D|0A)/gi, decodeURIComponent) : undefined;
}

/** A name as a part holds it in quotes (HTML, "multipart form data": quotes and line ends are percent-encoded). */
function quoted(text: string): string {
  return text.replace(/["\r\n]/g, encodeURIComponent);
}

/** The text whose UTF-8 is one character a byte. */
function utf8(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** The UTF-8 of a string, one character a byte. */
function latin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}
