import type { Check } from "../check.js";
import { headerOf } from "../exchange.js";
import { matchResponse } from "./response/documented.js";
import { describeResponse } from "./response/error-code.js";
import { failure } from "./response/problem.js";

/** A response carries the id by which support finds the request. */
export const requestId: Check = {
  name: "request-id",
  title: "the request id is there",
  about: `A response whose response documents the header \`X-Request-Id\` has it. It is what support asks for
first, and an error without it can hardly be traced, so that it is due even though OpenAPI leaves every response header
optional that is not marked as required. Ids under other names, such as \`X-IAM-Trace-Id\`, are not due unless they are
required. Where one is missing, look whether a proxy responded or took it away.`,
  check(tested, context) {
    const response = matchResponse(tested, context);
    const header = response?.documented?.headers.find((documented) => documented.name.toLowerCase() === "x-request-id");
    // `response-headers` tells of a header that is required, and of one that came and breaks its schema.
    if (response === undefined || header === undefined || header.required) return [];
    if (headerOf(response.received.headers, header.name) !== undefined) return [];
    const message = `The header ${header.name} of ${describeResponse(response.received)} is missing.`;
    return [failure({ message, pointer: header.pointer })];
  },
};
