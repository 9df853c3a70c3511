import {
  anything,
  authRule,
  checkOptions,
  isFunction,
  isRecord,
  numberRule,
  type OptionRule,
  requireObject,
} from "./check.js";
import type { Clock } from "./clock.js";
import type { Target } from "./endpoint.js";
import { checkedHeaders, isToken } from "./header-checks.js";
import type { Hooks } from "./hooks.js";
import type { Pace } from "./pace.js";
import type { RetryOptions } from "./retry.js";
import type { Authentication } from "./token-auth.js";
import type { Transport } from "./transport.js";

/** Options of a client. Without `region` and `projectId`, both are read from environment variables. */
export type ClientOptions<Region extends string = string> = Target<Region> & {
  /**
   * Id of the project to use. It belongs to the region, and the credential must be scoped to it.
   *
   * @default `HUAWEICLOUD_SDK_PROJECT_ID`; if that is not set, the project of the region, requested once by `listProjects`
   */
  projectId?: string | undefined;
  /**
   * Authenticates the requests: the result of `tokenAuth(token)`, `passwordAuth({ … })`,
   * `accessKeyAuth({ accessKey, secretKey })` or `authFromEnv()`.
   */
  auth: Authentication;
  /**
   * Headers of every request, such as `Enterprise-Project-Id`. Headers of a call override them.
   *
   * @default {}
   */
  headers?: { [name: string]: string } | undefined;
  /**
   * Function that sends the requests.
   *
   * @default globalThis.fetch, read at each call
   */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * Sends the requests instead of `fetch`: the result of `undiciTransport()` of `frs-openapi/undici`.
   *
   * @default a transport over `fetch`
   */
  transport?: Transport | undefined;
  /**
   * Maximum size of a response body, in bytes. A larger one is not read to the end: the call fails.
   *
   * @default 67108864
   */
  maxResponseBytes?: number | undefined;
  /**
   * Limits the rate and the concurrency of requests.
   *
   * @default no limit
   */
  pace?: Pace | undefined;
  /** Functions called on every request, response, retry and error; see {@link consoleLogger}. */
  hooks?: Hooks | undefined;
  /**
   * Whether to check, before sending, the size and format of images and videos and the limits of the fields that select
   * what is changed or deleted. That a deletion has exactly one valid criterion is always checked.
   *
   * @default true
   */
  validate?: boolean | undefined;
  /**
   * Replaces time and random numbers in tests.
   *
   * @default the clock of the runtime
   */
  clock?: Partial<Clock> | undefined;
} & CallLimits;

/** Timeouts and retries. Options of a call override those of the client. */
export interface CallLimits {
  /**
   * When and how often a request is retried; `false` to disable retries. The one retry after a renewed token or a corrected
   * clock is not affected.
   */
  retry?: RetryOptions | false | undefined;
  /**
   * Maximum duration of one attempt, including the response body, in milliseconds; `Infinity` for no limit. The remaining
   * `totalTimeout` also limits it.
   *
   * @default 60000
   */
  timeout?: number | undefined;
  /**
   * Maximum duration of a call, including all retries and delays, in milliseconds; `Infinity` for no limit.
   *
   * @default 90000
   */
  totalTimeout?: number | undefined;
}

/** Options of a single call. */
export interface CallOptions extends CallLimits {
  /** Aborts the call; it then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Headers of this call. */
  headers?: { [name: string]: string } | undefined;
  /**
   * Whether to check, before sending, the size and format of images and videos and the limits of the fields that select
   * what is changed or deleted. That a deletion has exactly one valid criterion is always checked.
   *
   * @default the client's `validate`
   */
  validate?: boolean | undefined;
}

/** Timeouts and retries, with defaults applied. */
export interface ResolvedCallLimits {
  readonly retry: { readonly attempts: number; readonly minDelay: number; readonly maxDelay: number };
  readonly timeout: number;
  readonly totalTimeout: number;
}

/** Timeouts and retries that apply unless client or call override them. */
export const defaultCallLimits: ResolvedCallLimits = {
  retry: { attempts: 3, minDelay: 500, maxDelay: 10_000 },
  timeout: 60_000,
  totalTimeout: 90_000,
};

