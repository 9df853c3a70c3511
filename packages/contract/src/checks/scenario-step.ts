import type { Check, Problem } from "../check.js";
import { completeResponse } from "./response/documented.js";
import { describeResponse, errorCodeOf, isBeyondContract } from "./response/error-code.js";
import { failure } from "./response/problem.js";

/** A step of a scenario is responded as the scenario says. */
export const scenarioStep: Check = {
  name: "scenario-step",
  title: "a step of a scenario is responded as it says",
  about: `A scenario is a scenario of several requests, such as create, read, delete, read again, and each of its steps says what has
to come: a status, an error code, values that agree with those of earlier steps. The problem names the criterion and what
came instead. A response that says that the image, the account or the load is at fault breaks nothing. After a step that
failed, the rest of its scenario is skipped, except for the steps that clean up. The scenarios stand in \`x-scenarios\` of the
document; the first step that fails is the one to look at.`,
  check({ case: { expectation, pointer }, unmet = [], ...tested }, context): Problem[] {
    const received = completeResponse(tested);
    if (received === undefined) return [];
    const says = (message: string) => failure({ message, pointer });
    const isExpected =
      expectation.outcome !== "exactly" ||
      (received.status === expectation.status &&
        (expectation.code === undefined || errorCodeOf(received) === expectation.code));
    // The scenario cannot go on, but nobody broke a promise: the run says so by skipping the rest.
    if ((!isExpected || unmet.length > 0) && isBeyondContract(context, received)) return [];
    if (!isExpected) {
      const { status, code } = expectation;
      const due = code === undefined ? String(status) : `${status} ${code}`;
      // Criteria about the body mean nothing to a body of another status.
      return [says(`Received ${describeResponse(received)}; the step expects ${due}.`)];
    }
    return unmet.map(({ condition, found, pointer: place }) =>
      failure({ message: `Not met: ${condition}; found ${found}.`, pointer: place }),
    );
  },
};
