import type { OutgoingRequest, RequestContent } from "./transport.js";

/** The longest time that a timer can wait, in milliseconds, some 24 days; runtimes take a longer one for none. */
const longestTimer = 2 ** 31 - 1;

/** What can end early: it tells so by a signal, if at all. */
type Abortable = Pick<OutgoingRequest, "signal">;

/**
 * A request whose time is limited. Every call makes one for itself and one for each attempt. An AbortController for each,
 * with a listener, would cost the call more than all other layers, so that a signal is made only for those who ask for it.
 */
class LimitedRequest implements OutgoingRequest {
  // Only declared: a field that the constructor sets anyway need not be defined before.
  declare readonly method: string;
  declare readonly url: string;
  declare readonly headers: Headers;
  declare readonly body: RequestContent | undefined;
  declare readonly signal: AbortSignal;
  readonly #acts = new Set<() => void>();
  #controller: AbortController | undefined;

  constructor(request: OutgoingRequest) {
    this.method = request.method;
    this.url = request.url;
    this.headers = request.headers;
    this.body = request.body;
    Object.defineProperty(this, "signal", LimitedRequest.#signal);
  }

  /** A property of each request itself, so that its copies have one, too; with the same getter, which is quicker. */
  static readonly #signal = {
    enumerable: true,
    get(this: LimitedRequest): AbortSignal {
      this.#controller ??= new AbortController();
      return this.#controller.signal;
    },
  };

  /** What is to happen when something ends early. Gives back a function that takes it back. */
  static onAbort(request: Abortable, act: () => void): () => void {
    if (request instanceof LimitedRequest && !request.#controller) {
      request.#acts.add(act);
      return () => request.#acts.delete(act);
    }
    const { signal } = request;
    if (signal?.aborted) act();
    else signal?.addEventListener("abort", act, { once: true });
    return () => signal?.removeEventListener("abort", act);
  }

  /** Ends the request early. */
  abort(reason: unknown): void {
    this.#controller ??= new AbortController();
    this.#controller.abort(reason);
    for (const act of this.#acts) act();
  }
}

/**
 * Settles like the promise, but no later than when the time is over, with what `late` gives, or when `outer` ends, with its
 * reason. No timer is left behind.
 */
function settle<Value>(
  outer: Abortable,
  milliseconds: number,
  late: () => Value | Promise<Value>,
  promise?: Promise<Value>,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let forget: (() => void) | undefined;
  return new Promise<Value>((resolve, reject) => {
    if (milliseconds < Infinity) timer = setTimeout(() => resolve(late()), Math.min(milliseconds, longestTimer));
    forget = LimitedRequest.onAbort(outer, () => reject(outer.signal?.reason));
    promise?.then(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    forget?.();
  });
}

/**
 * Waits for a promise, but no longer than until the signal is aborted.
 *
 * @throws The signal's reason, as soon as it is aborted.
 */
export function unlessAborted<Value>(signal: AbortSignal | undefined, promise: Promise<Value>): Promise<Value> {
  return settle({ signal }, Infinity, () => promise, promise);
}

/**
 * Waits for so many milliseconds.
 *
 * @throws The signal's reason, as soon as it is aborted; no timer is left behind.
 */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return settle({ signal }, milliseconds, () => {});
}

/**
 * Sends a request that ends when its signal is aborted or when its time is over, whichever comes first.
 *
 * @param milliseconds - `Infinity` for no limit.
 * @param late - The error to fail with when the time is over.
 * @param send - Gets the request with a signal that is aborted in either case. If it does not listen, it is left to itself.
 * @throws The reason of the signal, or the error of `late`, at once.
 */
export function withDeadline<Value>(
  request: OutgoingRequest,
  milliseconds: number,
  late: () => Error,
  send: (limited: OutgoingRequest & { readonly signal: AbortSignal }) => Promise<Value>,
): Promise<Value> {
  const limited = new LimitedRequest(request);
  const abort = (reason: unknown) => {
    limited.abort(reason);
    throw reason;
  };
  return settle(request, milliseconds, () => Promise.reject(late()), send(limited)).catch(abort);
}
