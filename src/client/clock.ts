/** Time and random numbers, which tests can replace. */
export interface Clock {
  /** Returns the current time. */
  now(): Date;
  /** Returns milliseconds of a monotonic clock, such as `performance.now()`. */
  monotonic(): number;
  /** Returns a random number ≥ 0 and < 1. */
  random(): number;
  /** Resolves after a number of milliseconds; rejects as soon as the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}
