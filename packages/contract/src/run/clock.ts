/** Time as a run sees it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /**
   * Waits.
   *
   * @throws The reason of the signal, as soon as it is aborted.
   */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Longest delay of a timer, in milliseconds; a longer one would end at once. */
export const longestTimer = 2 ** 31 - 1;

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  async sleep(milliseconds, signal) {
    let left = milliseconds;
    do {
      await wait(Math.min(left, longestTimer), signal);
      left -= longestTimer;
    } while (left > 0);
  },
};

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", abort, { once: true });
  });
}
