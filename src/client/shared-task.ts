import { unlessAborted } from "./abort.js";

/**
 * Shares one running task between callers. It is aborted when no caller waits any more, so that it does not keep a process
 * alive.
 *
 * The returned function joins the running task, or starts one. It throws what the task throws, or the reason of the caller's
 * signal as soon as that is aborted.
 */
export function sharedTask<Value>(): (
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => Promise<Value>,
) => Promise<Value> {
  let running: { outcome: Promise<Value>; end: AbortController; callers: number } | undefined;
  return async (signal, start) => {
    signal?.throwIfAborted();
    if (!running) {
      const end = new AbortController();
      running = { outcome: start(end.signal), end, callers: 0 };
    }
    const joined = running;
    joined.callers++;
    try {
      return await unlessAborted(signal, joined.outcome);
    } finally {
      joined.callers--;
      if (joined.callers === 0) {
        if (running === joined) running = undefined;
        joined.end.abort();
      }
    }
  };
}
