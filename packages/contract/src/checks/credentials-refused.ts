import type { Check } from "../check.js";
import { isObject, type OpenApiDocument } from "../document/document.js";
import type { Operation } from "../document/operations.js";
import type { HttpRequest } from "../exchange.js";
import { carriesCredential } from "../wire/credentials.js";
import { completeResponse } from "./response/documented.js";
import { describeResponse, faultOf, isThrottled } from "./response/error-code.js";
import { failure, warning } from "./response/problem.js";

/** A request without valid credentials is refused with 401 or 403. */
export const credentialsRefused: Check = {
  name: "credentials-refused",
  title: "missing and wrong credentials are refused",
  about: `A request without credentials, with wrong ones or with those of another scheme is refused with 401 or 403, and the response
blames the credentials, not what is stored: that would mean that somebody looked there first. A success is a hole in the
endpoint. Where sources disagree, so that a code about credentials comes with another 4xx, it is a warning. A response that
throttles says nothing, and a 5xx is told by \`no-server-error\`. The mock only sees whether a credential is there, so that
only missing ones are judged on it.`,
  check(tested, context) {
    const { expectation, title, pointer } = tested.case;
    const received = completeResponse(tested);
    if (received === undefined || expectation.outcome !== "refused" || expectation.because !== "credentials") return [];
    const { document, isMock } = context;
    const { operation, exchange } = tested;
    if (isMock && operation !== undefined && carriesAny(document, operation, exchange.request)) return [];
    if (received.status >= 500 || isThrottled(context, received)) return [];
    const fault = faultOf(context, received);
    const says = (reason: string) => ({
      message: `${title}: received ${describeResponse(received)}${reason}.`,
      pointer,
    });
    if (received.status === 401 || received.status === 403) {
      const looked = !isMock && (fault === "state" || fault === "content" || fault === "request");
      return looked ? [failure(says(`, which blames the ${fault} before the credentials`))] : [];
    }
    if (received.status >= 400 && fault === "credentials") {
      return [warning(says("; 401 or 403 is due, but the code does blame the credentials"))];
    }
    return [failure(says("; 401 or 403 is due"))];
  },
};

/** Whether a request has something where a security scheme of the operation wants a credential. */
function carriesAny(document: OpenApiDocument, operation: Operation, request: HttpRequest): boolean {
  const schemes = operation.security.flatMap((requirement) => Object.keys(requirement));
  return schemes
    .map((scheme) => document.components?.securitySchemes?.[scheme])
    .some((scheme) => isObject(scheme) && carriesCredential(scheme, request));
}
