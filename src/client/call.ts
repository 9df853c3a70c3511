import type { ClientSettings } from "./settings.js";
import type { Call, CallingClient } from "./transport.js";

/** A call whose project and content may not be known yet. */
export type CallUnderWay = Call & { projectId: string | undefined; content: Call["content"] };

/** Begins a call of a client. */
export type NewCall = (operation: string, sideEffects: Call["sideEffects"]) => CallUnderWay;

/** Returns what begins the calls of a client, and counts them. */
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
    // All that is filled in later stands here from the start: objects that grow cost every call.
    progress: { attempts: 0, hint: undefined, sent: undefined, credentials: [] },
    content: { secrets: [] },
    client,
  });
}
