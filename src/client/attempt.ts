import { withDeadline } from "./abort.js";
import { FrsConnectionError, FrsInputError, isFrsError } from "./errors.js";
import { clean, withoutContent } from "./redaction.js";
import { noteCredentials, redactedOf } from "./secrets.js";
import type { Transport } from "./transport.js";

/** Maximum length of a runtime's message in an error, in characters. */
const reasonLength = 300;

/** Error codes of a runtime that refuses the headers of a request: a retry cannot help. */
const refusals = ["UND_ERR_INVALID_ARG", "UND_ERR_NOT_SUPPORTED"];

/** Name of the error that a runtime throws for a file that was changed or deleted since it was opened. */
export const unreadable = "NotReadableError";

/**
 * Sends a request once and reads the complete response, both within `timeout`. An incomplete response becomes an
 * {@link FrsConnectionError}.
 *
 * @param transport - Sends the request.
 */
export function attempt(transport: Transport): Transport {
  return (request, call) => {
    const { operation, progress } = call;
    return withDeadline(request, call, "timeout", async (limited) => {
      const { url, headers } = limited;
      progress.attempts++;
      progress.hasResponse = false;
      progress.sent = headers;
      try {
        const received = await transport(limited, call);
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
          throw new FrsInputError(operation, "headers", `The runtime refused the request headers: ${why}.`, { cause });
        }
        const what = progress.hasResponse
          ? "The response is incomplete"
          : code === unreadable
            ? "A file changed while it was sent"
            : `No response from ${new URL(url).origin}`;
        throw new FrsConnectionError(operation, `${what}: ${why}.`, { cause });
      }
    });
  };
}

/** Returns message and code of the innermost error: runtimes wrap codes such as `ECONNREFUSED` in "fetch failed". */
export function innermostOf(error: unknown): { message: string; code: string } {
  let message = String(error);
  let code = "";
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const own: unknown = Reflect.get(inner, "code");
    code = String(own || inner.name);
    // Node's fetch reports the status 407 as an error without a message.
    message = inner.message || (own ? code : `${message} without a reason: check the proxy (status 407)`);
  }
  return { message, code };
}
