import type { Expectation } from "../case.js";
import type { Check, CheckContext, CheckProblem, CodeAliases } from "../check.js";
import { check } from "../checks/response/apply-checks.js";
import { settle } from "../checks/response/facts.js";
import type { OpenApiDocument } from "../document/document.js";
import type { CaseResult } from "../event.js";
import { type Exchange, type HttpRequest, headerOf } from "../exchange.js";
import { createTolerantValidator } from "../redaction/placeholder.js";
import { serverUrl } from "../target/servers.js";
import type { RecordedExchange } from "../traffic/recorded-exchange.js";
import { requestViolations } from "../traffic/violations.js";
import { withoutCoding } from "../wire/content-coding.js";
import { createOperationIndex, type Match } from "../wire/operation-index.js";
import { pathOf } from "../wire/path.js";
import { describeReplayed } from "./replayed-case.js";

/** Name of the check that reports violations stored beside a recorded exchange. */
export const redactedCheck = "recorded-response-valid";

/** Checks that need neither the bodies nor what is expected of them, for exchanges with an incomplete body. */
const checksWithoutBody: ReadonlySet<string> = new Set([
  ...["no-server-error", "response-complete", "response-time", "status-documented", "content-type-documented"],
  ...["response-headers", "request-id"],
]);

/** Settings of a replay. */
export interface ReplayOptions {
  /** How long a response may take, in milliseconds. Unlimited if it is left out. */
  budget?: number;
  /**
   * What is a failure instead of a warning.
   *
   * @default []
   */
  strict?: CheckContext["strict"];
  /** @default [] */
  codeAliases?: CodeAliases;
  /**
   * Whether violations of a response that redaction has hidden are reported.
   *
   * @default true
   */
  reportsRedacted?: boolean;
  /** A further validator, such as Prism, that runs after the checks. */
  extraValidator?: (exchange: ReplayedExchange, expectation: Expectation) => Promise<CheckProblem[]>;
}

/** An exchange, optionally with what a recording stores beside it. */
export type ReplayedExchange = Exchange & Partial<Pick<RecordedExchange, "basePath" | "redacted">>;

/** Checks exchanges one by one. */
export interface ExchangeChecker {
  /**
   * Checks one exchange and returns the result as that of a case. What its problems mean may depend on later exchanges.
   *
   * @param number - Number of the exchange, from 1; part of the id of the case.
   */
  check(exchange: ReplayedExchange, number: number): Promise<CaseResult>;
  /** Decides the problems of a result by all exchanges that were checked so far. */
  settle(result: CaseResult): CaseResult;
}

/**
 * Checks recorded exchanges again, without network. The operation of each is found by method and path; whether the document
 * allows the request decides which response is expected, and all of the exchanges whether a refusal of a valid one is a
 * failure. Placeholders are accepted; the violations that they hide are stored
 * in the recording.
 *
 * @throws {DocumentError} If the operations of the document cannot be read.
 */
export async function* replay(
  document: OpenApiDocument,
  exchanges: AsyncIterable<ReplayedExchange> | Iterable<ReplayedExchange>,
  checks: readonly Check[],
  options: ReplayOptions = {},
): AsyncGenerator<CaseResult> {
  const checker = createExchangeChecker(document, checks, options);
  const results: CaseResult[] = [];
  for await (const exchange of exchanges) results.push(await checker.check(exchange, results.length + 1));
  for (const result of results) yield checker.settle(result);
}

/**
 * Creates a checker of exchanges that another client made.
 *
 * @throws {DocumentError} If the operations of the document cannot be read.
 */
