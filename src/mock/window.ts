import type { JsonObject, OpenApiDocument } from "openapi-contract/document";
import { isObject, listOperations } from "openapi-contract/document";
import type { EngineRequest, EngineResponse } from "./exchange.js";

/** Cuts the list in an example to the page that a request asks for. */
export type CutToWindow = (request: EngineRequest, response: EngineResponse) => EngineResponse;

/**
 * Prepares the lists of a document that have pages (`x-window`): an example holds the complete list, and without a cut
 * a caller who asks for the next page would get the first one again, without end.
 */
export function windowsOf(document: OpenApiDocument): CutToWindow {
  const windows = listOperations(document).flatMap(({ method, path, window }) =>
    window?.iteration ? [{ method, pattern: pathPattern(path), ...window.iteration }] : [],
  );
  return (request, response) => {
    const window = windows.find(({ method, pattern }) => method === request.method && pattern.test(request.url.path));
    if (!window || response.status !== 200 || !isObject(response.body)) return response;
    const list = response.body[window.items];
    if (!Array.isArray(list)) return response;
    const start = integer(request.url.query?.[window.offset]) ?? 0;
    const count = integer(request.url.query?.[window.limit]) ?? list.length;
    const body: JsonObject = { ...response.body, [window.items]: list.slice(start, start + count) };
    return { ...response, body };
  };
}

/** Matches the paths of a template, after any prefix of a server. */
function pathPattern(template: string): RegExp {
  const parts = template.split(/\{[^{}]*\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`${parts.join("[^/]+")}$`);
}

function integer(value: string | string[] | undefined): number | undefined {
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : undefined;
}
