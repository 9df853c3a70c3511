import { isObject, type JsonObject, type Operation } from "openapi-contract/document";
import type { EngineRequest, EngineResponse } from "./exchange.js";

/**
 * Cuts the list in an example to the page that a request asks for (`x-window`): an example holds the complete list, and
 * without a cut a caller who asks for the next page would get the first one again, without end.
 */
export function cutToWindow(
  operation: Operation | undefined,
  request: EngineRequest,
  response: EngineResponse,
): EngineResponse {
  const window = operation?.window?.iteration;
  if (!window || response.status !== 200 || !isObject(response.body)) return response;
  const list = response.body[window.items];
  if (!Array.isArray(list)) return response;
  const start = integer(request.url.query?.[window.offset]) ?? 0;
  const count = integer(request.url.query?.[window.limit]) ?? list.length;
  const body: JsonObject = { ...response.body, [window.items]: list.slice(start, start + count) };
  return { ...response, body };
}

function integer(value: string | string[] | undefined): number | undefined {
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : undefined;
}
