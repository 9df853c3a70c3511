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
