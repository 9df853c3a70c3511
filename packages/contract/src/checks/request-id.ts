import type { Check, CheckContext } from "../check.js";
import { type HttpRequest, headerOf } from "../exchange.js";
import { matchResponse } from "./response/documented.js";
import { describeResponse } from "./response/error-code.js";
import { failure, warning } from "./response/problem.js";

/** Checks that a documented `X-Request-Id` is present. */
export const requestId: Check = {
  name: "request-id",
  title: "the request id is present, and another one each time",
  about: `A response that documents the header \`X-Request-Id\` has it. Support asks for this id first, and an error without it can hardly
be traced, so it is required here even though response headers are optional in OpenAPI unless marked as required. Ids under
other names, such as \`X-IAM-Trace-Id\`, are checked only if they are required. If the id is missing, check whether a proxy
responded or removed it. An id that an earlier response had is a warning: it finds the wrong request. Responses
of the mock, which are its examples, and those of a cache, which have the header \`Age\`, may repeat one.`,
  check(tested, context) {
    const response = matchResponse(tested, context);
    const header = response?.documented?.headers.find((documented) => documented.name.toLowerCase() === "x-request-id");
    // `response-headers` reports a required header that is missing, and an invalid one.
    if (response === undefined || header === undefined || header.required) return [];
    const id = headerOf(response.received.headers, header.name);
    if (id !== undefined) {
      const isCached = headerOf(response.received.headers, "Age") !== undefined;
      const isNew = context.isMock || isCached || isFirst(context, id, tested.exchange.request);
      const message = `The header ${header.name} has the value that an earlier response had.`;
      return isNew ? [] : [warning({ message, pointer: header.pointer, onceFor: "repeated" })];
    }
    const message = `The header ${header.name} of ${describeResponse(response.received)} is missing.`;
    return [failure({ message, pointer: header.pointer })];
  },
};

/** The requests of a run by the ids of their responses. */
const requests = new WeakMap<CheckContext, Map<string, HttpRequest>>();

/** Whether no response to another request had an id before. */
function isFirst(context: CheckContext, id: string, request: HttpRequest): boolean {
  const known = requests.get(context) ?? new Map<string, HttpRequest>();
  requests.set(context, known);
  const first = known.get(id) ?? request;
  known.set(id, first);
  return first === request;
}
