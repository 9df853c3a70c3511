/**
 * Waits for a promise, but no longer than until the signal is aborted.
 *
 * @throws The signal's reason, as soon as it is aborted.
 */
export function unlessAborted<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
    if (signal.aborted) stop();
  });
}

/**
 * Waits for so many milliseconds.
 *
 * @throws The signal's reason, as soon as it is aborted; no timer is left behind.
 */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
  });
}

/** A signal that follows others, and can be let go of. */
export interface Deadline {
  signal: AbortSignal;
  /** Stops the clock. To be called when the wait is over. */
  clear(): void;
}

/**
 * A signal that is aborted when one of the others is, or with a reason of its own when the time is over.
 *
 * @param milliseconds - `Infinity` for no limit.
 */
export function deadline(others: readonly AbortSignal[], milliseconds: number, reason: () => unknown): Deadline {
  const controller = new AbortController();
  const followed = others.map((other) => {
    const follow = () => controller.abort(other.reason);
    if (other.aborted) follow();
    other.addEventListener("abort", follow, { once: true });
    return () => other.removeEventListener("abort", follow);
  });
  const timer = Number.isFinite(milliseconds) ? setTimeout(() => controller.abort(reason()), milliseconds) : undefined;
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      for (const stop of followed) stop();
    },
  };
}
