import { requireNumber, requireObject } from "./check.js";
import type { Target } from "./endpoint.js";
import { FrsInputError } from "./errors.js";
import type { Hooks } from "./hooks.js";
import type { Pace } from "./pace.js";
import type { Clock, RetryOptions } from "./retry.js";
import type { Authentication } from "./token-auth.js";

/** What a client needs to know. Region and project are taken from the environment if they are left out. */
export type ClientOptions<Region extends string = string> = Target<Region> & {
  /**
   * Id of the project to work in; it belongs to the region and is the one that the credential is scoped to.
   *
   * @default `HUAWEICLOUD_SDK_PROJECT_ID`, or else the project of the region, which is looked up once with `listProjects`
   */
  projectId?: string;
  /**
   * How calls are authenticated: `tokenAuth(token)`, `passwordAuth({ … })`, `accessKeyAuth({ accessKey, secretKey })`, or
   * `authFromEnv()`.
   */
  auth: Authentication;
  /**
   * Headers for every call, such as `Enterprise-Project-Id`. Headers of a single call win over them.
   *
   * @default {}
   */
  headers?: { [name: string]: string };
  /**
   * What sends the requests.
   *
   * @default globalThis.fetch, looked up at each call
   */
  fetch?: typeof globalThis.fetch;
  /**
   * How large an answer may be, in bytes; a larger one is not read to its end.
   *
   * @default 67108864
   */
  maxResponseBytes?: number;
  /**
   * How fast the client may call.
   *
   * @default as fast as calls are made
   */
  pace?: Pace;
  /** Functions that are told of every attempt, repeat and failure; see {@link consoleLogger}. */
  hooks?: Hooks;
  /**
   * Whether size and format of images and videos are checked before they are sent.
   *
   * @default true
   */
  validate?: boolean;
  /**
   * Time and chance, for tests.
   *
   * @default the runtime's
   */
  clock?: Partial<Clock>;
} & Patience;

/** How long to wait, and how often to try. Settings of a call win over those of the client. */
export interface Patience {
  /** When and how often a call is repeated; `false` for never. */
  retry?: RetryOptions | false;
  /**
   * How long one attempt may take, the body of its answer included, in milliseconds; `Infinity` for no limit.
   *
   * @default 60000
   */
  timeout?: number;
  /**
   * How long a call may take with all its attempts and waits, in milliseconds; `Infinity` for no limit.
   *
   * @default 180000
   */
  totalTimeout?: number;
}

/** Settings of a single call. */
export interface CallOptions extends Patience {
  /** Ends the call at once when it is aborted; the call then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Headers of this call. */
  headers?: { [name: string]: string };
  /**
   * Whether size and format of images and videos are checked before they are sent.
   *
   * @default true, or what the client's options say
   */
  validate?: boolean;
}

/** What is used where neither client nor call says otherwise. */
const defaults = {
  retry: { attempts: 3, minDelay: 500, maxDelay: 10_000 },
  timeout: 60_000,
  totalTimeout: 180_000,
  maxResponseBytes: 64 * 1024 * 1024,
} as const;

/** How long to wait and how often to try, with every default filled in. */
export interface ResolvedPatience {
  retry: { attempts: number; minDelay: number; maxDelay: number };
  timeout: number;
  totalTimeout: number;
}

/** The settings of a call over those of its client, over the defaults. */
export function resolvePatience(client: Patience, call: Patience): ResolvedPatience {
  const timeout = call.timeout ?? client.timeout ?? defaults.timeout;
  const totalTimeout = call.totalTimeout ?? client.totalTimeout ?? defaults.totalTimeout;
  if (call.retry === false || (client.retry === false && call.retry === undefined)) {
    return { timeout, totalTimeout, retry: { ...defaults.retry, attempts: 1 } };
  }
  return { timeout, totalTimeout, retry: { ...defaults.retry, ...(client.retry || {}), ...call.retry } };
}

/** The largest answer that a client takes, in bytes. */
export function resolveResponseLimit(client: { maxResponseBytes?: number }): number {
  return client.maxResponseBytes ?? defaults.maxResponseBytes;
}

