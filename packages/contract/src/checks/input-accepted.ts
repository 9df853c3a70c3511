import type { Check, CheckContext, Problem, TestedCase } from "../check.js";
import type { Operation } from "../document/operations.js";
import { isAtOrBelow } from "../document/pointer.js";
import type { HttpRequest, HttpResponse } from "../exchange.js";
import { readJson } from "../wire/text.js";
import { completeResponse, documentedResponse } from "./response/documented.js";
import { describeResponse, errorCodeOf, faultOf } from "./response/error-code.js";
import { mockViolation } from "./response/mock.js";
import { failure, warning } from "./response/problem.js";

/** A request that keeps the document is not refused as if it did not. */
export const inputAccepted: Check = {
  name: "input-accepted",
  title: "valid input is accepted",
  about: `A request that keeps the document is not refused for its form or its credentials. Whether a 4xx does so is told by its
error code: what the code \`blames\` in \`x-error-catalogue\`, else what the status means by itself. A refusal for an image,
for what is stored, for the account or for the load is innocent, because no document can promise against it; but what
the run itself has made is there, and 404 or 410 for it is a failure. Where nothing tells, a documented 4xx is a warning. A
failure means that the document allows what the endpoint does not; or, if credentials are blamed everywhere, that the run
has no valid ones. On the mock, \`sl-violations\` must not be there.`,
  check(tested, context) {
    const received = completeResponse(tested);
    if (received === undefined || tested.case.expectation.outcome !== "accepted") return [];
    const { title, pointer } = tested.case;
    const says = (reason: string) => ({
      message: `${title}: received ${describeResponse(received)}, ${reason}.`,
      pointer,
    });
    if (context.isMock) {
      const violation = mockViolation(received);
      if (violation !== undefined) return [failure(says(`and the mock finds ${violation}`))];
      return received.status >= 400 && received.status < 500 ? [failure(says("though the request is valid"))] : [];
    }
    return checkRefusal(received, tested, context, says);
  },
};

function checkRefusal(
  received: HttpResponse,
  { operation, exchange: { request }, owned = [], case: { pointer } }: TestedCase,
  context: CheckContext,
  says: (reason: string) => Pick<Problem, "message" | "pointer">,
): Problem[] {
  const { status } = received;
  // An undocumented status and a 5xx are told by checks of their own.
  if (operation === undefined || status < 400 || status > 499) return [];
  if (documentedResponse(operation, status) === undefined) return [];
  if ((status === 404 || status === 410) && owned.length > 0) {
    return [failure(says(`though the run has made what ${owned.join(" and ")} names, and did not remove it`))];
  }
  const unclear = () => [warning(says("and neither status nor code says whether the request is at fault"))];
  switch (faultOf(context, received)) {
    case "request":
      return [failure(says("which blames the form of the request, though it keeps the document"))];
    case "credentials":
      return isFreeToRefuse(operation, pointer)
        ? []
        : [failure(says("which blames the credentials, though they should be valid"))];
    case undefined:
      // A body that cannot be read is told by `body-valid`.
      return received.body.length > 0 && "problem" in readJson(received.body) ? [] : unclear();
    case "state":
      // Who names nothing cannot have named what is not there: perhaps the endpoint lacks the operation.
      return status === 404 && errorCodeOf(received) === undefined && namesNothing(operation, request) ? unclear() : [];
    default:
      return [];
  }
}

function namesNothing({ parameters }: Operation, { url, body }: HttpRequest): boolean {
  return body.length === 0 && !url.includes("?") && parameters.every((parameter) => parameter.in !== "path");
}

/**
 * Whether credentials may be refused rightly: where the body carries them, as in a login, an example's need not be right;
 * and another value in place of a client's own, such as the id of its project, may not go with its credentials.
 */
function isFreeToRefuse({ security, parameters }: Operation, exercised: string): boolean {
  const own = parameters.filter(({ clientOption }) => clientOption !== undefined);
  return security.length === 0 || own.some(({ pointer }) => exercised !== pointer && isAtOrBelow(exercised, pointer));
}
