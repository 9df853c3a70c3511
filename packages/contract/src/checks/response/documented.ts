import type { CheckContext, TestedCase } from "../../check.js";
import type { Operation, OperationResponse } from "../../document/operations.js";
import type { HttpResponse } from "../../exchange.js";
import { mediaTypeOf } from "../../wire/media-type.js";

/** A response of an operation, with what the document says of its status. */
export interface MatchedResponse {
  operation: Operation;
  received: HttpResponse;
  /** The documented response of that status, of its range, or the default one; missing if the status is undocumented. */
  documented: OperationResponse | undefined;
}

/** The response, if all of it came. One that broke off is the matter of `response-complete` alone. */
export function completeResponse({ exchange }: Pick<TestedCase, "exchange">): HttpResponse | undefined {
  return exchange.failure === undefined ? exchange.response : undefined;
}

/** Whether a response says that the request did what it was to do. */
export function isSuccess(response: HttpResponse | undefined): boolean {
  return response !== undefined && response.status >= 200 && response.status < 300;
}

/**
 * The complete response, if the document's operation gave it. A path or method that the document does not have is responded by
 * whatever stands in front of the operations, and an `application/problem+json` of the mock is Prism speaking for itself:
 * the document promises neither.
 */
export function matchResponse(tested: TestedCase, context: CheckContext): MatchedResponse | undefined {
  const { operation, exchange } = tested;
  const received = completeResponse(tested);
  if (operation === undefined || received === undefined) return undefined;
  if (exchange.request.method !== operation.method.toUpperCase()) return undefined;
  if (context.isMock && isMockProblem(received)) return undefined;
  return { operation, received, documented: documentedResponse(operation, received.status) };
}

/** Whether the mock responds for itself instead of from the document. */
export function isMockProblem(received: HttpResponse): boolean {
  return mediaTypeOf(received.headers)?.essence === "application/problem+json";
}

/** What the document says of a status: the exact one first, then its range, then the default. */
export function documentedResponse({ responses }: Operation, status: number): OperationResponse | undefined {
  const range = `${Math.trunc(status / 100)}XX`;
  return [String(status), range, "default"]
    .map((name) => responses.find((response) => response.status.toUpperCase() === name.toUpperCase()))
    .find((response) => response !== undefined);
}

/** Whether a response has no body by the rules of HTTP: to `HEAD`, and with the statuses 204 and 304. */
export function isBodiless(tested: TestedCase, { status }: HttpResponse): boolean {
  return tested.exchange.request.method === "HEAD" || status === 204 || status === 304;
}
