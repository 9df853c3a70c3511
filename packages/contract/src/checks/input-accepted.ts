import type { Check, CheckContext, FoundProblem, Problem, TestedCase } from "../check.js";
import type { Operation } from "../document/operations.js";
import { isAtOrBelow } from "../document/pointer.js";
import type { HttpRequest, HttpResponse } from "../exchange.js";
import { readJson } from "../wire/text.js";
import { completeResponse, documentedResponse } from "./response/documented.js";
import { describeResponse, errorCodeOf, faultOf, knownCodes, lookUpCode } from "./response/error-code.js";
import { filesAreAccepted, operationSucceeds } from "./response/facts.js";
import { mockViolation } from "./response/mock.js";
import { failure, notice, warning } from "./response/problem.js";
import type { ViolationKind } from "./response/violation-kind.js";

/** Checks that a valid request is not refused for its form or its credentials. */
export const inputAccepted: Check = {
  name: "input-accepted",
  title: "valid input is accepted",
  about: `A request that is valid by the document is not refused for its form or its credentials. The error code says whether a 4xx does
that: by the \`fault\` of the code in \`x-error-catalogue\`, otherwise by the meaning of the status; in a document without a
catalogue, 400 and 422 fault the request. A refusal that faults the request is a failure if the operation accepts another
request of the run, and a warning otherwise. A refusal because of an image, stored data, the account or the load is allowed,
because no document can rule it out. There are four exceptions: what the run created exists, so that 404 or 410 for it is a
failure; files that the operation accepts with the same fields in another request cannot be at fault; what is just as large
as the document allows is not too large; and a file of a documented format is not one that cannot be read. If neither code nor
status says what is at fault, a documented 4xx is a warning. If the credentials are at fault in every case, the run has no
valid ones. On the mock, \`sl-violations\` must be absent.`,
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
      if (violation !== undefined) return [failure(says(`and the mock reports ${violation}`))];
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
): FoundProblem[] {
  const { status } = received;
  // Other checks report an undocumented status and a 5xx.
  if (operation === undefined || status < 400 || status > 499) return [];
  if (documentedResponse(operation, status) === undefined) return [];
  if ((status === 404 || status === 410) && owned.length > 0) {
    return [failure(says(`though the run created what ${owned.join(" and ")} names and has not deleted it`))];
  }
  const faulted = () =>
    warning({
      ...says("which faults the request, though it is valid by the document"),
      failsIf: operationSucceeds(operation.operationId),
    });
  const unclear = () => [warning(says("and neither the status nor the code says what is at fault"))];
  switch (faultOf(context, received)) {
    case "request":
      return [faulted()];
    case "credentials":
      return isFreeToRefuse(operation, pointer)
        ? []
        : [failure(says("which faults the credentials, though they should be valid"))];
    case undefined:
      // `body-valid` reports a body that cannot be read.
      if (received.body.length > 0 && "problem" in readJson(received.body)) return [];
      // Without a catalogue, or without a code, these statuses say that the request is at fault.
      return (status === 400 || status === 422) && saysNoCode(received, context) ? [faulted()] : unclear();
    case "state":
      // A request that names no resource cannot have named a missing one: perhaps the endpoint lacks the operation.
      return status === 404 && errorCodeOf(received) === undefined && namesNothing(operation, request) ? unclear() : [];
    case "content": {
      if (isOfLimit(pointer) && violationOf(received, context) === "size") {
        return [failure(says("which says that it is too large, though it is within the limits of the document"))];
      }
      if (pointer.endsWith("/x-media-formats") && violationOf(received, context) === "file") {
        const reason = "which says that the file cannot be read, though its format is documented";
        return [warning({ ...says(reason), failsIf: operationSucceeds(operation.operationId) })];
      }
      const failsIf = filesAreAccepted(operation.operationId, request);
      if (failsIf === undefined) return [];
      return [notice({ ...says("which faults the content, though the same files and fields were accepted"), failsIf })];
    }
    default:
      return [];
  }
}

/** Whether a case is about how large something may be. */
function isOfLimit(pointer: string): boolean {
  return /\/(maxLength|x-max-bytes|x-max-total-bytes|x-gateway-limits\/[^/]+)$/.test(pointer);
}

/** Whether neither a code nor a catalogue of them says what is at fault, so that it is left to the status. */
function saysNoCode(received: HttpResponse, context: CheckContext): boolean {
  return knownCodes(context.document).size === 0 || errorCodeOf(received) === undefined;
}

/** Returns what the code of a refusal says is wrong with the request, where it says that. */
function violationOf(received: HttpResponse, context: CheckContext): ViolationKind | undefined {
  const code = errorCodeOf(received);
  return code === undefined ? undefined : lookUpCode(context, code)?.violation;
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
