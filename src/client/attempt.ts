import { withDeadline } from "./abort.js";
import { bufferResponse } from "./buffered-response.js";
import { FrsConnectionError, FrsInputError, FrsTimeoutError, isFrsError } from "./errors.js";
import { clean, withoutContent } from "./redaction.js";
import { noteCredentials, redactedOf } from "./secrets.js";
import type { Transport } from "./transport.js";

/** How much of a runtime's message is shown, in characters. */
const reasonLength = 300;

/** Codes by which a runtime says that it will not send the headers of a request, however often it is asked to. */
const refusals = ["UND_ERR_INVALID_ARG", "UND_ERR_NOT_SUPPORTED"];

/** Name of the error by which a runtime says that a file was changed or removed since it was chosen. */
export const unreadable = "NotReadableError";

/**
 * Sends a request once, with `fetch`, and reads the response to its end. The time limit covers both; what keeps the response
 * from coming whole becomes an {@link FrsConnectionError}. Redirects are not followed: they would carry credentials along.
 */
export function attempt(fetch: typeof globalThis.fetch): Transport {
  return (request, call) => {
    const { operation, timeout, maxResponseBytes, progress } = call;
    const late = () => new FrsTimeoutError(operation, `No complete response within ${timeout} ms.`);
    return withDeadline(request, timeout, late, async ({ url, method, headers, body, signal }) => {
      progress.attempts++;
      progress.sent = headers;
      let response: Response | undefined;
      try {
        response = await fetch(url, { method, headers, body: body ?? null, signal, redirect: "manual" });
        const received = await bufferResponse(response, operation, maxResponseBytes, (response) =>
          redactedOf(call, response),
        );
        if (!received.ok) noteCredentials(call, headers);
        return received;
      } catch (error) {
        if (isFrsError(error)) throw error;
        noteCredentials(call, headers);
        const redacted = redactedOf(call);
        const cause = withoutContent(error, redacted);
        const { message, code } = innermostOf(cause ?? error);
        const why = clean(message, reasonLength, redacted);
        if (refusals.includes(code)) {
          throw new FrsInputError(operation, "headers", `The runtime refuses the request: ${why}.`, { cause });
        }
        const what = response
          ? "The response broke off"
          : code === unreadable
            ? "A file was changed while it was sent"
            : `No response from ${new URL(url).origin}`;
        throw new FrsConnectionError(operation, `${what}: ${why}.`, { cause });
      }
    });
  };
}

/** Message and code of the innermost error: runtimes hide `ECONNREFUSED` and the like behind "fetch failed". */
export function innermostOf(error: unknown): { message: string; code: string } {
  let message = String(error);
  let code = "";
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const own: unknown = Reflect.get(inner, "code");
    code = String(own || inner.name);
    // Node's fetch hides the status 407 behind an error that says nothing at all.
    message = inner.message || (own ? code : `${message} without a reason, as after status 407: check the proxy`);
  }
  return { message, code };
}
