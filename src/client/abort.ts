/**
 * Waits for a promise, but no longer than until the signal is aborted.
 *
 * @throws The signal's reason, as soon as it is aborted.
 */
function unlessAborted<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
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

/**
 * Does something with a request that ends when the request is aborted or when its time is over, whichever comes first.
 *
 * @param milliseconds - `Infinity` for no limit.
 * @param late - The error to fail with when the time is over.
 * @throws The request's reason if it is aborted, or the error of `late`, at once.
 */
export async function withDeadline<Value>(
  request: Request,
  milliseconds: number,
  late: () => Error,
  run: (request: Request) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const follow = () => controller.abort(request.signal.reason);
  request.signal.addEventListener("abort", follow, { once: true });
  if (request.signal.aborted) follow();
  const timer = Number.isFinite(milliseconds) ? setTimeout(() => controller.abort(late()), milliseconds) : undefined;
  try {
    // The signal reaches fetch by itself; the race ends the wait for whatever does not listen to it.
    return await unlessAborted(controller.signal, run(new Request(request, { signal: controller.signal })));
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener("abort", follow);
  }
}
