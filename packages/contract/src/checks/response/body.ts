import type { CheckContext, TestedCase } from "../../check.js";
import type { JsonValue } from "../../document/document.js";
import type { MediaType } from "../../document/operations.js";
import { documentedMediaType, isJson, mediaTypeOf } from "../../wire/media-type.js";
import { readJson } from "../../wire/text.js";
import { isBodiless, type MatchedResponse, matchResponse } from "./documented.js";

/** A response whose body is JSON of a documented media type, with the parsed value. */
export interface JsonResponse extends MatchedResponse {
  mediaType: MediaType;
  value: JsonValue;
}

/** Returns the response with its parsed body if that is JSON of a documented media type. */
export function jsonResponse(tested: TestedCase, context: CheckContext): JsonResponse | undefined {
  const response = matchResponse(tested, context);
  if (response?.documented === undefined || isBodiless(tested, response.received)) return undefined;
  const type = mediaTypeOf(response.received.headers);
  const mediaType = type && isJson(type) ? documentedMediaType(response.documented.content, type) : undefined;
  if (mediaType === undefined) return undefined;
  const body = readJson(response.received.body);
  return "value" in body ? { ...response, mediaType, value: body.value } : undefined;
}
