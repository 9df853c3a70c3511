import type { Clock } from "./clock.js";

/** Limits the rate of requests. */
export interface Pace {
  /**
   * Waits for the next free moment, first come, first served.
   *
   * @throws The reason of the signal, as soon as it is aborted.
   */
  turn(signal: AbortSignal): Promise<void>;
  /** Blocks all requests for a time, in milliseconds. */
  pause(milliseconds: number): void;
}

/** Creates a pace of at most `rate` requests/s, evenly spread; unused turns are not saved up. */
export function createPace(rate: number, clock: Clock): Pace {
  const interval = 1000 / rate;
  let next = Number.NEGATIVE_INFINITY;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return {
    async turn(signal) {
      for (;;) {
        signal.throwIfAborted();
        const now = clock.now();
        const moment = Math.max(now, next, pausedUntil);
        next = moment + interval;
        if (moment > now) await clock.sleep(moment - now, signal);
        // A caller whose turn falls into a pause that began meanwhile queues again, otherwise all would start at its end.
        if (moment >= pausedUntil) return;
      }
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
    },
  };
}
