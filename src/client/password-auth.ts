import type { BufferedResponse } from "./buffered-response.js";
import { anything, checkOptions, isFunction, isRecord, type OptionRule } from "./check.js";
import { endpointUrl } from "./endpoint.js";
import { FrsInputError, FrsResponseError } from "./errors.js";
import { isToken } from "./header-checks.js";
import { detailsOf } from "./redaction.js";
import { readFailure } from "./response.js";
import { sharedTask } from "./shared-task.js";
import type { Authentication } from "./token-auth.js";
import type { Call } from "./transport.js";

/** Credentials of an IAM user with a password. */
export interface PasswordLogin {
  /** Name of the account of the user. */
  domain: string;
  /** Name of the IAM user. */
  user: string;
  /** Password of the user, sent to the identity service only. */
  password: string;
  /** Virtual MFA device of the user, if MFA is enabled. */
  totp?:
    | {
        /** Id of the IAM user. */
        userId: string;
        /** The code that the device shows, or a function that returns it: each token needs a new code. */
        passcode: string | (() => string | Promise<string>);
      }
    | undefined;
  /**
   * Base URL of the identity service.
   *
   * @default the identity service of the client's region, or the client's `endpoint`
   */
  iamEndpoint?: string | URL | undefined;
}

const stringRule: OptionRule = ["a non-empty string", (value) => typeof value === "string" && value !== ""];

/** How long before it expires a token is renewed, in milliseconds. */
const renewEarly = 5 * 60_000;

/** Documented validity of a token, in milliseconds. */
const documentedLifetime = 24 * 3_600_000;

/** Error codes of the service and its gateway for an invalid token, whatever the status. */
const tokenCodes = new Set(["FRS.0002", "APIG.0307"]);

interface Token {
  text: string;
  /**
   * When it is renewed, by the client's monotonic clock. That clock may stop while a computer sleeps: a token that expired
   * meanwhile is refused, and then renewed.
   */
  renewAt: number;
}

/**
 * Authenticates with a token that `createToken` issues for a user name and a password, scoped to the client's project or to
 * the project of its region. The token is requested by the first call, shared by all calls, and renewed five minutes before
 * it expires, by the clock of the identity service. If it is refused before, it is renewed and the call is retried once.
 *
 * @throws {FrsInputError} Immediately, if a field is missing; when a call is made, if neither project nor region is set.
 */
export function passwordAuth(login: PasswordLogin): Authentication {
  const copy = checkedLogin(login);
  return (next) => {
    // Inside, since a token belongs to the project of one client.
    let current: Token | undefined;
    const share = sharedTask<Token>();

    const tokenFor = async (call: Call, signal: AbortSignal | undefined, refused: Token | undefined) => {
      const isFresh = current && current !== refused && call.client.clock.monotonic() < current.renewAt;
      if (current && isFresh) return current;
      return await share(signal, async (end) => {
        current = await fetchToken(copy, call, end);
        return current;
      });
    };

    return async (request, call) => {
      const send = async (refused?: Token) => {
        const token = await tokenFor(call, request.signal, refused);
        request.headers.set("X-Auth-Token", token.text);
        return { token, received: await next(request, call) };
      };
      const first = await send();
      if (!refusesToken(first.received)) return first.received;
      const second = await send(first.token);
      if (refusesToken(second.received)) {
        call.progress.hint = "The renewed token was refused, too.";
      }
      return second.received;
    };
  };
}

function refusesToken(received: BufferedResponse): boolean {
  return received.status === 401 || (!received.ok && tokenCodes.has(readFailure(received).code ?? ""));
}

const loginRules = {
  domain: anything,
  user: anything,
  password: anything,
  totp: ["an object such as { userId, passcode }", isRecord],
  iamEndpoint: ["a URL", (value) => endpointUrl(String(value), "iamEndpoint") !== ""],
} satisfies { [Name in keyof Required<PasswordLogin>]: OptionRule };

const totpRules = {
  userId: stringRule,
  passcode: ["a non-empty string, or a function that returns it", (value) => stringRule[1](value) || isFunction(value)],
} satisfies { [Name in keyof NonNullable<PasswordLogin["totp"]>]: OptionRule };

