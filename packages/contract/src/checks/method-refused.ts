import type { Check } from "../check.js";
import { completeResponse, isSuccess } from "./response/documented.js";
import { failure } from "./response/problem.js";

/** Checks that undocumented methods and paths are refused. */
export const methodRefused: Check = {
  name: "method-refused",
  title: "undocumented methods and paths are refused",
  about: `A method that a documented path does not have, \`HEAD\` and \`OPTIONS\` included, and a path that the document does not have, never
succeed. A success means that the endpoint offers something undocumented, or accepts a wrong address. If an endpoint responds
to \`HEAD\` as to \`GET\`, add \`HEAD\` to the document or list it as a known difference. A method that changes data is sent without
credentials unless its path names a resource that the run created. \`no-server-error\` reports a 5xx.`,
  check(tested) {
    const { expectation, title, pointer } = tested.case;
    const received = completeResponse(tested);
    if (received === undefined || expectation.outcome !== "refused") return [];
    if (expectation.because !== "method" && expectation.because !== "path") return [];
    if (!isSuccess(received)) return [];
    const message = `${title}: received ${received.status}; an undocumented ${expectation.because} must be refused.`;
    return [failure({ message, pointer })];
  },
};
