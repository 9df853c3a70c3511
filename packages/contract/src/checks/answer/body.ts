import type { CheckContext, Judged } from "../../check.js";
import type { JsonValue } from "../../document/document.js";
import type { MediaType } from "../../document/operations.js";
import {
  contentTypeOf,
  documentedMediaType,
  isBodiless,
  isJson,
  type OperationAnswer,
  operationAnswer,
} from "./documented.js";

/** A body as JSON, or why it is none. */
export type JsonBody = { value: JsonValue } | { problem: string };

/** An answer whose body is JSON of a documented media type. */
export interface JsonAnswer extends OperationAnswer {
  mediaType: MediaType;
  value: JsonValue;
}

/** Reads a body as JSON, which travels as UTF-8 without a byte order mark. */
export function readJson(body: Uint8Array): JsonBody {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return { problem: "it is not UTF-8" };
  }
  if (text.startsWith("\uFEFF")) return { problem: "it starts with a byte order mark" };
  try {
    // What JSON.parse gives is JSON by construction.
    return { value: JSON.parse(text) as JsonValue };
  } catch {
    // The parser's own message quotes the text, which may hold an image or a credential.
    return { problem: "it does not parse; it may be cut off" };
  }
}

/** The answer with its body, if that is JSON of a media type that the document has for the status. */
export function jsonAnswer(judged: Judged, context: CheckContext): JsonAnswer | undefined {
  const answer = operationAnswer(judged, context);
  if (answer?.documented === undefined || isBodiless(judged, answer.received)) return undefined;
  const type = contentTypeOf(answer.received);
  const mediaType = type && isJson(type) ? documentedMediaType(answer.documented.content, type) : undefined;
  if (mediaType === undefined) return undefined;
  const body = readJson(answer.received.body);
  return "value" in body ? { ...answer, mediaType, value: body.value } : undefined;
}
