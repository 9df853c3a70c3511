import { innermostOf, unreadable } from "./attempt.js";
import type { BufferedResponse } from "./buffered-response.js";
import { authRule } from "./check.js";
import type { Clock } from "./clock.js";
import { FrsInputError, isFrsConnectionError, isFrsError, isFrsTimeoutError } from "./errors.js";
import { tell } from "./hooks.js";
import { readFailure } from "./response.js";
import { retryAfter } from "./retry-after.js";
import { canPass, wasNotProcessed } from "./retryable.js";
import type { Call, Layer } from "./transport.js";

/** When and how often a call is repeated. */
export interface RetryOptions {
  /**
   * How often a request is sent at most, the first time included.
   *
   * @default 3
   */
  attempts?: number | undefined;
  /**
   * Longest wait before the second attempt, in milliseconds; it doubles with each further one. The wait itself is chosen
   * at random between nothing and that, so that many callers do not come back at once.
   *
   * @default 500
   */
  minDelay?: number | undefined;
  /**
   * Longest wait before any attempt, in milliseconds. If the response asks for a longer one with `Retry-After`, the call
   * ends at once with its error, whose `retryAfter` says how long.
   *
   * @default 10000
   */
  maxDelay?: number | undefined;
}

/** Codes of errors that occur before anything is sent. */
const notSent = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * Repeats a request where that is safe and can help. A request that creates, changes or deletes is repeated only if it
 * certainly had no effect: the connection was refused, or the response is 429 or 503.
 *
 * @param permanentCodes - Codes of server errors that do not pass by themselves: nothing is repeated after them.
 */
export function retry(clock: Pick<Clock, "now" | "random" | "sleep">, permanentCodes: readonly string[]): Layer {
  return (next) => async (request, call) => {
    const { attempts, minDelay, maxDelay } = call.retry;
    const wait = async (delay: number, status: number | undefined, error: unknown) => {
      const { number, operation, progress, hooks } = call;
      tell(hooks, "onRetry", { call: number, operation, attempt: progress.attempts, status, error, delay });
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
      // The types rule out an `auth` that is no layer, and so gives something else than a response.
      if (typeof received?.status !== "number") throw new FrsInputError(call.operation, "auth", wrongAuth);
      const { status, headers } = received;
      if (isLast || !mayRetryAfterStatus(status, call)) return received;
      if (permanentCodes.includes(readFailure(received).code ?? "")) return received;
      // Callers without types may give a clock of milliseconds.
      const asked = retryAfter(headers, new Date(clock.now()));
      const delay = asked ?? backoff(clock, attempt, minDelay, maxDelay);
      // To come back sooner than asked for adds to the load, and so long a wait is for the caller to decide on.
      if (delay > maxDelay) return received;
      // The response tells more than that the time of the call was over amid a wait.
      if (performance.now() - call.startedAt + delay >= call.totalTimeout) return received;
      await wait(delay, status, undefined);
    }
  };
}

/** Said of a function that is no authentication, such as `tokenAuth` itself. */
export const wrongAuth = `\`auth\` must be ${authRule[0]}.`;

function mayRetryAfterStatus(status: number, { sideEffects }: Call): boolean {
  return canPass(status) && (sideEffects !== "writes" || wasNotProcessed(status));
}

function mayRetryAfterError(error: unknown, { operation, sideEffects }: Call): boolean {
  // Errors of another operation, such as the one that fetches a token, come after repeats of their own.
  if (!isFrsError(error) || error.operation !== operation) return false;
  if (isFrsConnectionError(error)) {
    // A file that was changed stays so.
    return sideEffects === "writes" ? wasNotSent(error) : innermostOf(error).code !== unreadable;
  }
  return isFrsTimeoutError(error) && sideEffects !== "writes";
}

/** Whether an error, or one that caused it, tells that the connection never came about. */
function wasNotSent(error: unknown): boolean {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const code = String(Reflect.get(inner, "code"));
    if (notSent.has(code) || (code === "ETIMEDOUT" && Reflect.get(inner, "syscall") === "connect")) return true;
    const several: unknown = Reflect.get(inner, "errors");
    if (Array.isArray(several) && several.length > 0 && several.every(wasNotSent)) return true;
  }
  return false;
}

/** A random wait that may get twice as long with each attempt, in milliseconds. */
function backoff(clock: Pick<Clock, "random">, attempt: number, minDelay: number, maxDelay: number): number {
  return clock.random() * Math.min(maxDelay, minDelay * 2 ** (attempt - 1));
}
