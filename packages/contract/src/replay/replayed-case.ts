import type { CaseKind, Expectation } from "../case.js";
import type { CodeContext } from "../check.js";
import { completeResponse } from "../checks/response/documented.js";
import { faultOf } from "../checks/response/error-code.js";
import { isObject, type OpenApiDocument } from "../document/document.js";
import type { Operation } from "../document/operations.js";
import type { CaseDescription } from "../event.js";
import type { Exchange, HttpRequest } from "../exchange.js";
import type { MessageViolation } from "../traffic/violations.js";
import { carriesCredential } from "../wire/credentials.js";
import type { Match } from "../wire/operation-index.js";
import { pathOf } from "../wire/path.js";

/**
 * Describes an exchange that another client made as a case. The expected response follows from the violations of the request.
 */
export function describeReplayed(
  context: CodeContext,
  exchange: Exchange,
  match: Match,
  violations: readonly MessageViolation[],
  number: number,
): CaseDescription {
  const { method, url } = exchange.request;
  const path = pathOf(url, "");
  if (match.found !== "operation") {
    const kind: CaseKind = match.found === "path" ? "method" : "path";
    const what = kind === "method" ? `the path has only ${listed(match)}` : "the path is not documented";
    return {
      id: `recorded/${number}/${kind}`,
      operationId: "",
      tags: [],
      kind,
      title: `${method} ${path}: ${what}`,
      pointer: match.found === "path" ? match.pointer : "/paths",
      sideEffects: "none",
      expectation: { outcome: "refused", because: kind },
    };
  }
  const { operation } = match;
  const [violation] = violations;
  const expectation = expect(context, exchange, operation, violation);
  const reason = reasonOf(expectation, violation);
  return {
    id: `recorded/${number}/${operation.operationId}`,
    operationId: operation.operationId,
    tags: operation.tags,
    kind: "recorded",
    title: `${method} ${path}${reason === undefined ? "" : `: ${reason}`}`,
    pointer: violation?.pointer ?? operation.pointer,
    sideEffects: operation.sideEffects,
    expectation,
  };
}

function listed(match: Match): string {
  return match.found === "path" ? match.methods.map((method) => method.toUpperCase()).join(", ") : "none";
}

/** Returns the response that the document expects for a request with these violations. */
function expect(
  context: CodeContext,
  exchange: Exchange,
  operation: Operation,
  violation: MessageViolation | undefined,
): Expectation {
  const response = completeResponse({ exchange });
  const isPublic = operation.security.length === 0;
  // A recording does not show whether credentials were valid: if the response rejects them, they were not.
  if (!isPublic && response && faultOf(context, response) === "credentials") {
    return { outcome: "refused", because: "credentials" };
  }
  // A request without credentials and with invalid input may be refused for either.
  const isRefusedForCredentials = response?.status === 401 || response?.status === 403 || !violation;
  if (isRefusedForCredentials && !isAuthenticated(context.document, operation, exchange.request)) {
    return { outcome: "refused", because: "credentials" };
  }
  return violation ? { outcome: "refused", because: violation.kind } : { outcome: "accepted" };
}

function reasonOf(expectation: Expectation, violation: MessageViolation | undefined): string | undefined {
  if (expectation.outcome !== "refused") return undefined;
  return violation && expectation.because !== "credentials"
    ? `${violation.at} ${violation.message}`
    : "credentials are missing or were refused";
}

/** Returns whether a request carries all credentials of one security requirement; their validity is unknown. */
function isAuthenticated(document: OpenApiDocument, { security }: Operation, request: HttpRequest): boolean {
  const has = (name: string): boolean => {
    const scheme = document.components?.securitySchemes?.[name];
    // A scheme that is not described, or is part of the connection, cannot be missing from the request.
    return !isObject(scheme) || scheme.type === "mutualTLS" || carriesCredential(scheme, request);
  };
  return security.length === 0 || security.some((requirement) => Object.keys(requirement).every(has));
}
