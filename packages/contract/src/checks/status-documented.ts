import type { Check } from "../check.js";
import { operationAnswer } from "./answer/documented.js";
import { describeAnswer } from "./answer/error-code.js";
import { failure } from "./answer/finding.js";

/** The status of an answer is one that the operation documents. */
export const statusDocumented: Check = {
  name: "status-documented",
  title: "the status is documented",
  about: `The status of the answer stands among the operation's \`responses\`: by itself, by its range such as \`4XX\`, or because
there is a \`default\`. Callers cannot be ready for a status of which they were never told. Either the endpoint answers
wrongly, or the document lacks a response; the checks of content type, headers and body do not look at such an answer.`,
  judge(judged, context) {
    const answer = operationAnswer(judged, context);
    if (answer === undefined || answer.documented !== undefined) return [];
    const statuses = answer.operation.responses.map(({ status }) => status).join(", ");
    return [
      failure({
        message: `Received ${describeAnswer(answer.received)}; documented are ${statuses || "no statuses"}.`,
        pointer: `${answer.operation.pointer}/responses`,
      }),
    ];
  },
};
