import { attempt } from "./attempt.js";
import { FrsInputError } from "./errors.js";
import { observe } from "./observe.js";
import { paced } from "./pace.js";
import { retry, wrongAuth } from "./retry.js";
import type { ClientSettings } from "./settings.js";
import { type Layer, stack, type Transport } from "./transport.js";

/**
 * Assembles the layers of a client.
 *
 * @param permanentCodes - Codes of server errors that a retry cannot resolve.
 * @param isUnauthenticated - Whether requests have no credentials, and so do not count against the rate of the account.
 * @throws {FrsInputError} If `auth` is not an authentication.
 */
export function createTransport(
  { fetch, clock, pace, auth }: ClientSettings,
  permanentCodes: readonly string[],
  isUnauthenticated: boolean,
): Transport {
  const credentials = isUnauthenticated ? [] : [...(pace ? [paced(pace, clock)] : []), checkedAuth(auth)];
  return stack([retry(clock, permanentCodes), ...credentials, observe], attempt(fetch));
}

/** @throws {FrsInputError} When the client is created, if `auth` is another function, such as one that returns a token. */
function checkedAuth(auth: Layer): Layer {
  return (next) => {
    const transport: unknown = auth(next);
    if (typeof transport === "function") return transport as ReturnType<Layer>;
    throw new FrsInputError("", "auth", wrongAuth);
  };
}
