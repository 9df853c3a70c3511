import type { Check, FoundProblem, TestedCase } from "../check.js";
import type { Exchange, ExchangeFailure, HttpResponse } from "../exchange.js";
import { placeholderBytes } from "../redaction/placeholder.js";
import { decodeUtf8 } from "../wire/text.js";
import { failure } from "./response/problem.js";

const descriptions: { readonly [kind in ExchangeFailure["kind"]]: string } = {
  connect: "No response",
  reset: "The connection was closed before the response was complete",
  timeout: "No complete response within the time limit",
  protocol: "The bytes received are not HTTP",
  abort: "The caller aborted the request",
};

/** Checks that every request gets a complete response. */
export const responseComplete: Check = {
  name: "response-complete",
  title: "a complete response arrives",
  about: `Every request gets a response, and the response is complete: the connection is not refused or closed early, the response
ends within the time limit, and its bytes are HTTP. Only a request that is larger than the document allows may be cut off. After a failure there is nothing else to check, so no other check looks
at such a response. Run the case alone; if it passes then, the endpoint or the network could not handle the load.`,
  check({ case: tested, operation, exchange, repeated }): FoundProblem[] {
    if (isTooLarge(tested) && exchange.failure?.kind === "reset" && exchange.response === undefined) return [];
    return [describeFailure(exchange, ""), repeated && describeFailure(repeated, " when the request was sent again")]
      .filter((message) => message !== undefined)
      .map((message) => failure({ message, pointer: operation ? `${operation.pointer}/responses` : "/paths" }));
  },
};

/** Whether a request is larger than the endpoint has to read: it may close the connection in place of a response (RFC 9110, 15.5.14). */
function isTooLarge({ kind, pointer }: TestedCase["case"]): boolean {
  return kind === "constraint" && /\/x-(max-bytes|max-total-bytes|gateway-limits\/[^/]+)$/.test(pointer);
}

function describeFailure({ failure: cause, response }: Exchange, when: string): string | undefined {
  if (cause === undefined) return undefined;
  const received =
    response === undefined
      ? ""
      : `; status ${response.status} and ${bytesOf(response)} bytes of the body were received`;
  return `${descriptions[cause.kind]}${when} (${cause.message.replace(/\.$/, "")})${received}.`;
}

/** How many bytes of a body were received, which a redacted body says in its placeholder. */
function bytesOf({ body }: HttpResponse): number {
  return placeholderBytes(decodeUtf8(body) ?? "") ?? body.length;
}
