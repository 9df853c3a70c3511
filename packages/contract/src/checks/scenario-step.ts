import type { Check, FoundProblem } from "../check.js";
import type { Operation } from "../document/operations.js";
import { completeResponse } from "./response/documented.js";
import { describeResponse, errorCodeOf, faultOf, isBeyondContract } from "./response/error-code.js";
import { failure } from "./response/problem.js";

/** Checks that a step of a scenario gets the response that the scenario expects. */
export const scenarioStep: Check = {
  name: "scenario-step",
  title: "a step of a scenario gets the expected response",
  yieldsTo: "status-documented",
  about: `A scenario is a workflow of several requests, such as create, read, delete, read again. Each step expects a status, an error
code, or values that agree with those of earlier steps. The problem names the criterion and the value found instead. A
response that faults the image, the account or the load is not a failure, nor is a login with the document's example
password that is refused. An undocumented status is reported by \`status-documented\`. After a failed step, the rest of its scenario is
skipped, except for the steps that clean up. Scenarios are defined in \`x-scenarios\` of the document; look at the first failed
step.`,
  check({ case: { expectation, pointer }, unmet = [], ...tested }, context): FoundProblem[] {
    const received = completeResponse(tested);
    if (received === undefined) return [];
    const says = (message: string) => failure({ message, pointer });
    const isExpected =
      expectation.outcome !== "exactly" ||
      (received.status === expectation.status &&
        (expectation.code === undefined || errorCodeOf(received) === expectation.code));
    // The scenario cannot go on, but the endpoint conforms: the run says so by skipping the rest.
    if ((!isExpected || unmet.length > 0) && isBeyondContract(context, received)) return [];
    if (!isExpected && isExampleLogin(tested.operation) && faultOf(context, received) === "credentials") return [];
    if (!isExpected) {
      const { status, code } = expectation;
      const expected = code === undefined ? String(status) : `${status} ${code}`;
      // Criteria about the body mean nothing to a body of another status.
      return [says(`Received ${describeResponse(received)}; the step expects ${expected}.`)];
    }
    return unmet.map(({ condition, found, pointer: place }) =>
      failure({ message: `Not met: ${condition}; found ${found}.`, pointer: place }),
    );
  },
};

/** Whether an operation exchanges what its body shows for credentials: in a scenario that is an example, such as a password. */
function isExampleLogin(operation: Operation | undefined): boolean {
  return operation?.sideEffects === "credentials" && operation.security.length === 0;
}
