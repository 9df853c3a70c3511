import { FrsInputError } from "./errors.js";

/** Fields of every event. They contain no secrets: no headers, no body, no query. */
export interface CallEvent {
  /** Number of the call, counted from 1 within its client; the same in all its events. */
  readonly call: number;
  /** Name of the operation, such as `listFaceSets`; method and path for a call of `frs.http`. */
  readonly operation: string;
  /** Number of the attempt, counted from 1; 0 if the call failed before sending. */
  readonly attempt: number;
}

/** Describes a request that is about to be sent. */
export interface RequestEvent extends CallEvent {
  readonly method: string;
  /** URL without its query. */
  readonly url: string;
}

/** Describes a response, whatever its status. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  /** Time from sending the request to the end of the response, in milliseconds. */
  readonly duration: number;
  /** Request id, to quote in a support ticket. */
  readonly requestId: string | undefined;
}

/** Describes a failed attempt that will be retried. */
export interface RetryEvent extends CallEvent {
  /** Status of the response; `undefined` without a response. */
  readonly status: number | undefined;
  /** Error of the attempt; `undefined` if there was a response. */
  readonly error: unknown;
  /** Delay before the next attempt, in milliseconds. */
  readonly delay: number;
}

/** Describes a failed call. */
export interface ErrorEvent extends CallEvent {
  /** Error that the call rejects with. */
  readonly error: unknown;
  /** Status of the response; `undefined` without a response. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** Duration of the call, including all retries and delays, in milliseconds. */
  readonly duration: number;
}

/** Callbacks that observe calls. What they throw is ignored, and what they return is not awaited. */
export interface Hooks {
  /** Called before each request is sent. */
  onRequest?(event: RequestEvent): void;
  /** Called after each response is read, whatever its status. */
  onResponse?(event: ResponseEvent): void;
  /** Called before each retry. */
  onRetry?(event: RetryEvent): void;
  /** Called when a call failed. */
  onError?(event: ErrorEvent): void;
}

/** Calls one of the hooks with an event. */
export function callHook<Name extends keyof Hooks>(
  hooks: Hooks,
  name: Name,
  event: Parameters<NonNullable<Hooks[Name]>>[0],
): void {
  // Each name has its own event type, which the compiler does not follow through a union.
  callObserver(() => (hooks as { [each: string]: ((event: object) => unknown) | undefined })[name]?.(event));
}

/** Calls what only observes, so that it cannot make what it observes fail: errors are ignored, and nothing is awaited. */
export function callObserver(call: () => unknown): void {
  // Called at once; what it throws is a rejection, like that of a hook that is async itself.
  (async () => call())().catch(() => {});
}

/**
 * Returns hooks that log one line for each event, without colours.
 *
 * @param write - Writes a line.
 * @default console.log
 */
export function consoleLogger(write: (line: string) => void = console.log): Required<Hooks> {
  if (typeof write !== "function")
    throw new FrsInputError("", "write", "`write` must be a function such as console.log.");
  const line = ({ call, operation, attempt }: CallEvent, text: string) =>
    write(`frs [${call}] ${operation} #${attempt} ${text}`);
  const ms = (duration: number) => `${Math.round(duration)} ms`;
  const id = (requestId: string | undefined) => (requestId === undefined ? "" : `, request id ${requestId}`);
  return {
    onRequest: (event) => line(event, `${event.method} ${event.url}`),
    onResponse: (event) => line(event, `${event.status} after ${ms(event.duration)}${id(event.requestId)}`),
    onRetry: (event) => line(event, `retry in ${ms(event.delay)} after ${event.status ?? String(event.error)}`),
    onError: (event) => line(event, `failed after ${ms(event.duration)}: ${String(event.error)}`),
  };
}
