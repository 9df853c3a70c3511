import { MIMEType } from "node:util";
import { essenceOf } from "../document/media-type-name.js";
import type { MediaType } from "../document/operations.js";
import { type Header, headerOf } from "../exchange.js";

/** Reads the media type of a body from its `Content-Type`; `undefined` if it is missing or malformed. */
export function mediaTypeOf(headers: readonly Header[]): MIMEType | undefined {
  return parseMediaType(headerOf(headers, "Content-Type"));
}

/** Reads a media type with its parameters; `undefined` if it is missing or malformed. */
export function parseMediaType(text: string | undefined): MIMEType | undefined {
  if (text === undefined) return undefined;
  try {
    return new MIMEType(text);
  } catch {
    return undefined;
  }
}

/** Whether a media type carries JSON. */
export function isJson({ subtype }: MIMEType): boolean {
  return subtype === "json" || subtype.endsWith("+json");
}

/** Finds the documented media type that a body's own falls under, the most specific one first. Parameters do not matter. */
export function documentedMediaType(content: readonly MediaType[], type: MIMEType): MediaType | undefined {
  return [type.essence, `${type.type}/*`, "*/*"]
    .map((essence) => content.find(({ name }) => essenceOf(name) === essence))
    .find((mediaType) => mediaType !== undefined);
}
