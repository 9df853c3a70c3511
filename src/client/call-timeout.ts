import { type LimitedRequest, withDeadline } from "./abort.js";
import { errorOfCall, type FrsResponseError, isFrsError } from "./errors.js";
import { callHook } from "./hooks.js";
import type { Call } from "./transport.js";

/**
 * Runs a call and aborts it when its `totalTimeout` is over.
 *
 * @param signal - The caller's signal, which also aborts it.
 * @param task - Receives a request to fill in; its signal is aborted in either case.
 * @throws {FrsTimeoutError} If the call takes longer than `totalTimeout`.
 */
export function withCallTimeout<Value>(
  call: Call,
  signal: AbortSignal | undefined,
  task: (request: LimitedRequest) => Promise<Value>,
): Promise<Value> {
  return withDeadline({ signal }, call, "totalTimeout", task);
}

/** Runs a call; if it fails, sets the number of attempts on the error and calls the hook `onError`. */
export async function withHooks<Value>(call: Call, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (cause) {
    const error = errorOfCall(call.operation, cause);
    fail(call, error, performance.now() - call.startedAt);
    throw error;
  }
}

function fail({ operation, number, progress, hooks }: Call, error: unknown, duration: number): void {
  const attempt = progress.attempts;
  // The error of another call has its own count.
  if (isFrsError(error) && error.operation === operation && error.attempts === 0) error.attempts = attempt;
  // Only errors of a response have these.
  const { status, requestId } = (isFrsError(error) ? error : {}) as Partial<
    Pick<FrsResponseError, "status" | "requestId">
  >;
  callHook(hooks, "onError", { call: number, operation, attempt, error, status, requestId, duration });
}
