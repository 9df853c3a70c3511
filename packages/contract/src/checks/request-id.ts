import type { Check } from "../check.js";
import { headerOf } from "../exchange.js";
import { operationAnswer } from "./answer/documented.js";
import { describeAnswer } from "./answer/error-code.js";
import { failure } from "./answer/finding.js";

/** An answer carries the id by which support finds the request. */
export const requestId: Check = {
  name: "request-id",
  title: "the request id is there",
  about: `An answer whose response documents the header \`X-Request-Id\` has it. It is what support asks for
first, and an error without it can hardly be traced, so that it is due even though OpenAPI leaves every response header
optional that is not marked as required. Ids under other names, such as \`X-IAM-Trace-Id\`, are not due unless they are
required. Where one is missing, look whether a proxy answered or took it away.`,
  judge(judged, context) {
    const answer = operationAnswer(judged, context);
    const header = answer?.documented?.headers.find((documented) => documented.name.toLowerCase() === "x-request-id");
    // `response-headers` tells of a header that is required, and of one that came and breaks its schema.
    if (answer === undefined || header === undefined || header.required) return [];
    if (headerOf(answer.received.headers, header.name) !== undefined) return [];
    const message = `The header ${header.name} of ${describeAnswer(answer.received)} is missing.`;
    return [failure({ message, pointer: header.pointer })];
  },
};
