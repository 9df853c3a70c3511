/** Thrown if a clock does not tell the time. */
export class ClockError extends Error {
  override readonly name = "ClockError";

  constructor(what: string, options?: ErrorOptions) {
    super(`\`now\` must be a function that returns a valid Date; it ${what}.`, options);
  }
}

/**
 * Returns a clock that shows whatever the given one shows, and says what is wrong with it where it does not work.
 *
 * @throws {ClockError} When it is read: if the given one throws, or returns something else than a valid Date.
 */
export function checkedClock(now: () => unknown): () => Date {
  return () => {
    const time = read(now);
    if (!(time instanceof Date)) throw new ClockError("returned something else");
    if (Number.isNaN(time.getTime())) throw new ClockError("returned an invalid Date");
    return time;
  };
}

function read(now: () => unknown): unknown {
  try {
    return now();
  } catch (cause) {
    throw new ClockError(`threw ${String(cause)}`, { cause });
  }
}
