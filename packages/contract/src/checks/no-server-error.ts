import type { Check } from "../check.js";
import { completeResponse } from "./response/documented.js";
import { describeResponse, isThrottled } from "./response/error-code.js";
import { failure } from "./response/problem.js";

/** No request brings the server down. */
export const noServerError: Check = {
  name: "no-server-error",
  title: "no server error",
  about: `No request, valid or not, is responded with a 5xx, even if the document lists that status: it says what may happen on a bad
day, not what may be provoked. A 502, 503 or 504 is often a passing state of the endpoint or of the way to it, which the
message says; repeat the case before you look further. Else look for the response's request id in the log of the server. An
response that throttles, by its code or as a 503 with \`Retry-After\`, is not meant, nor a 501 to a method that no server has
to know. The checks of what has to be refused leave a 5xx to this one.`,
  check(tested, context) {
    const received = completeResponse(tested);
    if (received === undefined || received.status < 500) return [];
    const { expectation, pointer } = tested.case;
    const { status } = received;
    if (expectation.outcome === "exactly" && expectation.status === status) return [];
    const isUnknownMethod = expectation.outcome === "refused" && expectation.because === "method" && status === 501;
    if (isUnknownMethod || isThrottled(context, received)) return [];
    const passing = [502, 503, 504].includes(status) ? ", which may be a passing state: repeat the case" : "";
    return [failure({ message: `Received ${describeResponse(received)}${passing}.`, pointer })];
  },
};
