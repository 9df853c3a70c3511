import { FrsTimeoutError } from "./errors.js";
import type { OutgoingRequest, RequestContent } from "./outgoing.js";

/** Longest delay of a timer, in milliseconds, about 24 days; runtimes treat a longer one as 0. */
const longestTimer = 2 ** 31 - 1;

/** Something that can be aborted by a signal. */
type Abortable = Pick<OutgoingRequest, "signal">;

/**
 * A request with a deadline. Every call creates one for itself and one for each attempt. An AbortController for each, with
 * a listener, would cost more than all other layers, so the signal is created only when it is read.
 */
export class LimitedRequest implements OutgoingRequest {
  // Only declared: the constructor sets them.
  declare method: string;
  declare url: string;
  declare headers: Headers;
  declare body: RequestContent | undefined;
  declare readonly signal: AbortSignal;
  #acts: Set<() => void> | undefined;
  #controller: AbortController | undefined;

  constructor(request: Abortable & Partial<OutgoingRequest>) {
    // Missing fields are set before the request is sent.
    const { method, url, headers, body } = request as OutgoingRequest;
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.body = body;
    Object.defineProperty(this, "signal", LimitedRequest.#signal);
  }

  /** An own property of each request, so that copies have it, too; the shared getter is faster. */
  static readonly #signal = {
    enumerable: true,
    get(this: LimitedRequest): AbortSignal {
      this.#controller ??= new AbortController();
      return this.#controller.signal;
    },
  };

  /** Registers a callback for an abort. Returns a function that removes it. */
  static onAbort(request: Abortable, act: () => void): () => void {
    if (#controller in request && !request.#controller) {
      const acts = request.#acts ?? new Set();
      request.#acts = acts;
      acts.add(act);
      return () => acts.delete(act);
    }
    return request.signal ? listen(request.signal, act) : () => {};
  }

  /** Aborts the request. */
  abort(reason: unknown): void {
    this.#controller ??= new AbortController();
    this.#controller.abort(reason);
    const acts = this.#acts ?? [];
    // A callback may abort the request again.
    this.#acts = undefined;
    for (const act of acts) act();
  }
}

/** Callbacks by signal: one listener for all, since runtimes warn about more than a few. */
const listeners = /* @__PURE__ */ new WeakMap<AbortSignal, Set<() => void>>();

/** Registers a callback for the abort of a signal. Returns a function that removes it. */
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
  // The listener is added to signals only.
  for (const act of listeners.get(target as AbortSignal) ?? []) act();
}

/**
 * Waits for a task until the signal is aborted.
 *
 * @throws The signal's reason, as soon as it is aborted.
 */
export function unlessAborted<Value>(signal: AbortSignal | undefined, task: Promise<Value>): Promise<Value> {
  let forget: (() => void) | undefined;
  return new Promise<Value>((resolve, reject) => {
    forget = LimitedRequest.onAbort({ signal }, () => reject(signal?.reason));
    task.then(resolve, reject);
  }).finally(() => forget?.());
}

/**
 * Waits for a number of milliseconds.
 *
 * @throws The signal's reason, as soon as it is aborted; the timer is cleared.
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
 * Sends a request and aborts it when its signal is aborted or its deadline passes, whichever is first.
 *
 * @param limits - The durations, in milliseconds, `Infinity` for no limit, and the operation that they limit.
 * @param option - Which of them applies.
 * @param send - Receives the request with a signal that is aborted in either case. If it ignores the signal, its result is ignored.
 * @throws {FrsTimeoutError} If the deadline passes, immediately.
 * @throws The reason of the signal, immediately.
 */
export function withDeadline<Value>(
  request: Abortable & Partial<OutgoingRequest>,
  limits: { readonly [Option in "timeout" | "totalTimeout"]: number } & { readonly operation: string },
  option: "timeout" | "totalTimeout",
  send: (limited: LimitedRequest) => Promise<Value>,
): Promise<Value> {
  const milliseconds = limits[option];
  const limited = new LimitedRequest(request);
  // A single `new Promise`: each further link of a chain slows down every call. The last link gets `resolve` itself: through it V8
  // finds the caller, for the stack of an error, but not through a closure that calls it.
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
    const expire = () => {
      const message = `No complete response within ${milliseconds / 1000} s (\`${option}\`).`;
      fail(new FrsTimeoutError(limits.operation, message));
    };
    const timer = milliseconds < Infinity ? startTimer(milliseconds, expire) : undefined;
    let isOver = false;
    forget = LimitedRequest.onAbort(request, () => {
      isOver = true;
      fail(request.signal?.reason);
    });
    // An aborted request is not sent.
    if (isOver) return;
    send(limited)
      .then((value) => {
        end();
        return value;
      })
      .then(resolve, fail);
  });
}

type Timer = ReturnType<typeof setTimeout>;

function startTimer(milliseconds: number, act: () => void): Timer {
  return setTimeout(act, Math.min(milliseconds, longestTimer));
}
