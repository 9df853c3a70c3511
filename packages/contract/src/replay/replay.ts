import type { Expectation } from "../case.js";
import type { Check, CheckProblem, CodeAliases } from "../check.js";
import { check } from "../checks/response/apply-checks.js";
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

/** Name under which a replay tells what a recording says beside an exchange. */
export const redactedCheck = "recorded-response-valid";

/** Settings of a replay. */
export interface ReplayOptions {
  /** How long a response may take, in milliseconds; without it, there is no limit. */
  budget?: number;
  /** @default [] */
  codeAliases?: CodeAliases;
  /**
   * Whether it is told what was wrong with a response before it was redacted.
   *
   * @default true
   */
  reportsRedacted?: boolean;
  /** A further judge, such as Prism, that is asked after the checks. */
  extraValidator?: (exchange: ReplayedExchange, expectation: Expectation) => Promise<CheckProblem[]>;
}

/** An exchange, or one with what a recording holds beside it. */
export type ReplayedExchange = Exchange & Partial<Pick<RecordedExchange, "basePath" | "redacted">>;

/** Judges exchanges one by one. */
export interface ExchangeChecker {
  /**
   * What came of one exchange, as a case of the contract.
   *
   * @param number - Counts the exchanges from 1; part of the case's id.
   */
  check(exchange: ReplayedExchange, number: number): Promise<CaseResult>;
}

/**
 * Judges recorded exchanges again, without network. For each, the operation is found by method and path, and whether the
 * document allows the request decides what its response should have been. Placeholders of a redaction are taken for valid;
 * what they redact, the recording says beside the exchange.
 *
 * @throws {DocumentError} If the operations of the document cannot be read.
 */
export async function* replay(
  document: OpenApiDocument,
  exchanges: AsyncIterable<ReplayedExchange> | Iterable<ReplayedExchange>,
  checks: readonly Check[],
  options: ReplayOptions = {},
): AsyncGenerator<CaseResult> {
  const validators = createExchangeChecker(document, checks, options);
  let number = 0;
  for await (const exchange of exchanges) yield await validators.check(exchange, ++number);
}

/**
 * Prepares to judge exchanges that somebody else made.
 *
 * @throws {DocumentError} If the operations of the document cannot be read.
 */
export function createExchangeChecker(
  document: OpenApiDocument,
  checks: readonly Check[],
  { budget, codeAliases = [], extraValidator, reportsRedacted = true }: ReplayOptions = {},
): ExchangeChecker {
  const operations = createOperationIndex(document);
  const validator = createTolerantValidator(document);
  const serverPaths = basePathsOf(document);

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
      const problems = [
        ...check({ case: described, operation, exchange }, checks, {
          document,
          codeAliases,
          validator,
          isMock: false,
          ...(budget !== undefined && { budget }),
        }),
        ...(reportsRedacted ? redacted.response : []).map(
          ({ at, message, pointer: place }): CheckProblem => ({
            check: redactedCheck,
            level: "failure",
            message: `Before it was redacted, the response broke its schema at ${at}: ${message}.`,
            pointer: place,
          }),
        ),
        ...((await extraValidator?.({ ...exchange, basePath }, described.expectation)) ?? []),
      ];
      const hasFailed = problems.some(({ level }) => level === "failure");
      return { case: described, outcome: hasFailed ? "failed" : "passed", problems, exchange: recorded };
    },
  };

  /** What the document has of a request, under the first base path that leads to an operation, or to a path at least. */
  function find({ method, url }: HttpRequest, basePaths: readonly string[]): { match: Match; basePath: string } {
    const found = basePaths.map((basePath) => ({ match: operations.find(method, pathOf(url, basePath)), basePath }));
    const best = (kind: Match["found"]) => found.find(({ match }) => match.found === kind);
    return best("operation") ?? best("path") ?? { match: { found: "nothing" }, basePath: basePaths[0] ?? "" };
  }
}

/** The paths of the document's own servers, with the defaults of their variables. */
function basePathsOf({ servers = [] }: OpenApiDocument): string[] {
  const paths = servers.map((server) => serverUrl(server, {}).replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, ""));
  return [...new Set(paths)].filter((path) => path !== "");
}

/** Why an exchange says nothing about the endpoint; `undefined` if it does. */
function reasonToSkip({ request, failure }: Exchange): string | undefined {
  if (failure?.kind === "abort") return failure.message;
  if (failure?.kind === "connect") return `Nobody responded: ${failure.message}`;
  const isPreflight =
    request.method === "OPTIONS" && headerOf(request.headers, "Access-Control-Request-Method") !== undefined;
  return isPreflight ? "A browser's question before a request, which belongs to no operation." : undefined;
}
