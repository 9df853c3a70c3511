import { innermostOf, unreadable } from "./attempt.js";
import type { BufferedResponse } from "./buffered-response.js";
import { authRule } from "./check.js";
import type { Clock } from "./clock.js";
import { FrsInputError, isFrsConnectionError, isFrsError, isFrsTimeoutError } from "./errors.js";
import { callHook } from "./hooks.js";
import { readFailure } from "./response.js";
import { retryAfter } from "./retry-after.js";
import { isRetryable, wasNotProcessed } from "./retryable.js";
import type { Call, Layer } from "./transport.js";

/** When and how often a request is retried. */
export interface RetryOptions {
  /**
   * Maximum number of attempts, including the first.
   *
   * @default 3
   */
  attempts?: number | undefined;
  /**
   * Maximum delay before the second attempt, in milliseconds; it doubles with each further attempt. The delay itself is random
   * between 0 and that maximum, so that many callers do not retry at the same time.
   *
   * @default 500
   */
  minDelay?: number | undefined;
  /**
   * Maximum delay before any attempt, in milliseconds. If `Retry-After` of the response is longer, the call fails
   * immediately with an error whose `retryAfter` is that delay.
   *
   * @default 10000
   */
  maxDelay?: number | undefined;
}

/** Error codes of connections that failed before anything was sent. */
const notSent = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * Retries a request where that is safe and can help. A request that creates, changes or deletes is retried only if it was
 * certainly not processed: the connection was refused, or the response is 429 or 503.
 *
 * @param permanentCodes - Codes of server errors that a retry cannot resolve.
 */
export function retry(clock: Pick<Clock, "now" | "random" | "sleep">, permanentCodes: readonly string[]): Layer {
  return (next) => async (request, call) => {
    const { attempts, minDelay, maxDelay } = call.retry;
    const wait = async (delay: number, status: number | undefined, error: unknown) => {
      const { number, operation, progress, hooks } = call;
      callHook(hooks, "onRetry", { call: number, operation, attempt: progress.attempts, status, error, delay });
      await clock.sleep(delay, request.signal);
    };
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= attempts;
      let received: BufferedResponse | undefined;
      try {
        received = await next(request, call);
      } catch (error) {
        if (isLast || request.signal?.aborted || !mayRetryAfterError(error, call)) throw error;
        await wait(backoff(clock, attempt, minDelay, maxDelay), undefined, error);
        continue;
      }
      // Callers without types may pass an `auth` that is not an authentication, and so returns something else.
      if (typeof received?.status !== "number") throw new FrsInputError(call.operation, "auth", wrongAuth);
      const { status } = received;
      if (isLast || !mayRetryAfterStatus(status, call)) return received;
      if (permanentCodes.includes(readFailure(received).code ?? "")) return received;
      // Callers without types may pass a clock that returns milliseconds.
      const requestedDelay = retryAfter(received.headers, new Date(clock.now()));
      const delay = requestedDelay ?? backoff(clock, attempt, minDelay, maxDelay);
      // An earlier retry would add load; whether to wait that long is the decision of the caller.
      if (delay > maxDelay) return received;
      // The error of the response says more than a timeout during the delay.
      if (performance.now() - call.startedAt + delay >= call.totalTimeout) return received;
      await wait(delay, status, undefined);
    }
  };
}

/** Message for a function that is not an authentication, such as `tokenAuth` itself. */
export const wrongAuth = `\`auth\` must be ${authRule[0]}.`;

function mayRetryAfterStatus(status: number, { sideEffects }: Call): boolean {
  return isRetryable(status) && (sideEffects !== "writes" || wasNotProcessed(status));
}

function mayRetryAfterError(error: unknown, { operation, sideEffects }: Call): boolean {
  // Errors of another operation, such as `createToken`, have already been retried.
  if (!isFrsError(error) || error.operation !== operation) return false;
  if (isFrsConnectionError(error)) {
    // A changed file stays changed.
    return sideEffects === "writes" ? wasNotSent(error) : innermostOf(error).code !== unreadable;
  }
  return isFrsTimeoutError(error) && sideEffects !== "writes";
}

/** Whether an error, or one of its causes, says that the connection failed. */
function wasNotSent(error: unknown): boolean {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const code = String(Reflect.get(inner, "code"));
    if (notSent.has(code) || (code === "ETIMEDOUT" && Reflect.get(inner, "syscall") === "connect")) return true;
    const several: unknown = Reflect.get(inner, "errors");
    if (Array.isArray(several) && several.length > 0 && several.every(wasNotSent)) return true;
  }
  return false;
}

/** Returns a random delay, in milliseconds, whose maximum doubles with each attempt. */
function backoff(clock: Pick<Clock, "random">, attempt: number, minDelay: number, maxDelay: number): number {
  return clock.random() * Math.min(maxDelay, minDelay * 2 ** (attempt - 1));
}
