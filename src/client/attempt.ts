import { withDeadline } from "./abort.js";
import { FrsConnectionError, FrsInputError, FrsTimeoutError, isFrsError } from "./errors.js";
import { receive } from "./received.js";
import { clean, withoutContent } from "./redaction.js";
import { concealedOf, noteCredentials } from "./secrets.js";
import type { Transport } from "./transport.js";

/** How much of a runtime's message is shown, in characters. */
const reasonLength = 300;

/** By which codes a runtime says that it will not send a request, however often it is asked to, and what is at fault. */
const refusals: { readonly [code: string]: string } = {
  UND_ERR_INVALID_ARG: "headers",
  UND_ERR_NOT_SUPPORTED: "headers",
  // A file that was changed or removed since it was chosen.
  NotReadableError: "input",
};

/**
 * Sends a request once, with `fetch`, and reads the answer to its end. The time limit covers both; what keeps the answer
 * from coming whole becomes an {@link FrsConnectionError}. Redirects are not followed: they would carry credentials along.
 */
export function attempt(fetch: typeof globalThis.fetch): Transport {
  return (request, call) => {
    const { operation, timeout, maxResponseBytes, progress } = call;
    const late = () => new FrsTimeoutError(operation, `No whole answer within ${timeout} ms.`);
    return withDeadline(request, timeout, late, async ({ url, method, headers, body, signal }) => {
      progress.attempts++;
      progress.sent = headers;
      let response: Response | undefined;
      try {
        response = await fetch(url, { method, headers, body: body ?? null, signal, redirect: "manual" });
        // Not `instanceof`: a fetch of another package gives a Response of its own.
        if (typeof response?.headers?.get !== "function") {
          throw new FrsInputError(operation, "fetch", "`fetch` must give a Response.");
        }
        const received = await receive(response, operation, maxResponseBytes, (answer) => concealedOf(call, answer));
        if (!received.ok) noteCredentials(call, headers);
        return received;
      } catch (error) {
        if (isFrsError(error)) throw error;
        noteCredentials(call, headers);
        const concealed = concealedOf(call);
        const cause = withoutContent(error, concealed);
        const { message, code } = innermostOf(cause ?? error);
        const why = clean(message, reasonLength, concealed);
        const refused = refusals[code];
        if (refused) throw new FrsInputError(operation, refused, `The runtime refuses the request: ${why}.`, { cause });
        const what = response ? "The answer broke off" : `No answer from ${new URL(url).origin}`;
        throw new FrsConnectionError(operation, `${what}: ${why}.`, { cause });
      }
    });
  };
}

/** Message and code of the innermost error: runtimes hide `ECONNREFUSED` and the like behind "fetch failed". */
function innermostOf(error: unknown): { message: string; code: string } {
  let message = String(error);
  let code = "";
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    code = String(Reflect.get(inner, "code") || inner.name);
    message = inner.message || code;
  }
  return { message, code };
}
