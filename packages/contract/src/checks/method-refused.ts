import type { Check } from "../check.js";
import { headerOf } from "../exchange.js";
import { completeResponse, isSuccess } from "./response/documented.js";
import { failure, warning } from "./response/problem.js";

/** Checks that undocumented methods and paths are refused. */
export const methodRefused: Check = {
  name: "method-refused",
  title: "undocumented methods and paths are refused",
  about: `A method that a documented path does not have, and a path that the document does not have, never succeed. A success means
that the endpoint offers something undocumented, or accepts a wrong address. \`HEAD\`, \`OPTIONS\` and \`TRACE\` are an exception:
HTTP wants \`HEAD\` beside \`GET\`, and browsers send \`OPTIONS\`, so that a success is one warning for the server, and a failure
only with \`--strict methods\`. So is a documented path in the other letter case, which many servers take for the same. A 405
without \`Allow\`, which RFC 9110 requires, is one warning, too. A method that changes data is sent without credentials unless its
path names a resource that the run created. \`no-server-error\` reports a 5xx.`,
  check(tested, context) {
    const { expectation, title, pointer } = tested.case;
    const { exchange } = tested;
    const received = completeResponse(tested);
    if (received === undefined || expectation.outcome !== "refused") return [];
    if (!reasons.includes(expectation.because)) return [];
    if (received.status === 405 && headerOf(received.headers, "Allow") === undefined && !context.isMock) {
      const message = `${title}: received 405 without the header Allow, which RFC 9110 requires (reported once).`;
      return [warning({ message, pointer, onceFor: "Allow" })];
    }
    if (!isSuccess(received)) return [];
    if (
      isHarmless(exchange.request.method) &&
      expectation.because === "method" &&
      !context.strict?.includes("methods")
    ) {
      const message = `${title}: received ${received.status}; the document lists no HEAD, OPTIONS or TRACE there (reported once; --strict methods makes each a failure).`;
      return [warning({ message, pointer, onceFor: "methods" })];
    }
    if (expectation.because === "path-case" && !context.strict?.includes("methods")) {
      const message = `${title}: received ${received.status}; the endpoint ignores the letter case of paths (--strict methods makes it a failure).`;
      return [warning({ message, pointer, onceFor: "path-case" })];
    }
    const message = `${title}: received ${received.status}; an undocumented ${expectation.because === "method" ? "method" : "path"} must be refused.`;
    return [failure({ message, pointer })];
  },
};

/** Why a request that this check is about must be refused. */
const reasons: readonly string[] = ["method", "path", "path-case"];

/** Whether servers rightly respond to a method on any of their paths. */
function isHarmless(method: string): boolean {
  return method === "HEAD" || method === "OPTIONS" || method === "TRACE";
}
