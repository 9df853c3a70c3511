import { checkOptions, isFunction, isRecord, type OptionRule } from "./check.js";
import { endpointUrl } from "./endpoint.js";
import { FrsInputError, FrsResponseError } from "./errors.js";
import { isToken } from "./options.js";
import type { Received } from "./received.js";
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

/** Codes by which the service and its gateway say that a token is at fault, whatever the status. */
const tokenCodes = new Set(["FRS.0002", "APIG.0307"]);

interface Token {
  text: string;
  /** When it is replaced, as milliseconds since 1970. */
  renewAt: number;
}

/**
 * Authenticates with a token that is fetched with a password, by `createToken`, for the client's project or else for the
 * project of its region. The token is fetched when the first call needs it, once for all that wait, and kept until five
 * minutes before it ends. If it is refused before that, it is renewed and the call repeated, once.
 *
 * @param now - The time, for tests.
 * @throws {FrsInputError} At once, if a field is missing; when a call is made, if there is neither project nor region.
 */
export function passwordAuth(login: PasswordLogin, now: () => Date = () => new Date()): Authentication {
  checkLogin(login);
  return (next) => {
    // Inside, since a token belongs to the project of one client.
    let current: Token | undefined;
    const share = sharedTask<Token>();

    const tokenFor = async (call: Call, signal: AbortSignal | undefined, refused: Token | undefined) => {
      const isFresh = current && current !== refused && Number(now()) < current.renewAt;
      if (current && isFresh) return current;
      return await share(signal, async (end) => {
        current = await fetchToken(login, call, end, Number(now()));
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
        call.progress.remark = "The token was renewed, and the new one was refused, too.";
      }
      return second.received;
    };
  };
}

function refusesToken(received: Received): boolean {
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

function checkLogin(login: PasswordLogin): void {
  for (const field of ["domain", "user", "password"] as const) {
    if (typeof login?.[field] !== "string" || login[field] === "") {
      throw new FrsInputError("", "auth", `passwordAuth needs \`${field}\`, a text that is not empty.`);
    }
  }
  checkOptions("", "", login, loginRules);
  checkOptions("", "totp.", login.totp ?? {}, totpRules);
}

async function fetchToken(
  login: PasswordLogin,
  { client, operation }: Call,
  signal: AbortSignal,
  asked: number,
): Promise<Token> {
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
  const { data, received } = await client.callOpen("createToken", input, signal, iamEndpoint);
  const text = received.headers.get("X-Subject-Token");
  const expires = Date.parse(expiryOf(data));
  if (!isToken(text) || Number.isNaN(expires)) {
    const what = text ? "expires_at" : "X-Subject-Token";
    const details = detailsOf(received, { secrets: [password, text ?? ""] });
    throw new FrsResponseError("createToken", `The identity service gave no usable \`${what}\`.`, details);
  }
  // One that ends soon is used for half of its time all the same.
  return { text, renewAt: Math.max(expires - renewEarly, (asked + expires) / 2) };
}

async function passcodeOf({ userId, passcode }: NonNullable<PasswordLogin["totp"]>) {
  const code: unknown = typeof passcode === "function" ? await passcode() : passcode;
  if (!code) throw new FrsInputError("createToken", "auth", "`totp.passcode` gave no code.");
  return { id: userId, passcode: String(code) };
}

function expiryOf(data: object): string {
  const token: unknown = Reflect.get(data, "token");
  return typeof token === "object" && token !== null ? String(Reflect.get(token, "expires_at")) : "";
}