/** Checks and copies a login: the caller's object may change later. */
function checkedLogin(login: PasswordLogin): PasswordLogin {
  const { totp, iamEndpoint, ...rest } = { ...login };
  const copy: PasswordLogin = {
    ...rest,
    ...(totp === undefined ? {} : { totp: isRecord(totp) ? { ...totp } : totp }),
    ...(iamEndpoint === undefined ? {} : { iamEndpoint: String(iamEndpoint) }),
  };
  // Before missing fields, which may only be misspelt. A text has no fields.
  checkOptions("", "", isRecord(login) ? copy : {}, loginRules);
  for (const field of ["domain", "user", "password"] as const) {
    if (typeof copy[field] !== "string" || copy[field] === "") {
      throw new FrsInputError("", "auth", `\`${field}\` must be ${stringRule[0]}.`);
    }
  }
  // `null`, so that missing fields are checked, too.
  const { userId = null, passcode = null, ...more } = copy.totp ?? {};
  checkOptions("", "totp.", copy.totp ? { ...more, userId, passcode } : {}, totpRules);
  return copy;
}

async function fetchToken(login: PasswordLogin, { client, operation }: Call, signal: AbortSignal): Promise<Token> {
  const { domain, user: name, password, totp, iamEndpoint } = login;
  const { projectId, region } = client;
  const project = projectId === undefined ? { name: region } : { id: projectId };
  if (projectId === undefined && region === undefined) {
    throw new FrsInputError(
      operation,
      "projectId",
      "`projectId` or `region` is required: a token is issued for a project.",
    );
  }
  const user = { name, password, domain: { name: domain } };
  const identity = totp
    ? { methods: ["password", "totp"], password: { user }, totp: { user: await passcodeOf(totp) } }
    : { methods: ["password"], password: { user } };
  const input = { nocatalog: "true", auth: { identity, scope: { project } } };
  // The validity counts from the request, since the time between issue and arrival is unknown.
  const requestedAt = client.clock.monotonic();
  const { data, received, attempts } = await client.callWithoutAuth("createToken", input, signal, iamEndpoint);
  const text = received.headers.get("X-Subject-Token");
  const lifetime = lifetimeOf(data, received, client.clock.now());
  if (!isToken(text) || lifetime === undefined) {
    const what = isToken(text) ? "expires_at" : "X-Subject-Token";
    const details = detailsOf(received, { secrets: [password, text ?? ""] });
    const message = `The identity service returned no valid \`${what}\`.`;
    throw Object.assign(new FrsResponseError("createToken", message, details), { attempts });
  }
  // A short-lived one is used for half of its validity.
  return { text, renewAt: requestedAt + Math.max(lifetime - renewEarly, lifetime / 2) };
}

/** Returns the validity of a token, in milliseconds; `undefined` if the response has no valid `expires_at`. */
function lifetimeOf(data: object, { headers }: BufferedResponse, now: Date | number): number | undefined {
  const token: unknown = Reflect.get(data, "token");
  const { issued_at, expires_at } = isRecord(token) ? token : {};
  const expires = Date.parse(String(expires_at));
  if (Number.isNaN(expires)) return undefined;
  const lifetimesFrom = (...starts: number[]) => starts.map((start) => expires - start).filter((time) => time > 0);
  // By the clock of the identity service; the shorter one, since a token may have been issued before it was requested.
  const known = lifetimesFrom(Date.parse(String(issued_at)), Date.parse(headers.get("Date") ?? ""));
  // The local clock may be hours off: it is the last resort.
  const [lifetime] = known.length > 0 ? known.sort((a, b) => a - b) : lifetimesFrom(Number(now));
  return lifetime ?? documentedLifetime;
}

async function passcodeOf({ userId, passcode }: NonNullable<PasswordLogin["totp"]>) {
  const code: unknown = typeof passcode === "function" ? await passcode() : passcode;
  if (!code) throw new FrsInputError("createToken", "auth", "`totp.passcode` must return a code.");
  return { id: userId, passcode: String(code) };
}
