import type { Check, CheckContext, Judged } from "../check.js";
import type { ReceivedResponse } from "../exchange.js";
import { isMockProblem, wholeAnswer } from "./answer/documented.js";
import { blameOf, describeAnswer, isThrottled } from "./answer/error-code.js";
import { failure } from "./answer/finding.js";
import { isUnseenByMock, mockViolation } from "./answer/mock.js";

/** A request that breaks the document is refused with a 4xx, for what is wrong with it. */
export const inputRefused: Check = {
  name: "input-refused",
  title: "invalid input is refused",
  about: `A request of which one constraint is broken, or whose body is of another media type or none of its type, is refused with
a status from 400 to 499. A success means that the endpoint does not check what the document promises to be checked, or
that the document is stricter than the endpoint; a 5xx is told by \`no-server-error\`. A refusal must not blame the
credentials, which are valid here. One that blames what is stored is a refusal like others: what has an invalid name is
not stored. An answer that throttles says nothing. The mock tells by its \`sl-violations\` header that it refused the request,
whichever example it answers with; what it cannot see, such as a broken \`x-exactly-one-of\`, is not held against it.`,
  judge(judged, context) {
    const { expectation } = judged.case;
    const received = wholeAnswer(judged);
    if (received === undefined || expectation.outcome !== "refused") return [];
    if (expectation.because !== "input" && expectation.because !== "media-type") return [];
    const problem = problemOf(received, judged, context);
    if (problem === undefined) return [];
    const message = `${judged.case.title}: received ${describeAnswer(received)}${problem}`;
    return [failure({ message, pointer: judged.case.pointer })];
  },
};

function problemOf(received: ReceivedResponse, judged: Judged, context: CheckContext): string | undefined {
  const { status } = received;
  if (context.isMock && isUnseenByMock(judged)) return undefined;
  if (status >= 500 || isThrottled(context, received)) return undefined;
  if (status < 400) return "; invalid input is to be refused with a 4xx.";
  if (context.isMock) {
    return isMockProblem(received) || mockViolation(received) !== undefined
      ? undefined
      : " without sl-violations; the mock did not find what is wrong.";
  }
  const blamesCredentials = blameOf(context, received) === "credentials";
  return blamesCredentials && judged.operation?.security.length !== 0
    ? ", which blames the credentials; they are valid, and the input is not."
    : undefined;
}
