import type { BufferedResponse } from "./buffered-response.js";
import { checkOptions, isFunction, isRecord, type OptionRule } from "./check.js";
import { endpointUrl } from "./endpoint.js";
import { FrsInputError, FrsResponseError } from "./errors.js";
import { isToken } from "./header-checks.js";
import { detailsOf } from "./redaction.js";
import { readFailure } from "./response.js";
import { sharedTask } from "./shared-task.js";
import type { Authentication } from "./token-auth.js";
import type { Call } from "./transport.js";

/** An IAM user who logs in with a password. */
export interface PasswordLogin {
  /** Name of the account that the user belongs to. */
  domain: string;
  /** Name of the IAM user. */
  user: string;
  /** Password of the user. It is sent to the identity service only. */
  password: string;
  /** The virtual MFA device of the user, if there is one. */
  totp?:
    | {
        /** Id of the IAM user. */
        userId: string;
        /** The code that the device shows, or a function that gives it: each token takes a new one. */
        passcode: string | (() => string | Promise<string>);
      }
    | undefined;
  /**
   * Base URL of the identity service.
   *
   * @default that of the client's region, or the endpoint that the client calls
   */
  iamEndpoint?: string | URL | undefined;
}

const textRule: OptionRule = ["a text that is not empty", (value) => typeof value === "string" && value !== ""];

/** How long before its end a token is replaced, in milliseconds. */
const renewEarly = 5 * 60_000;

/** How long a token is documented to be valid, in milliseconds. */
const documentedLifetime = 24 * 3_600_000;

/** Codes by which the service and its gateway say that a token is at fault, whatever the status. */
const tokenCodes = new Set(["FRS.0002", "APIG.0307"]);

interface Token {
  text: string;
  /**
   * When it is replaced, by the client's monotonic clock. That one may stand still while a computer sleeps: a token that
   * ended meanwhile is refused, and then renewed all the same.
   */
  renewAt: number;
}

/**
 * Authenticates with a token that is fetched with a password, by `createToken`, for the client's project or else for the
 * project of its region. The token is fetched when the first call needs it, once for all that wait, and kept until five
 * minutes before it ends, by the clock of the identity service. If it is refused before that, it is renewed and the call
 * repeated, once.
 *
 * @throws {FrsInputError} At once, if a field is missing; when a call is made, if there is neither project nor region.
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
        call.progress.hint = "The token was renewed, and the new one was refused, too.";
      }
      return second.received;
    };
  };
}

function refusesToken(received: BufferedResponse): boolean {
  return received.status === 401 || (!received.ok && tokenCodes.has(readFailure(received).code ?? ""));
}

const loginRules = {
  domain: textRule,
  user: textRule,
  password: textRule,
  totp: ["an object such as { userId, passcode }", isRecord],
  iamEndpoint: ["a URL", (value) => endpointUrl(String(value), "iamEndpoint") !== ""],
} satisfies { [Name in keyof Required<PasswordLogin>]: OptionRule };

const totpRules = {
  userId: textRule,
  passcode: ["a text, or a function that gives it", (value) => textRule[1](value) || isFunction(value)],
} satisfies { [Name in keyof NonNullable<PasswordLogin["totp"]>]: OptionRule };

/** A copy of a login: the caller's object may change later, and what is in it then was not checked. */
function checkedLogin(login: PasswordLogin): PasswordLogin {
  const { totp, iamEndpoint, ...rest } = { ...login };
  const copy: PasswordLogin = {
    ...rest,
    ...(totp === undefined ? {} : { totp: isRecord(totp) ? { ...totp } : totp }),
    ...(iamEndpoint === undefined ? {} : { iamEndpoint: String(iamEndpoint) }),
  };
  for (const field of ["domain", "user", "password"] as const) {
    if (typeof copy[field] !== "string" || copy[field] === "") {
      throw new FrsInputError("", "auth", `passwordAuth needs \`${field}\`, a text that is not empty.`);
    }
  }
  checkOptions("", "", copy, loginRules);
  // What is missing is checked, too: neither can be done without.
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
      "The project that the token is for is not known: pass `projectId` or `region` to createFrsClient.",
    );
  }
  const user = { name, password, domain: { name: domain } };
  const identity = totp
    ? { methods: ["password", "totp"], password: { user }, totp: { user: await passcodeOf(totp) } }
    : { methods: ["password"], password: { user } };
  const input = { nocatalog: "true", auth: { identity, scope: { project } } };
  // Counted from here, since nobody knows how long before its arrival it was issued.
  const asked = client.clock.monotonic();
  const { data, received, attempts } = await client.callOpen("createToken", input, signal, iamEndpoint);
  const text = received.headers.get("X-Subject-Token");
  const lifetime = lifetimeOf(data, received, client.clock.now());
  if (!isToken(text) || lifetime === undefined) {
    const what = isToken(text) ? "expires_at" : "X-Subject-Token";
    const details = detailsOf(received, { secrets: [password, text ?? ""] });
    const message = `The identity service gave no usable \`${what}\`.`;
    throw Object.assign(new FrsResponseError("createToken", message, details), { attempts });
  }
  // One that ends soon is used for half of its time all the same.
  return { text, renewAt: asked + Math.max(lifetime - renewEarly, lifetime / 2) };
}

/** How long a token is valid, in milliseconds; `undefined` if the response does not say when it ends. */
function lifetimeOf(data: object, { headers }: BufferedResponse, now: Date | number): number | undefined {
  const token: unknown = Reflect.get(data, "token");
  const { issued_at, expires_at } = isRecord(token) ? token : {};
  const expires = Date.parse(String(expires_at));
  if (Number.isNaN(expires)) return undefined;
  const lifetimesFrom = (...starts: number[]) => starts.map((start) => expires - start).filter((time) => time > 0);
  // By the clock that the end is told by; the shorter one, since a token may have been issued before it was asked for.
  const known = lifetimesFrom(Date.parse(String(issued_at)), Date.parse(headers.get("Date") ?? ""));
  // The local clock may be hours off, and is asked only if there is no other.
  const [lifetime] = known.length > 0 ? known.sort((a, b) => a - b) : lifetimesFrom(Number(now));
  return lifetime ?? documentedLifetime;
}

async function passcodeOf({ userId, passcode }: NonNullable<PasswordLogin["totp"]>) {
  const code: unknown = typeof passcode === "function" ? await passcode() : passcode;
  if (!code) throw new FrsInputError("createToken", "auth", "`totp.passcode` gave no code.");
  return { id: userId, passcode: String(code) };
}
