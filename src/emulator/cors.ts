import type { IncomingHttpHeaders } from "node:http";
import type { Header } from "./call.js";

/** Headers of every response: pages of any origin may read it, with the headers that callers need. */
export const corsHeaders: readonly Header[] = [
  ["Access-Control-Allow-Origin", "*"],
  [
    "Access-Control-Expose-Headers",
    [
      "X-Request-Id",
      "X-IAM-Trace-Id",
      "X-Subject-Token",
      "X-ratelimit",
      "X-ratelimit-used",
      "X-ratelimit-window",
      "Retry-After",
    ].join(", "),
  ],
];

/** Whether a browser asks if a page may send a request. */
export function isPreflight(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  return method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
}

/** Headers of the response to a preflight request: any method, and whatever headers the page asks for. */
export function preflightHeaders(headers: IncomingHttpHeaders): Header[] {
  return [
    ["Access-Control-Allow-Methods", "GET, POST, PUT, DELETE"],
    // Not `*`, which does not stand for `Authorization`.
    ["Access-Control-Allow-Headers", headers["access-control-request-headers"] ?? "*"],
    ["Access-Control-Max-Age", "600"],
  ];
}
