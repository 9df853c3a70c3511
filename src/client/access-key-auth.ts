import type { BufferedResponse } from "./buffered-response.js";
import { anything, checkOptions, isFunction, isRecord, type OptionRule, requireObject } from "./check.js";
import { type Digest, runtimeDigest } from "./digest.js";
import { FrsInputError } from "./errors.js";
import { isToken } from "./header-checks.js";
import type { OutgoingRequest } from "./outgoing.js";
import { authorizationHeader, canonicalRequest, sdkDate, stringToSign, unsignedPayload } from "./signature.js";
import type { Authentication } from "./token-auth.js";
import type { Call } from "./transport.js";

/** Access key pair, permanent or temporary. */
export interface AccessKey {
  /** Access key id (AK). */
  accessKey: string;
  /** Secret access key (SK). It never leaves the process. */
  secretKey: string;
  /** Security token of a temporary key pair. */
  securityToken?: string | undefined;
}

/** Options of {@link accessKeyAuth}. */
export interface AccessKeyAuthOptions {
  /**
   * Host to sign for, with a non-default port, if requests are sent to a different host, such as a proxy that forwards them
   * unchanged.
   *
   * @default the host of the request
   */
  signFor?: string | undefined;
  /**
   * Returns the time to sign with. The gateway refuses a difference of more than 15 minutes.
   *
   * @default () => new Date()
   */
  now?: (() => Date) | undefined;
}

