import type { Check, Problem } from "../check.js";
import { wholeAnswer } from "./answer/documented.js";
import { describeAnswer, errorCodeOf, isBeyondContract } from "./answer/error-code.js";
import { failure } from "./answer/finding.js";

/** A step of a scenario is answered as the scenario says. */
export const scenarioStep: Check = {
  name: "scenario-step",
  title: "a step of a scenario is answered as it says",
  about: `A scenario is a story of several requests, such as create, read, delete, read again, and each of its steps says what has
to come: a status, an error code, values that agree with those of earlier steps. The finding names the criterion and what
came instead. An answer that says that the image, the account or the load is at fault breaks nothing. After a step that
failed, the rest of its story is skipped, except for the steps that clean up. The stories stand in \`x-scenarios\` of the
document; the first step that fails is the one to look at.`,
  judge({ case: { expectation, pointer }, unmet = [], ...judged }, context): Problem[] {
    const received = wholeAnswer(judged);
    if (received === undefined) return [];
    const says = (message: string) => failure({ message, pointer });
    const isDue =
      expectation.outcome !== "exactly" ||
      (received.status === expectation.status &&
        (expectation.code === undefined || errorCodeOf(received) === expectation.code));
    // The story cannot go on, but nobody broke a promise: the run says so by skipping the rest.
    if ((!isDue || unmet.length > 0) && isBeyondContract(context, received)) return [];
    if (!isDue) {
      const { status, code } = expectation;
      const due = code === undefined ? String(status) : `${status} ${code}`;
      // Criteria about the body mean nothing to a body of another status.
      return [says(`Received ${describeAnswer(received)}; the step expects ${due}.`)];
    }
    return unmet.map(({ condition, found, pointer: place }) =>
      failure({ message: `Not met: ${condition}; found ${found}.`, pointer: place }),
    );
  },
};
