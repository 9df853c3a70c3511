import type { BufferedResponse } from "./buffered-response.js";
import { checkOptions, isFunction, type OptionRule, requireObject } from "./check.js";
import { type Digest, runtimeDigest } from "./digest.js";
import { FrsInputError } from "./errors.js";
import { isToken } from "./header-checks.js";
import type { OutgoingRequest } from "./outgoing.js";
import { authorizationHeader, canonicalRequest, sdkDate, stringToSign, unsignedPayload } from "./signature.js";
import type { Authentication } from "./token-auth.js";
import type { Call } from "./transport.js";

/** An access key with its secret, permanent or temporary. */
export interface AccessKey {
  /** Access key id (AK). */
  accessKey: string;
  /** Secret access key (SK). It never leaves the process. */
  secretKey: string;
  /** Security token that belongs to a temporary key pair. */
  securityToken?: string | undefined;
}

/** Settings of {@link accessKeyAuth}. */
export interface AccessKeyAuthOptions {
  /**
   * Host to sign for, with its port unless that is the usual one, if requests are sent to another: a forwarder that
   * passes them on as they are.
   *
   * @default the host of the request
   */
  signFor?: string | undefined;
  /**
   * The time to sign with. The gateway refuses a difference of more than 15 minutes.
   *
   * @default () => new Date()
   */
  now?: (() => Date) | undefined;
}

const optionRules = {
  signFor: ["a host such as face.ap-southeast-1.myhuaweicloud.com", (value) => isToken(value) && !/[/?#@]/.test(value)],
  now: ["a function that gives a Date", isFunction],
} satisfies { [Name in keyof Required<AccessKeyAuthOptions>]: OptionRule };

const keyRules = {
  accessKey: ["a text", isToken],
  secretKey: ["a text", isToken],
  securityToken: ["a text", isToken],
} satisfies { [Name in keyof Required<AccessKey>]: OptionRule };

/**
 * Headers that are not signed, since a signature holds only if they arrive unchanged, and the gateway asks for none of them.
 * Those of one connection end at the next proxy (RFC 9110, 7.6.1); the runtime writes or completes others; proxies note in
 * others whom they forward for; tracing, in the runtime or in a proxy, replaces its own with each request. `Authorization`
 * is the signature itself.
 */
const unsignedHeaders = new Set([
  ...["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "max-forwards"],
  ...["authorization", "content-length", "cookie", "date", "expect", "origin", "priority", "referer", "user-agent"],
  ...["forwarded", "via", "x-real-ip", "x-request-id", "x-correlation-id", "true-client-ip"],
  ...["traceparent", "tracestate", "baggage", "b3", "uber-trace-id", "sentry-trace", "x-amzn-trace-id"],
]);

/** The beginnings of the names of further such headers. */
const unsignedFamilies = /^(?:accept|proxy|sec|x-forwarded|x-envoy|x-b3|x-datadog|x-cloud-trace|elastic-apm)(?:-|$)/;

/** From which difference between the clocks on a refused signature is tried again with the gateway's, in milliseconds. */
const skewWorthCorrecting = 60_000;

/**
 * Authenticates with a signature made with an access key (`SDK-HMAC-SHA256`). Each attempt is signed anew. JSON bodies are
 * signed, forms are not. If the gateway refuses a signature and its clock differs from this one, the request is signed
 * once more with the gateway's time, which is then kept.
 *
 * @param key - The key pair, or a function that gives it, called for every attempt.
 * @throws {FrsInputError} If an option is wrong, or a key is missing or contains anything but printable ASCII without
 *   blanks: at once, or, if a function gives the keys, when a call is made. The keys are in no message.
 */
export function accessKeyAuth(
  key: AccessKey | (() => AccessKey | Promise<AccessKey>),
  options: AccessKeyAuthOptions = {},
): Authentication {
  if (typeof key !== "function") {
    checkKey("", key);
    // What a function gives may come from elsewhere, with more than is used here.
    checkOptions("", "", key, keyRules);
  }
  requireObject("", "options", options, "{ signFor }");
  checkOptions("", "", options, optionRules);
  const { signFor, now = () => new Date() } = options;
  const digest = runtimeDigest();
  // Copied: the caller's object may change later, and what is in it then was not checked.
  const given = typeof key === "function" ? key : { ...key };
  /** By how much the clock of each host is ahead, in milliseconds, as far as it is known. */
  const offsets = new Map<string, number>();

  return (next) => async (request, call) => {
    const pair = typeof given === "function" ? { ...(await given()) } : given;
    if (typeof given === "function") checkKey(call.operation, pair);
    const payload = await payloadOf(request, digest);
    const url = new URL(request.url);
    const host = signFor ?? url.host;
    for (let isCorrected = false; ; isCorrected = true) {
      // Other calls may correct the clock while this attempt is under way: it is judged by what it was signed with.
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
    const message = `\`${field}\` is missing or contains blanks, line breaks or characters that are not ASCII.`;
    throw new FrsInputError(operation, "auth", message);
  }
}

/**
 * The hash that stands for the body: what the caller gives as its hash, since the gateway takes that, too; otherwise that of
 * a JSON body or of no body. A form is made of parts whose bytes are not known before it is sent.
 */
function payloadOf({ headers, body = "" }: OutgoingRequest, digest: Digest): string | Promise<string> {
  const given = headers.get("X-Sdk-Content-Sha256");
  if (given) return given;
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
    // The boundary of a form is part of its content type, and parts of the way may write it in their own manner.
    const isForm = name === "content-type" && (payload === unsignedPayload || value.startsWith("multipart/"));
    // Signers disagree on names with an underscore: some gateways' libraries leave them out.
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

/** By how much the clock of the answerer is ahead, in milliseconds; `undefined` if the response does not say. */
function clockDifference({ headers }: BufferedResponse, here: number): number | undefined {
  const there = Date.parse(headers.get("Date") ?? "");
  return Number.isNaN(there) ? undefined : there - here;
}
