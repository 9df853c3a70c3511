import { attempt } from "./attempt.js";
import { FrsInputError } from "./errors.js";
import { observe } from "./observe.js";
import { paced } from "./pace.js";
import { retry, wrongAuth } from "./retry.js";
import type { ClientSettings } from "./settings.js";
import type { Layer, Transport } from "./transport.js";

/**
 * Assembles the layers of a client, the first one outermost.
 *
 * @param permanentCodes - Codes of server errors that a retry cannot resolve.
 * @param isUnauthenticated - Whether requests have no credentials, and so do not count against the rate of the account.
 * @throws {FrsInputError} If `auth` is not an authentication.
 */
export function createTransport(
  { transport, clock, pace, auth }: ClientSettings,
  permanentCodes: readonly string[],
  isUnauthenticated: boolean,
): Transport {
  const credentials = isUnauthenticated ? [] : [...(pace ? [paced(pace, clock)] : []), checkedAuth(auth)];
  return [retry(clock, permanentCodes), ...credentials, observe].reduceRight(
    (next, layer) => layer(next),
    attempt(transport),
  );
}

/** @throws {FrsInputError} When the client is created, if `auth` is another function, such as one that returns a token. */
function checkedAuth(auth: Layer): Layer {
  return (next) => {
    const transport: unknown = auth(next);
    if (typeof transport === "function") return transport as ReturnType<Layer>;
    throw new FrsInputError("", "auth", wrongAuth);
  };
}
