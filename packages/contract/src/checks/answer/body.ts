import type { CheckContext, Judged } from "../../check.js";
import type { JsonValue } from "../../document/document.js";
import type { MediaType } from "../../document/operations.js";
import { documentedMediaType, isJson, mediaTypeOf } from "../../wire/media-type.js";
import { readJson } from "../../wire/text.js";
import { isBodiless, type OperationAnswer, operationAnswer } from "./documented.js";

/** An answer whose body is JSON of a documented media type. */
export interface JsonAnswer extends OperationAnswer {
  mediaType: MediaType;
  value: JsonValue;
}

/** The answer with its body, if that is JSON of a media type that the document has for the status. */
export function jsonAnswer(judged: Judged, context: CheckContext): JsonAnswer | undefined {
  const answer = operationAnswer(judged, context);
  if (answer?.documented === undefined || isBodiless(judged, answer.received)) return undefined;
  const type = mediaTypeOf(answer.received.headers);
  const mediaType = type && isJson(type) ? documentedMediaType(answer.documented.content, type) : undefined;
  if (mediaType === undefined) return undefined;
  const body = readJson(answer.received.body);
  return "value" in body ? { ...answer, mediaType, value: body.value } : undefined;
}
