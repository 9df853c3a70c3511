import { type LimitedRequest, withDeadline } from "./abort.js";
import { errorOfCall, type FrsResponseError, FrsTimeoutError, isFrsError } from "./errors.js";
import { tell } from "./hooks.js";
import type { Call } from "./transport.js";

/**
 * Does all that a call consists of, and ends it when it takes too long with all its attempts and waits.
 *
 * @param signal - Ends it, too.
 * @param task - Gets a request to fill in, whose signal is aborted in either case.
 * @throws {FrsTimeoutError} If the time of the call is over before.
 */
export function withCallTimeout<Value>(
  { operation, totalTimeout }: Call,
  signal: AbortSignal | undefined,
  task: (request: LimitedRequest) => Promise<Value>,
): Promise<Value> {
  const late = () => new FrsTimeoutError(operation, `No complete response within ${totalTimeout} ms in all.`);
  return withDeadline({ signal }, totalTimeout, late, task);
}

/** Does a call; if it fails, notes in the error how often it was tried, and tells the hooks. */
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
  // One that a call before has failed with has a count of its own.
  if (isFrsError(error) && error.operation === operation && error.attempts === 0) error.attempts = attempt;
  // Errors of a response have both, all others neither.
  const { status, requestId } = (isFrsError(error) ? error : {}) as Partial<
    Pick<FrsResponseError, "status" | "requestId">
  >;
  tell(hooks, "onError", { call: number, operation, attempt, error, status, requestId, duration });
}
