import { FrsInputError } from "./errors.js";
import { isToken } from "./options.js";
import type { Layer } from "./transport.js";

/** Adds credentials to every attempt of a call. */
export type Authentication = Layer;

/**
 * Authenticates with an IAM token, sent as `X-Auth-Token`.
 *
 * @param token - The token, scoped to the project of the client, or a function that gives it. The function is called for
 *   every attempt, so it should keep the token while it is valid (24 hours) and renew it early.
 * @throws {FrsInputError} When a call is made and the token is empty or contains blanks or line breaks. The token itself
 *   appears in no message.
 */
export function tokenAuth(token: string | (() => string | Promise<string>)): Authentication {
  return (next) => async (request, call) => {
    const value = typeof token === "function" ? await token() : token;
    if (!isToken(value)) {
      throw new FrsInputError(
        call.operation,
        "auth",
        "The token is empty or contains blanks: pass the value of X-Subject-Token as IAM sent it.",
      );
    }
    request.headers.set("X-Auth-Token", value);
    return next(request, call);
  };
}
