import type { Check } from "../check.js";
import { matchResponse } from "./response/documented.js";
import { describeResponse } from "./response/error-code.js";
import { failure } from "./response/problem.js";

/** Checks that the operation documents the status of the response. */
export const statusDocumented: Check = {
  name: "status-documented",
  title: "the status is documented",
  about: `The status of the response is listed in the \`responses\` of the operation: exactly, by a range such as \`4XX\`, or by \`default\`.
Callers cannot handle a status that they do not know of. Either the endpoint responds wrongly, or the document lacks a
response; the checks of content type, headers and body ignore such a response.`,
  check(tested, context) {
    const response = matchResponse(tested, context);
    if (response === undefined || response.documented !== undefined) return [];
    const statuses = response.operation.responses.map(({ status }) => status).join(", ");
    return [
      failure({
        message: `Received ${describeResponse(response.received)}; documented: ${statuses || "none"}.`,
        pointer: `${response.operation.pointer}/responses`,
      }),
    ];
  },
};
