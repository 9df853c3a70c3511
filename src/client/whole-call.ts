import { withDeadline } from "./abort.js";
import { FrsTimeoutError } from "./errors.js";
import type { Call, Layer } from "./transport.js";

/** Ends a call that takes too long with all its attempts and waits. */
export const wholeCall: Layer = (next) => (request, call) =>
  withDeadline(request, timeLeft(call), lateOf(call), (limited) => next(limited, call));

/**
 * Does something that a call needs before its request can be made.
 *
 * @param task - Gets a signal that is aborted when the call is, or when its time is over.
 * @throws {FrsTimeoutError} If the time of the call is over before.
 */
export function withinCall<Value>(
  call: Call,
  signal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const nothing = { method: "", url: "", headers: new Headers(), body: undefined, signal };
  return withDeadline(nothing, timeLeft(call), lateOf(call), (limited) => task(limited.signal));
}

/** What is left of the time that a call may take, in milliseconds. */
function timeLeft({ totalTimeout, startedAt }: Call): number {
  return totalTimeout - (performance.now() - startedAt);
}

function lateOf({ operation, totalTimeout }: Call): () => FrsTimeoutError {
  return () => new FrsTimeoutError(operation, `No whole answer within ${totalTimeout} ms in all.`);
}
