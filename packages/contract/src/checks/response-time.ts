import type { Check } from "../check.js";
import { completeResponse } from "./response/documented.js";
import { failure } from "./response/problem.js";

/** A response comes within the time that the run allows. */
export const responseTime: Check = {
  name: "response-time",
  title: "the response comes within the budget",
  about: `From the start of the request to the end of its response, no more time passes than the run allows. Without a budget nothing
is checked, because no document says how long a response may take. The way to the endpoint and the rate of the run count,
too: measure from where callers are, with a rate that the endpoint admits.`,
  check(tested, { budget }) {
    const { milliseconds } = tested.exchange;
    if (budget === undefined || completeResponse(tested) === undefined || milliseconds <= budget) return [];
    const message = `The response took ${Math.round(milliseconds)} ms; ${budget} ms are allowed.`;
    return [failure({ message, pointer: tested.operation?.pointer ?? tested.case.pointer })];
  },
};
