import type { Check } from "../check.js";
import { wholeAnswer } from "./answer/documented.js";
import { describeAnswer } from "./answer/error-code.js";
import { failure } from "./answer/finding.js";

const name = "method-refused";

/** Methods and paths that the document does not have are refused. */
export const methodRefused: Check = {
  name,
  title: "unknown methods and paths are refused",
  about: `A method that a known path does not have, \`HEAD\` and \`OPTIONS\` included, and a path that the document does not have are
never answered with success, nor with a 5xx; 501 is the answer that HTTP has for a method that a server does not know. A
success means that the endpoint offers what nobody documented, or takes a wrong address for a right one. An endpoint that
answers \`HEAD\` as it would \`GET\` has an operation that the document lacks: add it, or list it as a known difference.`,
  judge(judged) {
    const { expectation, title, pointer } = judged.case;
    const received = wholeAnswer(judged);
    if (received === undefined || expectation.outcome !== "refused") return [];
    if (expectation.because !== "method" && expectation.because !== "path") return [];
    const { status } = received;
    const isSuccess = status >= 200 && status < 300;
    const isServerError = status >= 500 && !(status === 501 && expectation.because === "method");
    if (!isSuccess && !isServerError) return [];
    const message = `${title}: received ${describeAnswer(received)}; a ${expectation.because} that is not documented is to be refused.`;
    return [failure(name, { message, pointer })];
  },
};
