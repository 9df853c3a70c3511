import type { Check, TestedCase } from "../check.js";
import { isObject, type OpenApiDocument } from "../document/document.js";
import type { Operation } from "../document/operations.js";
import type { HttpRequest, HttpResponse } from "../exchange.js";
import { carriesCredential } from "../wire/credentials.js";
import { completeResponse } from "./response/documented.js";
import { describeResponse, faultOf, isThrottled } from "./response/error-code.js";
import { failure, warning } from "./response/problem.js";

/** Checks that a request without valid credentials is refused with 401 or 403. */
export const credentialsRefused: Check = {
  name: "credentials-refused",
  title: "missing and wrong credentials are refused",
  about: `A request with missing or wrong credentials, or those of another scheme, is refused with 401 or 403, and the error code is
about the credentials. A code about stored data means that the endpoint looked there before it checked the credentials. A
success is a security hole. So is one for a token that is almost the valid one: cut, longer, in other letter case, empty,
or the valid one under \`Authorization\` where the document reads it from another header. An empty token, and one under that
header, may also be refused as a malformed header. A 404 is allowed where the request names a resource that may be missing. A code about credentials with another 4xx status is a warning, because sources disagree about
such statuses. A response that throttles is ignored, and a 5xx is reported by \`no-server-error\`. The mock only sees whether a
credential is present, so only missing ones are checked there.`,
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
      const isOther = !isMock && (fault === "state" || fault === "content" || fault === "request");
      return isOther ? [failure(says(`, which faults the ${fault}, not the credentials`))] : [];
    }
    if (received.status >= 400 && fault === "credentials") {
      return [warning(says("; expected 401 or 403, though the error code is about the credentials"))];
    }
    if (isMissing(received, tested) || (fault === "request" && isMalformed(tested))) return [];
    return [failure(says("; expected 401 or 403"))];
  },
};

/** Whether the credential has a form that none has, so that the header with it may be called malformed. */
function isMalformed({ case: { id } }: TestedCase): boolean {
  return /\/near-(empty|blank|elsewhere)$/.test(id);
}

/** Whether a request has a value where a security scheme of the operation reads a credential. */
function carriesAny(document: OpenApiDocument, operation: Operation, request: HttpRequest): boolean {
  const schemes = operation.security.flatMap((requirement) => Object.keys(requirement));
  return schemes
    .map((scheme) => document.components?.securitySchemes?.[scheme])
    .some((scheme) => isObject(scheme) && carriesCredential(scheme, request));
}

/** Whether the response says that the resource of the path is missing, which may be true: the run created none of the name. */
function isMissing({ status }: HttpResponse, { operation, owned = [] }: TestedCase): boolean {
  return status === 404 && owned.length === 0 && operation?.parameters.some((own) => own.in === "path") === true;
}
