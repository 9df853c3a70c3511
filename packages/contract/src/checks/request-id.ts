import type { Check } from "../check.js";
import { headerOf } from "../exchange.js";
import { matchResponse } from "./response/documented.js";
import { describeResponse } from "./response/error-code.js";
import { failure } from "./response/problem.js";

/** Checks that a documented `X-Request-Id` is present. */
export const requestId: Check = {
  name: "request-id",
  title: "the request id is present",
  about: `A response that documents the header \`X-Request-Id\` has it. Support asks for this id first, and an error without it can hardly
be traced, so it is required here even though response headers are optional in OpenAPI unless marked as required. Ids under
other names, such as \`X-IAM-Trace-Id\`, are checked only if they are required. If the id is missing, check whether a proxy
responded or removed it.`,
  check(tested, context) {
    const response = matchResponse(tested, context);
    const header = response?.documented?.headers.find((documented) => documented.name.toLowerCase() === "x-request-id");
    // `response-headers` reports a required header that is missing, and an invalid one.
    if (response === undefined || header === undefined || header.required) return [];
    if (headerOf(response.received.headers, header.name) !== undefined) return [];
    const message = `The header ${header.name} of ${describeResponse(response.received)} is missing.`;
    return [failure({ message, pointer: header.pointer })];
  },
};
