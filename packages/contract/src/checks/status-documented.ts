import type { Check, CheckContext } from "../check.js";
import { hasSchema, type OperationResponse } from "../document/operations.js";
import type { HttpResponse } from "../exchange.js";
import { documentedMediaType, isJson, mediaTypeOf } from "../wire/media-type.js";
import { readJson } from "../wire/text.js";
import { defaultResponse, matchResponse } from "./response/documented.js";
import { describeResponse } from "./response/error-code.js";
import { failure, warning } from "./response/problem.js";

/** Checks that the operation documents the status of the response. */
export const statusDocumented: Check = {
  name: "status-documented",
  title: "the status is documented",
  about: `The status of the response is listed in the \`responses\` of the operation: exactly, by a range such as \`4XX\`, or by \`default\`.
Where successes are listed, \`default\` describes errors: another success is a failure, or a warning if its body matches it.
Callers cannot handle a status that they do not know of. Either the endpoint responds wrongly, or the document lacks a
response; the checks of content type, headers and body ignore such a response.`,
  check(tested, context) {
    const response = matchResponse(tested, context);
    if (response === undefined || response.documented !== undefined) return [];
    const { operation, received } = response;
    const pointer = `${operation.pointer}/responses`;
    const statuses = operation.responses.map(({ status }) => status).join(", ");
    const documented = `documented: ${statuses || "none"}`;
    const fallback = defaultResponse(operation);
    if (fallback === undefined) {
      return [failure({ message: `Received ${describeResponse(received)}; ${documented}.`, pointer })];
    }
    const isFitting = fits(received, fallback, context);
    const message = `Received ${received.status}, which is not documented (${documented}); the response ${isFitting ? "matches" : "does not match"} default.`;
    return [(isFitting ? warning : failure)({ message, pointer })];
  },
};

/** Whether a body is what a response documents. */
function fits({ headers, body }: HttpResponse, { content }: OperationResponse, context: CheckContext): boolean {
  if (content.length === 0 || body.length === 0) return content.length === 0 && body.length === 0;
  const type = mediaTypeOf(headers);
  const mediaType = type && documentedMediaType(content, type);
  if (type === undefined || mediaType === undefined) return false;
  if (!isJson(type)) return true;
  const json = readJson(body);
  return (
    "value" in json &&
    (!hasSchema(context.document, mediaType) || context.validator.isValid(mediaType.schema, json.value))
  );
}
