import type { Check } from "../check.js";
import { completeResponse } from "./response/documented.js";
import { describeResponse, isThrottled } from "./response/error-code.js";
import { failure } from "./response/problem.js";

/** Checks that no request causes a server error. */
export const noServerError: Check = {
  name: "no-server-error",
  title: "no request causes a server error",
  isConclusive: true,
  about: `No request, valid or not, gets a 5xx response, even if the document lists that status: the document says what can happen,
not what a request may provoke. A 502, 503 or 504 is often temporary, and the message says so; run the case again before
you look further. Otherwise look for the request id of the response in the log of the server. Two responses are
exempt: one that throttles, by its error code or as a 503 with \`Retry-After\`, and a 501 to a method that a server need not know.
The other checks of refusals ignore a 5xx.`,
  check(tested, context) {
    const received = completeResponse(tested);
    if (received === undefined || received.status < 500) return [];
    const { expectation, pointer } = tested.case;
    const { status } = received;
    if (expectation.outcome === "exactly" && expectation.status === status) return [];
    const isUnknownMethod = expectation.outcome === "refused" && expectation.because === "method" && status === 501;
    if (isUnknownMethod || isThrottled(context, received)) return [];
    const hint = [502, 503, 504].includes(status) ? ", which may be temporary: run the case again" : "";
    return [failure({ message: `Received ${describeResponse(received)}${hint}.`, pointer })];
  },
};