function checkPatience(operation: string, { retry, timeout, totalTimeout }: Patience): void {
  for (const [name, value] of Object.entries({ timeout, totalTimeout })) {
    requireNumber(operation, name, value, "a time in milliseconds above 0, or Infinity", (time) => time > 0);
  }
  if (retry === false) return;
  requireObject(operation, "retry", retry, "{ attempts: 3 }, or false");
  const { attempts, minDelay, maxDelay } = retry ?? {};
  const isCount = (count: number) => Number.isInteger(count) && count > 0;
  requireNumber(operation, "retry.attempts", attempts, "a whole number above 0", isCount);
  for (const [name, value] of Object.entries({ minDelay, maxDelay })) {
    const isTime = (time: number) => time >= 0 && time < Infinity;
    requireNumber(operation, `retry.${name}`, value, "a time in milliseconds from 0 on", isTime);
  }
}

/**
 * Checks what the types promise: callers without types can pass anything.
 *
 * @throws {FrsInputError} If an option is missing or wrong.
 */
export function checkClientOptions(options: ClientOptions): void {
  requireObject("", "options", options ?? null, "{ region, projectId, auth }");
  const { projectId, auth, fetch, hooks, pace, maxResponseBytes } = options;
  if (projectId !== undefined && !isToken(projectId)) {
    throw new FrsInputError(
      "",
      "projectId",
      "`projectId` is empty or contains blanks: copy it from My Credentials, for the region you call.",
    );
  }
  if (typeof auth !== "function") {
    throw new FrsInputError(
      "",
      "auth",
      "`auth` is missing: pass tokenAuth(token), accessKeyAuth({ accessKey, secretKey }), or authFromEnv().",
    );
  }
  if (fetch !== undefined && typeof fetch !== "function") {
    throw new FrsInputError("", "fetch", "`fetch` must be a function like globalThis.fetch.");
  }
  requireObject("", "hooks", hooks, "{ onRetry: (event) => {} }");
  requireObject("", "pace", pace, "{ requestsPerSecond: 10 }");
  const { requestsPerSecond, concurrency } = pace ?? {};
  requireNumber("", "pace.requestsPerSecond", requestsPerSecond, "a number above 0", (rate) => rate > 0);
  requireNumber("", "pace.concurrency", concurrency, "a number from 1 on", (count) => count >= 1);
  requireNumber("", "maxResponseBytes", maxResponseBytes, "a number of bytes", (size) => size >= 0);
  checkPatience("", options);
}

/** Whether a value is a text of printable ASCII without blanks, such as an id or a token. */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}

/**
 * Checks the settings of a call.
 *
 * @throws {FrsInputError} If one of them is of the wrong kind.
 */
export function checkCallOptions(operation: string, options: CallOptions): void {
  requireObject(operation, "options", options, "{ timeout: 5000 }");
  if (options.signal !== undefined && !(options.signal instanceof AbortSignal)) {
    throw new FrsInputError(operation, "signal", "`signal` must be an AbortSignal.");
  }
  checkPatience(operation, options);
}

/**
 * A copy of headers that can be sent.
 *
 * @throws {FrsInputError} If a name is no header name, or a value no text of printable ASCII. The value is in no message.
 */
export function checkedHeaders(
  operation: string,
  headers: { [name: string]: string } = {},
): { [name: string]: string } {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
      throw new FrsInputError(operation, name, `${JSON.stringify(name)} is no name of a header.`);
    }
    checkHeaderValue(operation, name, value);
  }
  return { ...headers };
}

/**
 * Checks that a value can be sent as a header.
 *
 * @throws {FrsInputError} If it is no text of printable ASCII. The value is in no message.
 */
export function checkHeaderValue(operation: string, name: string, value: unknown): void {
  if (typeof value === "string" && /^[\t\x20-\x7e]*$/.test(value)) return;
  throw new FrsInputError(
    operation,
    name,
    `\`${name}\` is sent as a header: only text of printable ASCII is possible.`,
  );
}
