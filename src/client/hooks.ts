import { FrsInputError } from "./errors.js";

/** What every event of a call tells. Nothing in it is secret: no header, no body, no query. */
export interface CallEvent {
  /** Number of the call, counted from 1 within its client: the same for all attempts and for the end. */
  readonly call: number;
  /** Name of the operation, such as `listFaceSets`; method and path if the call is made through `frs.http`. */
  readonly operation: string;
  /** Number of the attempt, counted from 1; 0 if the call failed before anything was sent. */
  readonly attempt: number;
}

/** A request is about to be sent. */
export interface RequestEvent extends CallEvent {
  readonly method: string;
  /** URL without its query. */
  readonly url: string;
}

/** A response came, whatever its status. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  /** From sending to the end of the response, in milliseconds. */
  readonly duration: number;
  /** Id of the request, to quote to the support. */
  readonly requestId: string | undefined;
}

/** An attempt failed and will be repeated. */
export interface RetryEvent extends CallEvent {
  /** Status of the response; `undefined` if none came. */
  readonly status: number | undefined;
  /** What kept the response from coming; `undefined` if one came. */
  readonly error: unknown;
  /** How long the next attempt is waited for, in milliseconds. */
  readonly delay: number;
}

/** A call failed for good. */
export interface ErrorEvent extends CallEvent {
  /** What the call rejects with. */
  readonly error: unknown;
  /** Status of the response that the call failed with; `undefined` if none came. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** From the start of the call to its end, in milliseconds, all attempts and waits included. */
  readonly duration: number;
}

/** Functions that are told of calls. They only look on: what they throw is ignored, what they return is not waited for. */
export interface Hooks {
  /** Is told of each request before it is sent. */
  onRequest?(event: RequestEvent): void;
  /** Is told of each response once it is read, whatever its status. */
  onResponse?(event: ResponseEvent): void;
  /** Is told of each attempt that failed and will be repeated. */
  onRetry?(event: RetryEvent): void;
  /** Is told of each call that failed for good. */
  onError?(event: ErrorEvent): void;
}

/** Tells one of the hooks of an event. */
export function tell<Name extends keyof Hooks>(
  hooks: Hooks,
  name: Name,
  event: Parameters<NonNullable<Hooks[Name]>>[0],
): void {
  try {
    // Each name goes with its own event; the compiler does not follow that through a union.
    const outcome: unknown = (hooks as { [each: string]: ((told: object) => unknown) | undefined })[name]?.(event);
    // An async function is a hook, too; its rejection would end the process.
    if (typeof outcome === "object" && outcome !== null) Promise.resolve(outcome).catch(() => {});
  } catch {
    // A call must not fail because of who looks on.
  }
}

/**
 * Hooks that write one line for each event, without colours.
 *
 * @param write - Where the lines go.
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
    onRetry: (event) => line(event, `again in ${ms(event.delay)}, after ${event.status ?? String(event.error)}`),
    onError: (event) => line(event, `failed after ${ms(event.duration)}: ${String(event.error)}`),
  };
}
