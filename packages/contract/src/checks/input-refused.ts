import type { Check, CheckContext, TestedCase } from "../check.js";
import type { HttpRequest, HttpResponse } from "../exchange.js";
import { isJson, mediaTypeOf } from "../wire/media-type.js";
import { decodeUtf8, jsonOf } from "../wire/text.js";
import { completeResponse, isMockProblem, isSuccess } from "./response/documented.js";
import { describeResponse, errorCodeOf, faultOf, isThrottled, lookUpCode } from "./response/error-code.js";
import { isUnseenByMock, mockViolation } from "./response/mock.js";
import { failure, warning } from "./response/problem.js";
import { isAboutFile, type ViolationKind, violationKindOf } from "./response/violation-kind.js";

/** Checks that an invalid request is refused with a 4xx that faults the input. */
export const inputRefused: Check = {
  name: "input-refused",
  title: "invalid input is refused",
  about: `A request that violates one constraint, or whose body is malformed or of an undocumented media type, is refused with a status
from 400 to 499. A success means that the endpoint does not enforce the constraint, or that the document is stricter than the
endpoint; \`no-server-error\` reports a 5xx. The error must not fault the credentials, which are valid here. It may fault stored
data, because nothing is stored under an invalid name. JSON that is not UTF-8 may be read with replacement
characters, as many readers do: such a success is a warning. A code with \`violation\` in
\`x-error-catalogue\` must be about the violation of the request; one that faults stored data is not about a missing property
or a body that does not parse, one that faults a file is not about another value, nor about one that is only too large, and one
that faults the account is a warning. A response that throttles is ignored. The mock reports in its
\`sl-violations\` header that it refused the request, whichever example it responds with; constraints that it cannot see, such
as \`x-exactly-one-of\`, are not checked there.`,
  check(tested, context) {
    const { expectation } = tested.case;
    const received = completeResponse(tested);
    if (received === undefined || expectation.outcome !== "refused") return [];
    if (expectation.because !== "input" && expectation.because !== "media-type") return [];
    const problem = problemOf(received, tested, context);
    if (problem === undefined) return [];
    if (isSuccess(received) && isValidOnceReplaced(tested.exchange.request)) {
      const message = `${tested.case.title}: received ${describeResponse(received)}; invalid UTF-8 was replaced, not refused.`;
      return [warning({ message, pointer: tested.case.pointer })];
    }
    const message = `${tested.case.title}: received ${describeResponse(received)}${problem}`;
    // A quota of the account can be used up at any time.
    const level = faultOf(context, received) === "account" ? warning : failure;
    return [level({ message, pointer: tested.case.pointer })];
  },
};

function problemOf(received: HttpResponse, tested: TestedCase, context: CheckContext): string | undefined {
  const { status } = received;
  if (context.isMock && isUnseenByMock(tested)) return undefined;
  if (status >= 500 || isThrottled(context, received)) return undefined;
  if (status < 400) return "; invalid input must be refused with a 4xx.";
  if (context.isMock) {
    return isMockProblem(received) || mockViolation(received) !== undefined
      ? undefined
      : " without sl-violations; the mock did not find the violation.";
  }
  const faultsCredentials = faultOf(context, received) === "credentials";
  return faultsCredentials && tested.operation?.security.length !== 0
    ? ", which faults the credentials; they are valid, and the input is not."
    : wrongCode(received, tested, context);
}

const meanings: { readonly [kind in ViolationKind]: string } = {
  missing: "something required is missing",
  format: "a value has a wrong format",
  syntax: "the body does not parse",
  size: "something is too large",
  file: "a file cannot be read",
};

/** Describes that the error code is about another kind of violation than that of the request, or about no violation. */
function wrongCode(received: HttpResponse, tested: TestedCase, context: CheckContext): string | undefined {
  const code = errorCodeOf(received);
  const known = code === undefined ? undefined : lookUpCode(context, code);
  if (known === undefined) return undefined;
  const isMissing = tested.case.kind === "constraint" && tested.case.pointer.endsWith("/required");
  const actual = violationKindOf(tested, context.document);
  // Whatever else a server may say of it, what is missing names nothing that could be looked up, and a window neither.
  const isOfNumbers = tested.case.pointer.endsWith("/x-window");
  if (known.fault === "state" && (isMissing || isOfNumbers || actual === "syntax")) {
    return `, which faults stored data; the request is wrong because ${meanings[actual ?? "missing"]}.`;
  }
  if (actual === undefined) return undefined;
  const isOfFile = isAboutFile(tested.case.pointer, context.document);
  const claimed = known.violation;
  const why = `; the request is wrong because ${meanings[actual]}.`;
  const isTooLarge = actual === "size" || (isOfFile && tested.case.pointer.endsWith("/maxLength"));
  if (claimed === "file" && isTooLarge) {
    return `, which says that ${meanings.file}; the request is wrong because ${meanings.size}.`;
  }
  if (claimed !== undefined && claimed !== "file") {
    const mayBe = claimed === actual || (claimed === "size" && isOfFile && tested.case.pointer.endsWith("/maxLength"));
    return mayBe ? undefined : `, which says that ${meanings[claimed]}${why}`;
  }
  if (known.fault === "account") return `, which faults the account${why}`;
  return known.fault === "content" && !isOfFile && actual !== "syntax" ? `, which faults a file${why}` : undefined;
}

/** Whether a body is JSON except for bytes that are not UTF-8. */
function isValidOnceReplaced({ headers, body }: HttpRequest): boolean {
  const type = mediaTypeOf(headers);
  if (type === undefined || !isJson(type) || decodeUtf8(body) !== undefined) return false;
  return jsonOf(new TextDecoder().decode(body)) !== undefined;
}
