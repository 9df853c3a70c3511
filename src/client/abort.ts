import type { OutgoingRequest, RequestContent } from "./outgoing.js";

/** The longest time that a timer can wait, in milliseconds, some 24 days; runtimes take a longer one for none. */
const longestTimer = 2 ** 31 - 1;

/** What can end early: it tells so by a signal, if at all. */
type Abortable = Pick<OutgoingRequest, "signal">;

/**
 * A request whose time is limited. Every call makes one for itself and one for each attempt. An AbortController for each,
 * with a listener, would cost the call more than all other layers, so that a signal is made only for those who ask for it.
 */
export class LimitedRequest implements OutgoingRequest {
  // Only declared: a field that the constructor sets anyway need not be defined before.
  declare method: string;
  declare url: string;
  declare headers: Headers;
  declare body: RequestContent | undefined;
  declare readonly signal: AbortSignal;
  #acts: Set<() => void> | undefined;
  #controller: AbortController | undefined;

  constructor(request: Abortable & Partial<OutgoingRequest>) {
    // What is missing is filled in before the request is sent.
    const { method, url, headers, body } = request as OutgoingRequest;
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.body = body;
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
    if (#controller in request && !request.#controller) {
      const acts = request.#acts ?? new Set();
      request.#acts = acts;
      acts.add(act);
      return () => acts.delete(act);
    }
    return request.signal ? listen(request.signal, act) : () => {};
  }

  /** Ends the request early. */
  abort(reason: unknown): void {
    this.#controller ??= new AbortController();
    this.#controller.abort(reason);
    const acts = this.#acts ?? [];
    // Whatever ends because of this may end the request again.
    this.#acts = undefined;
    for (const act of acts) act();
  }
}

/** What is to happen when a signal is aborted: one listener for all, since runtimes warn of more than a few. */
const listeners = /* @__PURE__ */ new WeakMap<AbortSignal, Set<() => void>>();

/** Does something when a signal is aborted. Gives back a function that takes it back. */
function listen(signal: AbortSignal, act: () => void): () => void {
  if (signal.aborted) {
    act();
    return () => {};
  }
  const acts = listeners.get(signal) ?? new Set();
  if (acts.size === 0) {
    listeners.set(signal, acts);
    signal.addEventListener("abort", actAll);
  }
  acts.add(act);
  return () => {
    acts.delete(act);
    if (acts.size === 0) signal.removeEventListener("abort", actAll);
  };
}

function actAll({ target }: Event): void {
  // The listener is put on signals only.
  for (const act of listeners.get(target as AbortSignal) ?? []) act();
}

/**
 * Waits for a promise, but no longer than until the signal is aborted.
 *
 * @throws The signal's reason, as soon as it is aborted.
 */
export function unlessAborted<Value>(signal: AbortSignal | undefined, constraint: Promise<Value>): Promise<Value> {
  let forget: (() => void) | undefined;
  return new Promise<Value>((resolve, reject) => {
    forget = LimitedRequest.onAbort({ signal }, () => reject(signal?.reason));
    constraint.then(resolve, reject);
  }).finally(() => forget?.());
}

/**
 * Waits for so many milliseconds.
 *
 * @throws The signal's reason, as soon as it is aborted; no timer is left behind.
 */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const timer = startTimer(milliseconds, () => {
      forget();
      resolve();
    });
    const forget = LimitedRequest.onAbort({ signal }, () => {
      clearTimeout(timer);
      reject(signal?.reason);
    });
  });
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
  request: Abortable & Partial<OutgoingRequest>,
  milliseconds: number,
  late: () => Error,
  send: (limited: LimitedRequest) => Promise<Value>,
): Promise<Value> {
  const limited = new LimitedRequest(request);
  // One promise and no more: each further link of a chain costs every call.
  return new Promise<Value>((resolve, reject) => {
    let forget: (() => void) | undefined;
    const end = () => {
      clearTimeout(timer);
      forget?.();
    };
    const fail = (reason: unknown) => {
      end();
      reject(reason);
      limited.abort(reason);
    };
    const timer = milliseconds < Infinity ? startTimer(milliseconds, () => fail(late())) : undefined;
    let isOver = false;
    forget = LimitedRequest.onAbort(request, () => {
      isOver = true;
      fail(request.signal?.reason);
    });
    // What is over before it began is not sent.
    if (isOver) return;
    send(limited).then((value) => {
      end();
      resolve(value);
    }, fail);
  });
}

type Timer = ReturnType<typeof setTimeout>;

function startTimer(milliseconds: number, act: () => void): Timer {
  return setTimeout(act, Math.min(milliseconds, longestTimer));
}
