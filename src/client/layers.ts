import { attempt } from "./attempt.js";
import { FrsInputError } from "./errors.js";
import { observe } from "./observe.js";
import { paced } from "./pace.js";
import { retry, wrongAuth } from "./retry.js";
import type { ClientSettings } from "./settings.js";
import { type Layer, stack, type Transport } from "./transport.js";

/**
 * Puts the layers of a client together.
 *
 * @param permanentCodes - Codes of server errors that do not pass by themselves.
 * @param isOpen - Whether requests carry no credentials, and so do not count against the pace of the account.
 * @throws {FrsInputError} If the authentication is no layer.
 */
export function createTransport(
  { fetch, clock, pace, auth }: ClientSettings,
  permanentCodes: readonly string[],
  isOpen: boolean,
): Transport {
  const credentials = isOpen ? [] : [...(pace ? [paced(pace, clock)] : []), checkedAuth(auth)];
  return stack([retry(clock, permanentCodes), ...credentials, observe], attempt(fetch));
}

/** @throws {FrsInputError} When the client is made, if the layer is none, such as a function that gives a token. */
function checkedAuth(auth: Layer): Layer {
  return (next) => {
    const transport: unknown = auth(next);
    if (typeof transport === "function") return transport as ReturnType<Layer>;
    throw new FrsInputError("", "auth", wrongAuth);
  };
}