export function createExchangeChecker(
  document: OpenApiDocument,
  checks: readonly Check[],
  { budget, strict, codeAliases = [], extraValidator, reportsRedacted = true }: ReplayOptions = {},
): ExchangeChecker {
  const operations = createOperationIndex(document);
  const validator = createTolerantValidator(document);
  const serverPaths = basePathsOf(document);
  // One for all exchanges, so that what concerns the server is reported once.
  const context: CheckContext = {
    document,
    codeAliases,
    validator,
    isMock: false,
    ...(budget !== undefined && { budget }),
    ...(strict && { strict }),
  };

  return {
    async check(recorded, number) {
      const exchange = withoutCoding(recorded);
      const { redacted = { request: [], response: [] } } = recorded;
      const { match, basePath } = find(exchange.request, [recorded.basePath ?? "", ...serverPaths]);
      const violations =
        match.found === "operation"
          ? [
              ...redacted.request,
              ...requestViolations({ document, validator }, match.operation, exchange.request, match.pathValues),
            ]
          : [];
      const described = describeReplayed({ document, codeAliases }, exchange, match, violations, number);
      const reason = reasonToSkip(exchange);
      if (reason !== undefined)
        return { case: described, outcome: "skipped", problems: [], exchange: recorded, reason };
      const operation = match.found === "operation" ? match.operation : undefined;
      const incomplete = incompleteBody(exchange);
      const applied = incomplete === undefined ? checks : checks.filter(({ name }) => checksWithoutBody.has(name));
      const problems = [
        ...check({ case: described, operation, exchange }, applied, context),
        ...(reportsRedacted ? redacted.response : []).map(
          ({ at, message, pointer: place }): CheckProblem => ({
            check: redactedCheck,
            level: "failure",
            message: `The response before redaction: ${at} ${message}.`,
            pointer: place,
          }),
        ),
        ...(incomplete === undefined
          ? ((await extraValidator?.({ ...exchange, basePath }, described.expectation)) ?? [])
          : []),
      ];
      const hasFailed = problems.some(({ level }) => level === "failure");
      if (incomplete !== undefined && hasFailed) {
        const { pointer } = described;
        problems.push({ check: redactedCheck, level: "notice", message: incomplete, pointer });
      }
      if (incomplete !== undefined && !hasFailed) {
        return { case: described, outcome: "skipped", problems, exchange: recorded, reason: incomplete };
      }
      return { case: described, outcome: hasFailed ? "failed" : "passed", problems, exchange: recorded };
    },
    settle(result) {
      const problems = settle(result.problems, context);
      if (!problems.some(({ level }) => level === "failure")) return { ...result, problems };
      const { reason: _, ...failed } = result;
      return { ...failed, problems, outcome: "failed" };
    },
  };

  /** Finds the operation of a request under the first base path that leads to one, otherwise a path. */
  function find({ method, url }: HttpRequest, basePaths: readonly string[]): { match: Match; basePath: string } {
    const found = basePaths.map((basePath) => ({ match: operations.find(method, pathOf(url, basePath)), basePath }));
    const first = (kind: Match["found"]) => found.find(({ match }) => match.found === kind);
    return first("operation") ?? first("path") ?? { match: { found: "nothing" }, basePath: basePaths[0] ?? "" };
  }
}

/** Returns the paths of the document's servers, with the default values of their variables. */
function basePathsOf({ servers = [] }: OpenApiDocument): string[] {
  const paths = servers.map((server) => serverUrl(server, {}).replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, ""));
  return [...new Set(paths)].filter((path) => path !== "");
}

/** Returns which body of an exchange is incomplete, in one sentence; `undefined` if both are complete. */
function incompleteBody({ request, response }: Exchange): string | undefined {
  const [owner, length] = request.truncated
    ? ["request", request.truncated.length]
    : ["response", response?.truncated?.length];
  if (length === undefined) return undefined;
  return `The body of the ${owner} is incomplete: the recording has only the beginning of its ${length} bytes, so that it was not checked.`;
}

/** Returns why an exchange says nothing about the endpoint; `undefined` if it does. */
function reasonToSkip({ request, failure }: Exchange): string | undefined {
  if (failure?.kind === "abort") return failure.message;
  if (failure?.kind === "connect") return `The target is unreachable: ${failure.message}`;
  if (request.method === "OPTIONS" && pathOf(request.url, "") === "") {
    return "OPTIONS * asks about the server, not about an operation.";
  }
  const isPreflight =
    request.method === "OPTIONS" && headerOf(request.headers, "Access-Control-Request-Method") !== undefined;
  return isPreflight ? "A CORS preflight request of a browser, which does not belong to an operation." : undefined;
}
