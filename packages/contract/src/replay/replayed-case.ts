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
 * Describes an exchange that somebody else made as a case: what the document expects of its response follows from how the
 * request breaks the document.
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
    const what =
      kind === "method" ? `${method} on a path that has only ${listed(match)}` : "a path that is not documented";
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
  const flaw = flawOf(expectation, violation);
  return {
    id: `recorded/${number}/${operation.operationId}`,
    operationId: operation.operationId,
    tags: operation.tags,
    kind: "recorded",
    title: `${method} ${path}${flaw === undefined ? "" : `: ${flaw}`}`,
    pointer: violation?.pointer ?? operation.pointer,
    sideEffects: operation.sideEffects,
    expectation,
  };
}

function listed(match: Match): string {
  return match.found === "path" ? match.methods.map((method) => method.toUpperCase()).join(", ") : "none";
}

/** What the document promises for a request, given how the request breaks it. */
function expect(
  context: CodeContext,
  exchange: Exchange,
  operation: Operation,
  violation: MessageViolation | undefined,
): Expectation {
  const response = completeResponse({ exchange });
  const isOpen = operation.security.length === 0;
  // Nobody can tell from a recording whether credentials were right: if the response blames them, they were not.
  if (!isOpen && response && faultOf(context, response) === "credentials") {
    return { outcome: "refused", because: "credentials" };
  }
  // A request that lacks both may be refused for either.
  const isRefusedForCredentials = response?.status === 401 || response?.status === 403 || !violation;
  if (isRefusedForCredentials && !isAuthenticated(context.document, operation, exchange.request)) {
    return { outcome: "refused", because: "credentials" };
  }
  return violation ? { outcome: "refused", because: violation.kind } : { outcome: "accepted" };
}

function flawOf(expectation: Expectation, violation: MessageViolation | undefined): string | undefined {
  if (expectation.outcome !== "refused") return undefined;
  return violation && expectation.because !== "credentials"
    ? `${violation.at} ${violation.message}`
    : "credentials that are missing or were refused";
}

/** Whether a request has all credentials of one alternative of its operation's security; whether they are right, nobody knows. */
function isAuthenticated(document: OpenApiDocument, { security }: Operation, request: HttpRequest): boolean {
  const has = (name: string): boolean => {
    const scheme = document.components?.securitySchemes?.[name];
    // What is not described, or is part of the connection, cannot be missed.
    return !isObject(scheme) || scheme.type === "mutualTLS" || carriesCredential(scheme, request);
  };
  return security.length === 0 || security.some((requirement) => Object.keys(requirement).every(has));
}