/** Merges the limits of a call into those of its client, or those of a client into the defaults. */
export function resolveCallLimits(base: ResolvedCallLimits, limits: CallLimits): ResolvedCallLimits {
  // No spread: `undefined` must not override.
  const { timeout = base.timeout, totalTimeout = base.totalTimeout, retry = base.retry } = limits;
  const options: RetryOptions = retry || { attempts: 1 };
  const { attempts = base.retry.attempts, minDelay = base.retry.minDelay, maxDelay = base.retry.maxDelay } = options;
  return { timeout, totalTimeout, retry: { attempts, minDelay, maxDelay } };
}

/** Default of `maxResponseBytes`. */
export const defaultResponseLimit = 64 * 1024 * 1024;

const functionRule: OptionRule = ["a function", isFunction];
const delayRule = numberRule("a number of milliseconds ≥ 0", (time) => time >= 0 && time < Infinity);
const limitRule = numberRule("a number of milliseconds > 0, or Infinity", (time) => time > 0);

/** Rules of the options that calls and clients share; callers without types can pass anything. */
const sharedRules = {
  retry: ["an object such as { attempts: 3 }, or false", (value) => value === false || isRecord(value)],
  timeout: limitRule,
  totalTimeout: limitRule,
  headers: [
    'a plain object such as { "X-Language": "en-us" }',
    (value) => isRecord(value) && !(Symbol.iterator in value),
  ],
  validate: ["true or false", (value) => typeof value === "boolean"],
} satisfies { [Name in keyof Required<Omit<CallOptions, "signal">>]: OptionRule };

const callRules = {
  ...sharedRules,
  signal: ["an AbortSignal", (value) => value instanceof AbortSignal],
} satisfies { [Name in keyof Required<CallOptions>]: OptionRule };

const retryRules = {
  attempts: numberRule("an integer ≥ 1", (count) => Number.isInteger(count) && count > 0),
  minDelay: delayRule,
  maxDelay: delayRule,
} satisfies { [Name in keyof Required<RetryOptions>]: OptionRule };

const paceRules = {
  requestsPerSecond: numberRule("a number > 0", (rate) => rate > 0),
  concurrency: numberRule(
    "an integer ≥ 1, or Infinity",
    (count) => count >= 1 && (Number.isInteger(count) || count === Infinity),
  ),
} satisfies { [Name in keyof Required<Pace>]: OptionRule };

/** Rules of the client options; the target is checked by `baseUrls`. */
const clientRules = {
  region: anything,
  endpoint: anything,
  projectId: ["printable ASCII without spaces, also in HUAWEICLOUD_SDK_PROJECT_ID", isToken],
  auth: authRule,
  ...sharedRules,
  fetch: ["a function such as globalThis.fetch", isFunction],
  transport: ["a function such as undiciTransport()", isFunction],
  maxResponseBytes: numberRule("a number of bytes ≥ 0", (size) => size >= 0),
  pace: ["an object such as { requestsPerSecond: 10 }", isRecord],
  hooks: ["an object such as { onRetry: (event) => {} }", isRecord],
  clock: ["an object such as { now: () => new Date() }", isRecord],
} satisfies { [Name in keyof Required<ClientOptions>]: OptionRule };

const hookRules = {
  onRequest: functionRule,
  onResponse: functionRule,
  onRetry: functionRule,
  onError: functionRule,
} satisfies { [Name in keyof Required<Hooks>]: OptionRule };

/**
 * Checks the options of a client: callers without types can pass anything.
 *
 * @throws {FrsInputError} If an option is missing, unknown or wrong.
 */
export function checkClientOptions(options: ClientOptions): void {
  // `null`, since only options that are present are checked.
  checkOptions("", "", { ...options, auth: options.auth ?? null }, clientRules);
  const { retry, pace, hooks } = options;
  checkOptions("", "retry.", retry || {}, retryRules);
  checkOptions("", "pace.", pace ?? {}, paceRules);
  // An object with hooks may have other members, too.
  const named = Object.entries(hooks ?? {}).filter(([name]) => /^on[A-Z]/i.test(name));
  checkOptions("", "hooks.", Object.fromEntries(named), hookRules);
}

/**
 * Copies and checks the options of a call; each is read once.
 *
 * @throws {FrsInputError} If one of them is unknown or wrong.
 */
export function copyCallOptions(operation: string, options: CallOptions): CallOptions {
  requireObject(operation, "options", options, "{ timeout: 5000 }");
  const copy = { ...options };
  checkOptions(operation, "", copy, callRules);
  if (copy.retry) {
    copy.retry = { ...copy.retry };
    checkOptions(operation, "retry.", copy.retry, retryRules);
  }
  copy.headers = checkedHeaders(operation, copy.headers);
  return copy;
}
