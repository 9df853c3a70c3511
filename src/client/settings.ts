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
  defaultPatience,
  defaultResponseLimit,
  type ResolvedPatience,
  resolvePatience,
} from "./options.js";
import type { Pace } from "./pace.js";
import type { Authentication } from "./token-auth.js";

/** The options of a client, checked, with everything filled in that the environment or a default supplies. */
export interface ClientSettings extends ResolvedPatience {
  readonly region: string | undefined;
  /** Whether another endpoint than that of a region is called. */
  readonly hasEndpoint: boolean;
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
  /** What the caller gave of the clock. */
  readonly givenClock: Partial<Clock>;
  readonly clock: Omit<Clock, "monotonic">;
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
  const { clock = {}, fetch } = options;
  const { now = () => new Date(), random = Math.random, sleep: wait = sleep } = clock;
  return {
    ...resolvePatience(defaultPatience, options),
    region,
    hasEndpoint: endpoint !== undefined,
    projectId,
    baseUrl: baseUrls({ region, endpoint }, server),
    auth,
    headers: checkedHeaders("", options.headers),
    hooks,
    pace,
    validate,
    maxResponseBytes,
    givenClock: clock,
    clock: { now, random, sleep: wait },
    // Looked up late, so that a fetch installed after the client was made is used, too.
    fetch: fetch ?? ((url, init) => globalThis.fetch(url, init)),
  };
}
