import { FrsConnectionError, FrsInputError } from "./errors.js";
import type { Transport } from "./transport.js";

/** Sends one request with `fetch`; what keeps it from being answered becomes an {@link FrsConnectionError}. */
export function connect(fetch: (request: Request) => Promise<Response>): Transport {
  return async (request, { operation }) => {
    let response: unknown;
    try {
      response = await fetch(request);
    } catch (cause) {
      if (request.signal.aborted) throw request.signal.reason;
      const { origin } = new URL(request.url);
      throw new FrsConnectionError(operation, `No answer from ${origin}: ${reason(cause)}.`, { cause });
    }
    if (response instanceof Response) return response;
    throw new FrsInputError(operation, "fetch", "`fetch` gave something else than a Response.");
  };
}

/** The innermost message of an error: runtimes hide `ECONNREFUSED` and the like behind "fetch failed". */
export function reason(error: unknown): string {
  let message = String(error);
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const code = Reflect.get(inner, "code");
    message = inner.message || (typeof code === "string" ? code : inner.name);
  }
  return message;
}
