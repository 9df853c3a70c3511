import type { Check } from "../check.js";
import type { OpenApiDocument } from "../document/document.js";
import { listOperations, type OperationResponse } from "../document/operations.js";
import { jsonResponse } from "./response/body.js";
import { errorCodeIn, knownCodes, lookUpCode } from "./response/error-code.js";
import { failure, quoted, warning } from "./response/problem.js";

/** Checks that the error code is documented for the operation and the status. */
export const errorDocumented: Check = {
  name: "error-documented",
  title: "the error code is documented",
  about: `The code of an error response is listed in \`x-error-catalogue\` with the received status (unless an example of the response shows
it with another one), and in the \`x-error-codes\` of the operation. A known code with another status is a failure. So is a code
about the request, its content or stored data that the document lists for other operations only. Codes about credentials, the
account, the load or the server can occur anywhere: one that the operation does not list is a warning. So is an unknown code,
because new ones may appear at any time. \`body-valid\` checks the form of the body. Without documented codes this check does
nothing.`,
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
      const message = `The error code ${quoted(code)}, received with ${received.status}, is not documented.`;
      return isNamed ? [] : [warning({ message, pointer: "/x-error-catalogue", at })];
    }
    if (known.statuses.length > 0 && !known.statuses.includes(received.status) && !isShown(documented, code)) {
      const message = `Received ${code} with status ${received.status}; documented with ${known.statuses.join(", ")}.`;
      return [failure({ message, pointer: `/x-error-catalogue/${known.code}/status`, at })];
    }
    if (isNamed || operation.errorCodes.length === 0) return [];
    const message = `Received ${code}, which is not one of the error codes of ${operation.operationId}.`;
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
