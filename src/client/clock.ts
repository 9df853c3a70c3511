/** Time and chance, which tests replace. */
export interface Clock {
  /** The current time. */
  now(): Date;
  /** Milliseconds since any moment in the past, by a clock that nobody sets, such as `performance.now()`. */
  monotonic(): number;
  /** A number from 0 up to, but not including, 1. */
  random(): number;
  /** Resolves after so many milliseconds; rejects as soon as the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}
