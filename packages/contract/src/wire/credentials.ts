import type { JsonObject } from "../document/document.js";
import { type HttpRequest, headerOf } from "../exchange.js";
import { cookiePairsOf, queryPairsOf } from "./pairs.js";

/** Whether a request has something where a security scheme wants its credential; it need not be the right one. */
export function carriesCredential(scheme: JsonObject, { headers, url }: Pick<HttpRequest, "headers" | "url">): boolean {
  const name = String(scheme.name);
  if (scheme.type !== "apiKey") return headerOf(headers, "Authorization") !== undefined;
  if (scheme.in === "query") return queryPairsOf(url).some(([own]) => own === name);
  if (scheme.in === "cookie") return cookiePairsOf(headers).some(([own]) => own === name);
  return headerOf(headers, name) !== undefined;
}
