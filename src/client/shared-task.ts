import { unlessAborted } from "./abort.js";

/**
 * Lets several callers wait for one task at a time. It is ended when none of them waits any more, lest it keep a process
 * alive of which nobody wants its outcome.
 *
 * The function joins the task under way, or begins one. It throws what the task throws, or the reason of the caller's
 * signal as soon as that is aborted.
 */
export function sharedTask<Value>(): (
  signal: AbortSignal | undefined,
  begin: (signal: AbortSignal) => Promise<Value>,
) => Promise<Value> {
  let underWay: { outcome: Promise<Value>; end: AbortController; callers: number } | undefined;
  return async (signal, begin) => {
    signal?.throwIfAborted();
    if (!underWay) {
      const end = new AbortController();
      underWay = { outcome: begin(end.signal), end, callers: 0 };
    }
    const joined = underWay;
    joined.callers++;
    try {
      return await unlessAborted(signal, joined.outcome);
    } finally {
      joined.callers--;
      if (joined.callers === 0) {
        if (underWay === joined) underWay = undefined;
        joined.end.abort();
      }
    }
  };
}
