import type { CheckContext, TestedCase } from "../../check.js";
import type { Operation, OperationResponse } from "../../document/operations.js";
import type { HttpResponse } from "../../exchange.js";
import { mediaTypeOf } from "../../wire/media-type.js";

/** A response of an operation, with the documented response for its status. */
export interface MatchedResponse {
  operation: Operation;
  received: HttpResponse;
  /** The documented response for the status, its range or `default`; `undefined` if the status is undocumented. */
  documented: OperationResponse | undefined;
}

/** Returns the response if it is complete; only `response-complete` looks at others. */
export function completeResponse({ exchange }: Pick<TestedCase, "exchange">): HttpResponse | undefined {
  return exchange.failure === undefined ? exchange.response : undefined;
}

/** Whether a response is a success (2xx). */
export function isSuccess(response: HttpResponse | undefined): boolean {
  return response !== undefined && response.status >= 200 && response.status < 300;
}

/**
 * Returns the complete response if it is that of a documented operation. The document describes neither the response to an
 * undocumented path or method nor the mock's own `application/problem+json`.
 */
export function matchResponse(tested: TestedCase, context: CheckContext): MatchedResponse | undefined {
  const { operation, exchange } = tested;
  const received = completeResponse(tested);
  if (operation === undefined || received === undefined) return undefined;
  if (exchange.request.method !== operation.method.toUpperCase()) return undefined;
  if (context.isMock && isMockProblem(received)) return undefined;
  return { operation, received, documented: documentedResponse(operation, received.status) };
}

/** Whether the response is an error of the mock itself, not an example of the document. */
export function isMockProblem(received: HttpResponse): boolean {
  return mediaTypeOf(received.headers)?.essence === "application/problem+json";
}

/**
 * Returns the documented response for a status: the exact one, otherwise its range, otherwise `default`. Where an operation
 * lists its successes, `default` describes its errors: it is not the response for another success.
 */
export function documentedResponse(operation: Operation, status: number): OperationResponse | undefined {
  const { responses } = operation;
  const range = `${Math.trunc(status / 100)}XX`;
  const listed = [String(status), range]
    .map((name) => responses.find((response) => response.status.toUpperCase() === name))
    .find((response) => response !== undefined);
  const isError = status >= 400 || !responses.some((response) => /^[1-3]/.test(response.status));
  return listed ?? (isError ? defaultResponse(operation) : undefined);
}

/** Returns the `default` response of an operation. */
export function defaultResponse({ responses }: Operation): OperationResponse | undefined {
  return responses.find((response) => response.status === "default");
}

/** Whether HTTP forbids a body: in a response to `HEAD`, and with 204 and 304. */
export function isBodiless(tested: TestedCase, { status }: HttpResponse): boolean {
  return tested.exchange.request.method === "HEAD" || status === 204 || status === 304;
}
