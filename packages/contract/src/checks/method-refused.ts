import type { Check } from "../check.js";
import { completeResponse, isSuccess } from "./response/documented.js";
import { failure } from "./response/problem.js";

/** Methods and paths that the document does not have are refused. */
export const methodRefused: Check = {
  name: "method-refused",
  title: "unknown methods and paths are refused",
  about: `A method that a known path does not have, \`HEAD\` and \`OPTIONS\` included, and a path that the document does not have are
never responded with success. A success means that the endpoint offers what nobody documented, or takes a wrong address for
a right one. An endpoint that responds \`HEAD\` as it would \`GET\` has an operation that the document lacks: add it, or list
it as a known difference. A method that changes something goes without credentials where its path names
nothing of the run's own. A 5xx is told by \`no-server-error\`.`,
  check(tested) {
    const { expectation, title, pointer } = tested.case;
    const received = completeResponse(tested);
    if (received === undefined || expectation.outcome !== "refused") return [];
    if (expectation.because !== "method" && expectation.because !== "path") return [];
    if (!isSuccess(received)) return [];
    const message = `${title}: received ${received.status}; a ${expectation.because} that is not documented is to be refused.`;
    return [failure({ message, pointer })];
  },
};
