import { authRule, checkOptions, isFunction, isRecord, numberRule, type OptionRule, requireObject } from "./check.js";
import type { Clock } from "./clock.js";
import type { Target } from "./endpoint.js";
import { checkedHeaders, isToken } from "./header-checks.js";
import type { Hooks } from "./hooks.js";
import type { Pace } from "./pace.js";
import type { RetryOptions } from "./retry.js";
import type { Authentication } from "./token-auth.js";

/** What a client needs to know. Region and project are taken from the environment if they are left out. */
export type ClientOptions<Region extends string = string> = Target<Region> & {
  /**
   * Id of the project to work in; it belongs to the region and is the one that the credential is scoped to.
   *
   * @default `HUAWEICLOUD_SDK_PROJECT_ID`, or else the project of the region, which is looked up once with `listProjects`
   */
  projectId?: string | undefined;
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
  headers?: { [name: string]: string } | undefined;
  /**
   * What sends the requests.
   *
   * @default globalThis.fetch, looked up at each call
   */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * How large a response may be, in bytes; a larger one is not read to its end.
   *
   * @default 67108864
   */
  maxResponseBytes?: number | undefined;
  /**
   * How fast the client may call.
   *
   * @default as fast as calls are made
   */
  pace?: Pace | undefined;
  /** Functions that are told of every attempt, repeat and failure; see {@link consoleLogger}. */
  hooks?: Hooks | undefined;
  /**
   * Whether size and format of images and videos, and the limits of what selects the things to be changed or deleted, are
   * checked before they are sent. That a deletion has exactly one usable criterion is checked in any case.
   *
   * @default true
   */
  validate?: boolean | undefined;
  /**
   * Time and chance, for tests.
   *
   * @default the runtime's
   */
  clock?: Partial<Clock> | undefined;
} & CallLimits;

/** How long to wait, and how often to try. Settings of a call win over those of the client. */
export interface CallLimits {
  /**
   * When and how often a call is repeated; `false` for never. What an authentication repeats by itself, once after a
   * renewed token or a corrected clock, is no part of it.
   */
  retry?: RetryOptions | false | undefined;
  /**
   * How long one attempt may take, the body of its response included, in milliseconds; `Infinity` for no limit. What remains
   * of `totalTimeout` limits it, too.
   *
   * @default 60000
   */
  timeout?: number | undefined;
  /**
   * How long a call may take with all its attempts and waits, in milliseconds; `Infinity` for no limit.
   *
   * @default 90000
   */
  totalTimeout?: number | undefined;
}

/** Settings of a single call. */
export interface CallOptions extends CallLimits {
  /** Ends the call at once when it is aborted; the call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Headers of this call. */
  headers?: { [name: string]: string } | undefined;
  /**
   * Whether size and format of images and videos, and the limits of what selects the things to be changed or deleted, are
   * checked before they are sent. That a deletion has exactly one usable criterion is checked in any case.
   *
   * @default true, or what the client's options say
   */
  validate?: boolean | undefined;
}

/** How long to wait and how often to try, with every default filled in. */
export interface ResolvedCallLimits {
  readonly retry: { readonly attempts: number; readonly minDelay: number; readonly maxDelay: number };
  readonly timeout: number;
  readonly totalTimeout: number;
}

/** What is used where neither client nor call says otherwise. */
export const defaultCallLimits: ResolvedCallLimits = {
  retry: { attempts: 3, minDelay: 500, maxDelay: 10_000 },
  timeout: 60_000,
  totalTimeout: 90_000,
};

/** The settings of a call over those of its client, or those of a client over the defaults. */
export function resolveCallLimits(base: ResolvedCallLimits, limits: CallLimits): ResolvedCallLimits {
  // No spread: what is given as undefined is not given.
  const { timeout = base.timeout, totalTimeout = base.totalTimeout, retry = base.retry } = limits;
  const given: RetryOptions = retry || { attempts: 1 };
  const { attempts = base.retry.attempts, minDelay = base.retry.minDelay, maxDelay = base.retry.maxDelay } = given;
  return { timeout, totalTimeout, retry: { attempts, minDelay, maxDelay } };
}

/** The largest response body that is read where the client does not say otherwise, in bytes. */
export const defaultResponseLimit = 64 * 1024 * 1024;

const functionRule: OptionRule = ["a function", isFunction];
const anything: OptionRule = ["anything", () => true];
const delayRule = numberRule("a time in milliseconds from 0 on", (time) => time >= 0 && time < Infinity);
const limitRule = numberRule("a time in milliseconds above 0, or Infinity", (time) => time > 0);

/** What the types promise of the settings that calls and clients share; callers without types can pass anything. */
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
  attempts: numberRule("a whole number above 0", (count) => Number.isInteger(count) && count > 0),
  minDelay: delayRule,
  maxDelay: delayRule,
} satisfies { [Name in keyof Required<RetryOptions>]: OptionRule };

const paceRules = {
  requestsPerSecond: numberRule("a number above 0", (rate) => rate > 0),
  concurrency: numberRule(
    "a whole number from 1 on, or Infinity",
    (count) => count >= 1 && (Number.isInteger(count) || count === Infinity),
  ),
} satisfies { [Name in keyof Required<Pace>]: OptionRule };

/** The settings of a client; its target has rules of its own. */
const clientRules = {
  region: anything,
  endpoint: anything,
  projectId: ["an id without blanks, also in HUAWEICLOUD_SDK_PROJECT_ID", isToken],
  auth: authRule,
  ...sharedRules,
  fetch: ["a function like globalThis.fetch", isFunction],
  maxResponseBytes: numberRule("a number of bytes", (size) => size >= 0),
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
 * Checks what the types promise: callers without types can pass anything.
 *
 * @throws {FrsInputError} If an option is missing, misspelt or wrong.
 */
export function checkClientOptions(options: ClientOptions): void {
  // Said here, since only options that are given are gone through.
  checkOptions("", "", { ...options, auth: options.auth ?? null }, clientRules);
  const { retry, pace, hooks } = options;
  checkOptions("", "retry.", retry || {}, retryRules);
  checkOptions("", "pace.", pace ?? {}, paceRules);
  // An object that someone looks on with may hold more than the hooks.
  const named = Object.entries(hooks ?? {}).filter(([name]) => /^on[A-Z]/i.test(name));
  checkOptions("", "hooks.", Object.fromEntries(named), hookRules);
}

/**
 * Copies the settings of a call, each of which is read once and checked.
 *
 * @throws {FrsInputError} If one of them is misspelt or wrong.
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
