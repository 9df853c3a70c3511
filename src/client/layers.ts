import { attempt } from "./attempt.js";
import { FrsInputError } from "./errors.js";
import { observe } from "./observe.js";
import { paced } from "./pace.js";
import { retry, wrongAuth } from "./retry.js";
import type { ClientSettings } from "./settings.js";
import { type Layer, stack, type Transport } from "./transport.js";

/** The ways of a client's requests: with its credentials, or without any. */
export interface Transports {
  readonly authenticated: Transport;
  readonly open: Transport;
}

/**
 * Puts the layers of a client together.
 *
 * @param lastingCodes - Codes of server errors that do not pass by themselves.
 * @throws {FrsInputError} If the authentication is no layer.
 */
export function createTransports(
  { fetch, clock, pace, auth }: ClientSettings,
  lastingCodes: readonly string[],
): Transports {
  const send = attempt(fetch);
  const repeat = retry(clock, lastingCodes);
  return {
    authenticated: stack([repeat, ...(pace ? [paced(pace, clock)] : []), checkedAuth(auth), observe], send),
    open: stack([repeat, observe], send),
  };
}

/** @throws {FrsInputError} When the client is made, if the layer is none, such as a function that gives a token. */
function checkedAuth(auth: Layer): Layer {
  return (next) => {
    const transport: unknown = auth(next);
    if (typeof transport === "function") return transport as ReturnType<Layer>;
    throw new FrsInputError("", "auth", wrongAuth);
  };
}
