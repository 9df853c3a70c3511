/** The longest time that a timer can wait, in milliseconds, some 24 days; runtimes take a longer one for none. */
const longestTimer = 2 ** 31 - 1;

/** What is to happen when a signal is aborted. Gives back a function that takes it back. */
function onAbort(signal: AbortSignal, act: () => void): () => void {
  if (signal.aborted) act();
  else signal.addEventListener("abort", act, { once: true });
  return () => signal.removeEventListener("abort", act);
}

/**
 * Waits for a promise, but no longer than until the signal is aborted.
 *
 * @throws The signal's reason, as soon as it is aborted.
 */
export function unlessAborted<Value>(signal: AbortSignal | undefined, promise: Promise<Value>): Promise<Value> {
  if (!signal) return promise;
  // By hand, since every attempt passes here: a race costs several promises more.
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => reject(signal.reason));
    promise.then(
      (value) => {
        forget();
        resolve(value);
      },
      (error: unknown) => {
        forget();
        reject(error);
      },
    );
  });
}

/**
 * Waits for so many milliseconds.
 *
 * @throws The signal's reason, as soon as it is aborted; no timer is left behind.
 */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.min(milliseconds, longestTimer));
  });
  try {
    await unlessAborted(signal, over);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Does something that ends when a signal is aborted or when its time is over, whichever comes first.
 *
 * @param milliseconds - `Infinity` for no limit.
 * @param late - The error to fail with when the time is over.
 * @param run - Gets a signal that is aborted in either case. If it does not listen, it is left to itself.
 * @throws The reason of the signal, or the error of `late`, at once.
 */
export async function withDeadline<Value>(
  outer: AbortSignal | undefined,
  milliseconds: number,
  late: () => Error,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const { signal } = controller;
  const forget = outer && onAbort(outer, () => controller.abort(outer.reason));
  const timer = Number.isFinite(milliseconds)
    ? setTimeout(() => controller.abort(late()), Math.min(milliseconds, longestTimer))
    : undefined;
  try {
    return await unlessAborted(signal, run(signal));
  } finally {
    clearTimeout(timer);
    forget?.();
  }
}
