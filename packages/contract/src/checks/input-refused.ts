import type { Check, CheckContext, TestedCase } from "../check.js";
import type { HttpResponse } from "../exchange.js";
import { completeResponse, isMockProblem } from "./response/documented.js";
import { describeResponse, faultOf, isThrottled } from "./response/error-code.js";
import { isUnseenByMock, mockViolation } from "./response/mock.js";
import { failure } from "./response/problem.js";

/** A request that breaks the document is refused with a 4xx, for what is wrong with it. */
export const inputRefused: Check = {
  name: "input-refused",
  title: "invalid input is refused",
  about: `A request of which one constraint is broken, or whose body is of another media type or none of its type, is refused with
a status from 400 to 499. A success means that the endpoint does not check what the document promises to be checked, or
that the document is stricter than the endpoint; a 5xx is told by \`no-server-error\`. A refusal must not blame the
credentials, which are valid here. One that blames what is stored is a refusal like others: what has an invalid name is
not stored. A response that throttles says nothing. The mock tells by its \`sl-violations\` header that it refused the request,
whichever example it responds with; what it cannot see, such as a broken \`x-exactly-one-of\`, is not held against it.`,
  check(tested, context) {
    const { expectation } = tested.case;
    const received = completeResponse(tested);
    if (received === undefined || expectation.outcome !== "refused") return [];
    if (expectation.because !== "input" && expectation.because !== "media-type") return [];
    const problem = problemOf(received, tested, context);
    if (problem === undefined) return [];
    const message = `${tested.case.title}: received ${describeResponse(received)}${problem}`;
    return [failure({ message, pointer: tested.case.pointer })];
  },
};

function problemOf(received: HttpResponse, tested: TestedCase, context: CheckContext): string | undefined {
  const { status } = received;
  if (context.isMock && isUnseenByMock(tested)) return undefined;
  if (status >= 500 || isThrottled(context, received)) return undefined;
  if (status < 400) return "; invalid input is to be refused with a 4xx.";
  if (context.isMock) {
    return isMockProblem(received) || mockViolation(received) !== undefined
      ? undefined
      : " without sl-violations; the mock did not find what is wrong.";
  }
  const faultsCredentials = faultOf(context, received) === "credentials";
  return faultsCredentials && tested.operation?.security.length !== 0
    ? ", which blames the credentials; they are valid, and the input is not."
    : undefined;
}
