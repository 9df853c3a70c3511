import type { Check } from "../check.js";
import type { OpenApiDocument } from "../document/document.js";
import { listOperations, type OperationResponse } from "../document/operations.js";
import { jsonResponse } from "./response/body.js";
import { errorCodeIn, knownCodes, lookUpCode } from "./response/error-code.js";
import { failure, quoted, warning } from "./response/problem.js";

/** The code of an error response is documented, for the operation and with the status. */
export const errorDocumented: Check = {
  name: "error-documented",
  title: "the error code is documented",
  about: `An error response carries a code that the document knows. It stands in \`x-error-catalogue\` with the status that came,
unless an example of the response itself shows it with another one, and among the operation's \`x-error-codes\`. A known code
with another status is a failure. So is a code about the request, its content or what is stored that the document names
for other operations only. Codes about credentials, the account, the load or the server can come anywhere: one that the
operation does not name is a warning. So is a code that nobody knows, because new ones may appear at any time. The form of
the body is the matter of \`body-valid\`. A document without codes promises none.`,
  check(tested, context) {
    const response = jsonResponse(tested, context);
    if (response?.documented === undefined || response.received.status < 400) return [];
    const { operation, documented, value, received } = response;
    const { document } = context;
    const found = errorCodeIn(value);
    if (found === undefined || (knownCodes(document).size === 0 && operation.errorCodes.length === 0)) return [];
    const { code, at } = found;
    const known = lookUpCode(context, code);
    const spellings = [code, known?.code];
    const codesPointer = `${operation.pointer}/x-error-codes`;
    const isNamed = operation.errorCodes.some((named) => spellings.includes(named));

    if (known === undefined) {
      const message = `Received the error code ${quoted(code)} with ${received.status}, which is not documented.`;
      return isNamed ? [] : [warning({ message, pointer: "/x-error-catalogue", at })];
    }
    if (known.statuses.length > 0 && !known.statuses.includes(received.status) && !isShown(documented, code)) {
      const message = `Received ${code} with status ${received.status}; it is documented with ${known.statuses.join(", ")}.`;
      return [failure({ message, pointer: `/x-error-catalogue/${known.code}/status`, at })];
    }
    if (isNamed || operation.errorCodes.length === 0) return [];
    const message = `Received ${code}, which is not among the error codes of ${operation.operationId}.`;
    const isOfOthers =
      ["request", "content", "state"].includes(known.fault ?? "") && isNamedAnywhere(document, known.code);
    return [(isOfOthers ? failure : warning)({ message, pointer: codesPointer, at })];
  },
};

/** Whether an example of the response has the code. */
function isShown({ content }: OperationResponse, code: string): boolean {
  return content.some(({ examples }) => examples.some(({ value }) => errorCodeIn(value)?.code === code));
}

const namedCodes = new WeakMap<OpenApiDocument, ReadonlySet<string>>();

function isNamedAnywhere(document: OpenApiDocument, code: string): boolean {
  let named = namedCodes.get(document);
  if (named === undefined) {
    named = new Set(listOperations(document).flatMap(({ errorCodes }) => errorCodes));
    namedCodes.set(document, named);
  }
  return named.has(code);
}
