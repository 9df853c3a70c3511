import type { Clock } from "../../src/run/clock.js";

/** A clock that moves only while somebody sleeps, which takes no time. */
export function fixedClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    async sleep(milliseconds, signal) {
      signal.throwIfAborted();
      now += milliseconds;
    },
  };
}