const optionRules = {
  signFor: ["a host such as face.ap-southeast-1.myhuaweicloud.com", (value) => isToken(value) && !/[/?#@]/.test(value)],
  now: ["a function that returns a Date", isFunction],
} satisfies { [Name in keyof Required<AccessKeyAuthOptions>]: OptionRule };

const keyRules = {
  accessKey: anything,
  secretKey: anything,
  securityToken: anything,
} satisfies { [Name in keyof Required<AccessKey>]: OptionRule };

/**
 * Headers that are not signed, since a signature is valid only if they arrive unchanged, and the gateway requires none of
 * them. Hop-by-hop headers end at the next proxy (RFC 9110, 7.6.1); the runtime writes or completes others; proxies add
 * forwarding headers; tracing, in the runtime or in a proxy, replaces its own with each request. `Authorization` is the
 * signature itself.
 */
const unsignedHeaders = new Set([
  ...["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "max-forwards"],
  ...["authorization", "content-length", "cookie", "date", "expect", "origin", "priority", "referer", "user-agent"],
  ...["forwarded", "via", "x-real-ip", "x-request-id", "x-correlation-id", "true-client-ip"],
  ...["traceparent", "tracestate", "baggage", "b3", "uber-trace-id", "sentry-trace", "x-amzn-trace-id"],
]);

/** Prefixes of further such header names. */
const unsignedFamilies = /^(?:accept|proxy|sec|x-forwarded|x-envoy|x-b3|x-datadog|x-cloud-trace|elastic-apm)(?:-|$)/;

/** Minimum clock difference, in milliseconds, at which a refused signature is retried with the gateway's time. */
const skewWorthCorrecting = 60_000;

/**
 * Authenticates by signing each attempt with an access key (`SDK-HMAC-SHA256`). JSON bodies are signed, forms are not. If the
 * gateway refuses a signature and its clock differs from the local one, the request is signed and sent once more with the
 * gateway's time, which is then used for later calls.
 *
 * @param key - The key pair, or a function that returns it, called for every attempt.
 * @throws {FrsInputError} If an option is wrong, or a key is not printable ASCII without spaces: immediately, or, if a function
 *   returns the keys, when a call is made. No message contains the keys.
 */
export function accessKeyAuth(
  key: AccessKey | (() => AccessKey | Promise<AccessKey>),
  options: AccessKeyAuthOptions = {},
): Authentication {
  if (typeof key !== "function") {
    // Before missing fields, which may only be misspelt. Not for a function: its keys may have other fields, too.
    if (isRecord(key)) checkOptions("", "", key, keyRules);
    checkKey("", key);
  }
  requireObject("", "options", options, "{ signFor }");
  checkOptions("", "", options, optionRules);
  const { signFor, now = () => new Date() } = options;
  const digest = runtimeDigest();
  // Copied: the caller's object may change after the check.
  const source = typeof key === "function" ? key : { ...key };
  /** Known clock difference of each host, in milliseconds. */
  const offsets = new Map<string, number>();

  return (next) => async (request, call) => {
    const pair = typeof source === "function" ? { ...(await source()) } : source;
    if (typeof source === "function") checkKey(call.operation, pair);
    const payload = await payloadOf(request, digest);
    const url = new URL(request.url);
    const host = signFor ?? url.host;
    for (let isCorrected = false; ; isCorrected = true) {
      // Other calls may correct the clock during this attempt: compare with the offset that it was signed with.
      const offset = offsets.get(host) ?? 0;
      const time = new Date(Number(now()) + offset);
      await sign(request, pair, { payload, time, url, host, call, digest });
      const received = await next(request, call);
      if (isCorrected || received.status !== 401) return received;
      const difference = clockDifference(received, Number(now()));
      if (difference === undefined || Math.abs(difference - offset) < skewWorthCorrecting) return received;
      offsets.set(host, difference);
    }
  };
}

function checkKey(operation: string, key: AccessKey): void {
  for (const field of ["accessKey", "secretKey", "securityToken"] as const) {
    const value: unknown = key?.[field];
    if (isToken(value) || (field === "securityToken" && value === undefined)) continue;
    const message = `\`${field}\` must be printable ASCII without spaces.`;
    throw new FrsInputError(operation, "auth", message);
  }
}

/**
 * Returns the hash of the body: that of the caller, which the gateway accepts, too; otherwise that of a JSON body or of no
 * body. The bytes of a form are not known before it is sent.
 */
function payloadOf({ headers, body = "" }: OutgoingRequest, digest: Digest): string | Promise<string> {
  const ownHash = headers.get("X-Sdk-Content-Sha256");
  if (ownHash) return ownHash;
  const isHashed = body === "" || (headers.get("Content-Type") ?? "").includes("json");
  return isHashed && (typeof body === "string" || body instanceof Uint8Array) ? digest.sha256(body) : unsignedPayload;
}

interface Signing {
  payload: string;
  time: Date;
  url: URL;
  host: string;
  call: Call;
  digest: Digest;
}

/** Sets the headers of a signature on a request. */
async function sign(
  request: OutgoingRequest,
  key: AccessKey,
  { payload, time, url, host, call, digest }: Signing,
): Promise<void> {
  const { headers } = request;
  const date = sdkDate(time);
  headers.set("X-Sdk-Date", date);
  if (call.projectId !== undefined) headers.set("X-Project-Id", call.projectId);
  if (key.securityToken !== undefined) headers.set("X-Security-Token", key.securityToken);
  else headers.delete("X-Security-Token");
  if (payload === unsignedPayload) headers.set("X-Sdk-Content-Sha256", unsignedPayload);

  const signed: { [name: string]: string } = { host };
  headers.forEach((value, name) => {
    // The boundary of a form is part of its content type, and proxies may rewrite it.
    const isForm = name === "content-type" && (payload === unsignedPayload || value.startsWith("multipart/"));
    // Signers disagree on names with an underscore: some gateways omit them.
    if (!unsignedHeaders.has(name) && !unsignedFamilies.test(name) && !isForm && !name.includes("_")) {
      signed[name] = value;
    }
  });
  const canonical = canonicalRequest({
    method: request.method.toUpperCase(),
    url,
    headers: signed,
    payloadHash: payload,
  });
  const signature = await digest.hmacSha256(key.secretKey, stringToSign(date, await digest.sha256(canonical.text)));
  headers.set("Authorization", authorizationHeader(key.accessKey, canonical.signedHeaders, signature));
}

/** Returns how far the clock of the server is ahead, in milliseconds; `undefined` if the response has no `Date`. */
function clockDifference({ headers }: BufferedResponse, localTime: number): number | undefined {
  const serverTime = Date.parse(headers.get("Date") ?? "");
  return Number.isNaN(serverTime) ? undefined : serverTime - localTime;
}
