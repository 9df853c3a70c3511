import { withDeadline } from "./abort.js";
import { FrsConnectionError, FrsInputError, FrsTimeoutError, isFrsError } from "./errors.js";
import { receive } from "./received.js";
import type { OutgoingRequest, Transport } from "./transport.js";

/**
 * Sends a request once, with `fetch`, and reads the answer to its end. The time limit covers both; what keeps the answer
 * from coming whole becomes an {@link FrsConnectionError}. Redirects are not followed: they would carry credentials along.
 */
export function attempt(fetch: typeof globalThis.fetch): Transport {
  return async (request, call) => {
    const { operation, timeout, maxResponseBytes, progress } = call;
    progress.attempts++;
    const late = () => new FrsTimeoutError(operation, `No whole answer within ${timeout} ms.`);
    return await withDeadline(request.signal, timeout, late, async (signal) => {
      const response = await send(fetch, request, signal, operation);
      try {
        return await receive(response, operation, maxResponseBytes);
      } catch (cause) {
        if (isFrsError(cause)) throw cause;
        throw new FrsConnectionError(operation, `The answer broke off: ${reason(cause)}.`, { cause });
      }
    });
  };
}

async function send(
  fetch: typeof globalThis.fetch,
  { url, method, headers, body }: OutgoingRequest,
  signal: AbortSignal,
  operation: string,
): Promise<Response> {
  let response: unknown;
  try {
    const init = { method, headers, signal, redirect: "manual" } as const;
    response = await fetch(url, body === undefined ? init : { ...init, body });
  } catch (cause) {
    throw new FrsConnectionError(operation, `No answer from ${new URL(url).origin}: ${reason(cause)}.`, { cause });
  }
  // Not `instanceof`: a fetch of another package gives a Response of its own.
  if (typeof response === "object" && response !== null && "headers" in response && "body" in response) {
    // Checked as far as a check can go; the type of the option promises the rest.
    return response as Response;
  }
  throw new FrsInputError(operation, "fetch", "`fetch` gave something else than a Response.");
}

/** The innermost message of an error: runtimes hide `ECONNREFUSED` and the like behind "fetch failed". */
function reason(error: unknown): string {
  let message = String(error);
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const code = Reflect.get(inner, "code");
    message = inner.message || (typeof code === "string" ? code : inner.name);
  }
  return message;
}
