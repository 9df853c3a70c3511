import { sleep } from "./abort.js";
import { requireObject } from "./check.js";
import type { Clock } from "./clock.js";
import { baseUrls, type ServerDefinition } from "./endpoint.js";
import { environmentVariable } from "./environment.js";
import { FrsInputError } from "./errors.js";
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

/** The options of a client, checked, with everything filled in that the environment or a default supplies. */
export interface ClientSettings {
  /** How long to wait, and how often to try. */
  readonly limits: ResolvedCallLimits;
  readonly region: string | undefined;
  readonly endpoint: string | URL | undefined;
  /** Id of the project that the client was given; `undefined` if it looks it up. */
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
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Returns the settings of a client.
 *
 * @throws {FrsInputError} If an option is missing or wrong.
 */
export function resolveSettings(options: ClientOptions, server: ServerDefinition): ClientSettings {
  requireObject("", "options", options, "{ region, projectId, auth }");
  const projectId = options.projectId ?? environmentVariable("HUAWEICLOUD_SDK_PROJECT_ID");
  checkClientOptions({ ...options, projectId });
  if (options.region !== undefined && options.endpoint !== undefined) {
    throw new FrsInputError("", "region", "Pass either `region` or `endpoint`, not both.");
  }
  const region = options.region ?? environmentVariable("HUAWEICLOUD_SDK_REGION");
  const { endpoint, auth, hooks = {}, pace, validate = true, maxResponseBytes = defaultResponseLimit } = options;
  // The global one is looked up late, so that a fetch installed after the client was made is used, too.
  const { clock, fetch = (url, init) => globalThis.fetch(url, init) } = options;
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
    fetch,
  };
}

/** A clock whose missing parts are those of the runtime. */
function completeClock({
  now = () => new Date(),
  monotonic = () => performance.now(),
  random = Math.random,
  sleep: wait = sleep,
}: Partial<Clock> = {}): Clock {
  return { now, monotonic, random, sleep: wait };
}
