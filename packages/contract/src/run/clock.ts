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

/** How long a timer may run, in milliseconds; one that is set to more ends at once. */
export const longestTimer = 2 ** 31 - 1;

/** The time of this machine. */
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
