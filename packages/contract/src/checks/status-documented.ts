import type { Check } from "../check.js";
import { matchResponse } from "./response/documented.js";
import { describeResponse } from "./response/error-code.js";
import { failure } from "./response/problem.js";

/** The status of a response is one that the operation documents. */
export const statusDocumented: Check = {
  name: "status-documented",
  title: "the status is documented",
  about: `The status of the response stands among the operation's \`responses\`: by itself, by its range such as \`4XX\`, or because
there is a \`default\`. Callers cannot be ready for a status of which they were never told. Either the endpoint responds
wrongly, or the document lacks a response; the checks of content type, headers and body do not look at such a response.`,
  check(tested, context) {
    const response = matchResponse(tested, context);
    if (response === undefined || response.documented !== undefined) return [];
    const statuses = response.operation.responses.map(({ status }) => status).join(", ");
    return [
      failure({
        message: `Received ${describeResponse(response.received)}; documented are ${statuses || "no statuses"}.`,
        pointer: `${response.operation.pointer}/responses`,
      }),
    ];
  },
};
