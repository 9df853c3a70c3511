import type { Clock } from "./clock.js";

/** Says when the next request may be sent. */
export interface Pace {
  /**
   * Waits for the next free moment; whoever asks first goes first.
   *
   * @throws The reason of the signal, as soon as it is aborted.
   */
  turn(signal: AbortSignal): Promise<void>;
  /** Gives nobody a turn for a time, in milliseconds. */
  pause(milliseconds: number): void;
}

/** Spreads requests evenly: never more than `rate` in a second, and none are saved up. */
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
        // Who had a turn within a pause that began meanwhile queues again, lest all start at its end.
        if (moment >= pausedUntil) return;
      }
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
    },
  };
}
