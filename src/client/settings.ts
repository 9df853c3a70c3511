import { sleep } from "./abort.js";
import { requireObject } from "./check.js";
import type { Clock } from "./clock.js";
import { baseUrls, type ServerDefinition } from "./endpoint.js";
import { environmentVariable } from "./environment.js";
import { FrsInputError } from "./errors.js";
import { fetchTransport } from "./fetch-transport.js";
import { checkedHeaders } from "./header-checks.js";
import type { Hooks } from "./hooks.js";
import {
  type ClientOptions,
  checkClientOptions,
  defaultCallLimits,
  defaultResponseLimit,
  type ResolvedCallLimits,
  resolveCallLimits,
} from "./options.js";
import type { Pace } from "./pace.js";
import type { Authentication } from "./token-auth.js";
import type { Transport } from "./transport.js";

/** Checked options of a client, with values of the environment and defaults applied. */
export interface ClientSettings {
  /** Timeouts and retries. */
  readonly limits: ResolvedCallLimits;
  readonly region: string | undefined;
  readonly endpoint: string | URL | undefined;
  /** Configured project id; `undefined` if the client requests it. */
  readonly projectId: string | undefined;
  /** Returns the base URL of an operation's own server, or of the document's. */
  readonly baseUrl: (operationServer?: string) => string;
  readonly auth: Authentication;
  readonly headers: { readonly [name: string]: string };
  readonly hooks: Hooks;
  readonly pace: Pace | undefined;
  readonly validate: boolean;
  readonly maxResponseBytes: number;
  readonly clock: Clock;
  /** Sends the requests. */
  readonly transport: Transport;
}

/**
 * Checks the options of a client and applies the environment and the defaults.
 *
 * @throws {FrsInputError} If an option is missing or wrong.
 */
export function resolveSettings(options: ClientOptions, server: ServerDefinition): ClientSettings {
  requireObject("", "options", options, "{ region, projectId, auth }");
  const projectId = options.projectId ?? environmentVariable("HUAWEICLOUD_SDK_PROJECT_ID");
  checkClientOptions({ ...options, projectId });
  for (const [name, other] of [
    ["region", "endpoint"],
    ["fetch", "transport"],
  ] as const) {
    if (options[name] !== undefined && options[other] !== undefined) {
      throw new FrsInputError("", name, `\`${name}\` must not be combined with \`${other}\`.`);
    }
  }
  const region = options.region ?? environmentVariable("HUAWEICLOUD_SDK_REGION");
  const { endpoint, auth, hooks = {}, pace, validate = true, maxResponseBytes = defaultResponseLimit } = options;
  // The global `fetch` is read at each call: one installed after the client was created is used, too.
  const { clock, fetch = (url, init) => globalThis.fetch(url, init), transport = fetchTransport(fetch) } = options;
  return {
    limits: resolveCallLimits(defaultCallLimits, options),
    region,
    endpoint,
    projectId,
    baseUrl: baseUrls({ region, endpoint }, server),
    auth,
    headers: checkedHeaders("", options.headers),
    hooks,
    pace,
    validate,
    maxResponseBytes,
    clock: completeClock(clock),
    transport,
  };
}

/** Completes a clock with the functions of the runtime. */
function completeClock({
  now = () => new Date(),
  monotonic = () => performance.now(),
  random = Math.random,
  sleep: wait = sleep,
}: Partial<Clock> = {}): Clock {
  return { now, monotonic, random, sleep: wait };
}
