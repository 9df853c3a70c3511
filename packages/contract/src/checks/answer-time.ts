import type { Check } from "../check.js";
import { wholeAnswer } from "./answer/documented.js";
import { failure } from "./answer/finding.js";

/** An answer comes within the time that the run allows. */
export const answerTime: Check = {
  name: "answer-time",
  title: "the answer comes within the budget",
  about: `From the start of the request to the end of its answer, no more time passes than the run allows. Without a budget nothing
is checked, because no document says how long an answer may take. The way to the endpoint and the rate of the run count,
too: measure from where callers are, with a rate that the endpoint admits.`,
  judge(judged, { budget }) {
    const { milliseconds } = judged.exchange;
    if (budget === undefined || wholeAnswer(judged) === undefined || milliseconds <= budget) return [];
    const message = `The answer took ${Math.round(milliseconds)} ms; ${budget} ms are allowed.`;
    return [failure({ message, pointer: judged.operation?.pointer ?? judged.case.pointer })];
  },
};
