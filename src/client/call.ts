import { errorOfCall, type FrsResponseError, isFrsError } from "./errors.js";
import { callHook } from "./hooks.js";
import type { ClientSettings } from "./settings.js";
import type { Call, CallingClient } from "./transport.js";

/** A call whose project and content may still be unknown. */
export type CallUnderWay = Call & { projectId: string | undefined; content: Call["content"] };

/** Starts a call of a client. */
export type NewCall = (operation: string, sideEffects: Call["sideEffects"]) => CallUnderWay;

/** Returns a function that starts and numbers the calls of a client. */
export function callFactory({ limits, maxResponseBytes, hooks }: ClientSettings, client: CallingClient): NewCall {
  let calls = 0;
  return (operation, sideEffects) => ({
    operation,
    sideEffects,
    ...limits,
    startedAt: performance.now(),
    maxResponseBytes,
    number: ++calls,
    hooks,
    projectId: undefined,
    // Fields that are set later are present from the start: objects that grow are slow.
    progress: { attempts: 0, hasResponse: false, hint: undefined, sent: undefined, credentials: [] },
    content: { secrets: [] },
    client,
  });
}

/** Runs a call; if it fails, sets the number of attempts on the error and calls the hook `onError`. */
export async function withHooks<Value>(call: Call, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (cause) {
    const { operation, number, progress, hooks, startedAt } = call;
    const attempt = progress.attempts;
    const error = errorOfCall(operation, cause);
    // The error of another call has its own count.
    if (isFrsError(error) && error.operation === operation && error.attempts === 0) error.attempts = attempt;
    // Only errors of a response have these.
    const { status, requestId } = (isFrsError(error) ? error : {}) as Partial<
      Pick<FrsResponseError, "status" | "requestId">
    >;
    const duration = performance.now() - startedAt;
    callHook(hooks, "onError", { call: number, operation, attempt, error, status, requestId, duration });
    throw error;
  }
}
