import type { Check } from "../check.js";
import { completeResponse } from "./response/documented.js";
import { failure } from "./response/problem.js";

/** Checks that a response is complete within the allowed time. */
export const responseTime: Check = {
  name: "response-time",
  title: "the response is complete within the budget",
  about: `From the start of the request to the end of its response, no more time passes than \`--budget\` allows. Without that option
nothing is checked, because no document says how long a response may take. The network and the load of the run count, too:
measure from where callers are, at a rate that the endpoint supports.`,
  check(tested, { budget }) {
    const { milliseconds } = tested.exchange;
    if (budget === undefined || completeResponse(tested) === undefined || milliseconds <= budget) return [];
    const message = `The response took ${Math.round(milliseconds)} ms; ${budget} ms are allowed.`;
    return [failure({ message, pointer: tested.operation?.pointer ?? tested.case.pointer })];
  },
};
