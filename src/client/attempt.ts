import { withDeadline } from "./abort.js";
import { FrsConnectionError, FrsInputError, FrsTimeoutError, isFrsError } from "./errors.js";
import { receive } from "./received.js";
import type { Transport } from "./transport.js";

/**
 * Sends a request once, with `fetch`, and reads the answer to its end. The time limit covers both; what keeps the answer
 * from coming whole becomes an {@link FrsConnectionError}. Redirects are not followed: they would carry credentials along.
 */
export function attempt(fetch: typeof globalThis.fetch): Transport {
  return (request, call) => {
    const { operation, timeout, maxResponseBytes, progress } = call;
    progress.attempts++;
    const late = () => new FrsTimeoutError(operation, `No whole answer within ${timeout} ms.`);
    return withDeadline(request, timeout, late, async ({ url, method, headers, body, signal }) => {
      let response: Response | undefined;
      try {
        response = await fetch(url, { method, headers, body: body ?? null, signal, redirect: "manual" });
        // Not `instanceof`: a fetch of another package gives a Response of its own.
        if (!("headers" in Object(response))) {
          throw new FrsInputError(operation, "fetch", "`fetch` must give a Response.");
        }
        return await receive(response, operation, maxResponseBytes);
      } catch (cause) {
        if (isFrsError(cause)) throw cause;
        const what = response ? "The answer broke off" : `No answer from ${new URL(url).origin}`;
        throw new FrsConnectionError(operation, `${what}: ${reason(cause)}.`, { cause });
      }
    });
  };
}

/** The innermost message of an error: runtimes hide `ECONNREFUSED` and the like behind "fetch failed". */
function reason(error: unknown): string {
  let message = String(error);
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    message = inner.message || String(Reflect.get(inner, "code") ?? inner.name);
  }
  return message;
}
