import { FrsInputError } from "./errors.js";
import { isToken } from "./header-checks.js";
import type { Layer } from "./transport.js";

/** Adds credentials to every attempt of a call. */
export type Authentication = Layer;

/**
 * Authenticates with an IAM token, sent as `X-Auth-Token`.
 *
 * @param token - The token, scoped to the project of the client, or a function that returns it. The function is called for
 *   every attempt, so it should cache the token while it is valid (24 hours) and renew it before it expires.
 * @throws {FrsInputError} If the token is not printable ASCII without spaces: immediately, or, if a function returns it, when a
 *   call is made. No message contains the token.
 */
export function tokenAuth(token: string | (() => string | Promise<string>)): Authentication {
  if (typeof token !== "function") checkToken("", token);
  return (next) => async (request, call) => {
    let value = token;
    if (typeof value === "function") {
      value = await value();
      checkToken(call.operation, value);
    }
    request.headers.set("X-Auth-Token", value);
    return next(request, call);
  };
}

function checkToken(operation: string, token: unknown): void {
  if (isToken(token)) return;
  const what = !token
    ? "is empty (is FRS_TOKEN set?)"
    : /\n$/.test(String(token))
      ? "ends with a line break"
      : "must be printable ASCII without spaces";
  throw new FrsInputError(operation, "auth", `The token ${what}.`);
}
