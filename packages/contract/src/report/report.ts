import { createHash } from "node:crypto";
import type { CodeAliases } from "../check.js";
import type { OpenApiDocument } from "../document/document.js";
import { type Locate, sourceText } from "../document/source.js";
import type {
  CaseDescription,
  CaseResult,
  ContractEvent,
  MatchedProblem,
  Outcome,
  Plan,
  Reporter,
  Summary,
} from "../event.js";
import type { Exchange, ExchangeFailure, Header } from "../exchange.js";
import { describe } from "../run/plan.js";
import { decodeUtf8 } from "../wire/text.js";
import { type Coverage, coverageCounter } from "./coverage.js";
import { type Evidence, evidenceCounter } from "./evidence.js";

/** Version of the report's format. It is raised when a reader of the old format would misread the new one. */
export const formatVersion = 2;

/** How much of a body is kept, in characters. */
const bodyLimit = 8192;

/** A whole run, or several parts of one, as data: what the JSON report holds and all other reports are made from. */
export interface Report
  extends Pick<Plan, "target" | "seed" | "rerunArguments" | "reproduction" | "total" | "checks" | "unprovable"> {
  formatVersion: typeof formatVersion;
  document: Plan["document"] & { sha256: string };
  /** Which parts of a split run it holds; missing if the run was not split. */
  parts?: { count: number; indexes: readonly number[] };
  /** Which parts were not among those that were joined; missing if none is. */
  missingParts?: readonly number[];
  /** When the run began, as ISO 8601 in UTC. */
  startedAt: string;
  /** Whether the run ended before all cases were tried. */
  interrupted: boolean;
  summary: ReportSummary;
  /** How much of the document has to be exercised, in percent; missing if that is all the same. */
  minCoverage?: number;
  /** Ways to authenticate that the document allows, and of which none but another one was tried. */
  untriedSchemes: readonly string[];
  /** What was seen of each operation. */
  evidence: readonly Evidence[];
  results: ReportedResult[];
  coverage: Coverage;
}

/** How the run ended, in numbers. */
export interface ReportSummary extends Omit<Summary, "interrupted"> {
  /** How many cases were chosen, but not tried, because their side effects were not allowed. */
  withheld: number;
}

/** What came of one case. */
export interface ReportedResult extends CaseDescription {
  /** Where that which the case exercises stands in the hand-written document: file and line. */
  source?: string;
  outcome: Outcome;
  /** Why the case was skipped. */
  reason?: string;
  /** Status of the response. */
  status?: number;
  /** From sending to the end of the response, in milliseconds. */
  milliseconds?: number;
  problems: ReportedProblem[];
  /** What was sent and came, without credentials and images; kept where something was found. */
  exchange?: ReportedExchange;
}

/** A problem with its place in the hand-written document. */
export interface ReportedProblem extends MatchedProblem {
  /** Where the promise stands in the hand-written document: file and line. */
  source?: string;
}

/** One request and what became of it. */
export interface ReportedExchange {
  request: { method: string; url: string; headers: readonly Header[]; body: ReportedBody };
  response?: { status: number; headers: readonly Header[]; body: ReportedBody };
  failure?: ExchangeFailure;
}

/** A body, or its beginning. */
export interface ReportedBody {
  /** The text, or, if it is none in UTF-8, its bytes as base64. */
  text: string;
  encoding: "utf8" | "base64";
  /** Length of the whole body, in bytes. */
  bytes: number;
  /** Whether `text` is only the beginning. */
  cut: boolean;
}

/** Listens to a run and makes a report of it. */
export interface ReportCollector extends Reporter {
  /**
   * The report of all that was heard so far; a run of which no end was heard counts as interrupted.
   *
   * @throws {Error} If not even the beginning was heard.
   */
  report(): Report;
}

/**
 * Prepares to collect the report of a run.
 *
 * @throws {DocumentError} If an operation lacks an `operationId` or a reference leads nowhere.
 */
export function collectReport(
  document: OpenApiDocument,
  locate: Locate,
  codeAliases: CodeAliases = [],
): ReportCollector {
  const counter = coverageCounter(document);
  const seen = evidenceCounter({ document, codeAliases });
  const results: ReportedResult[] = [];
  let started: { plan: Plan; startedAt: string } | undefined;
  let summary: Summary | undefined;
  return {
    on(event: ContractEvent) {
      if (event.type === "start") started = event;
      if (event.type === "case") {
        counter.add(event.result);
        seen.add(event.result);
        results.push(toReported(event.result, locate));
      }
      if (event.type === "end") summary = event.summary;
    },
    report() {
      if (!started) throw new Error("A run that never began has no report.");
      const { plan, startedAt } = started;
      const { interrupted, ...rest } = summary ?? unfinished(results);
      return {
        formatVersion,
        document: {
          ...plan.document,
          sha256: createHash("sha256").update(JSON.stringify(document)).digest("hex"),
        },
        target: plan.target,
        seed: plan.seed,
        rerunArguments: plan.rerunArguments,
        reproduction: plan.reproduction,
        ...(plan.shard && { parts: { count: plan.shard.count, indexes: [plan.shard.index] } }),
        startedAt,
        interrupted,
        ...(plan.total !== undefined && { total: plan.total }),
        ...(plan.checks && { checks: plan.checks }),
        unprovable: plan.unprovable,
        untriedSchemes: plan.untriedSchemes ?? [],
        evidence: seen.evidence(),
        summary: { ...rest, withheld: plan.withheld.length },
        results,
        coverage: counter.coverage(),
      };
    },
  };
}

/** How many results there are of each outcome. */
export function countOutcomes(results: readonly { outcome: Outcome }[]): Summary["counts"] {
  const counts = { passed: 0, failed: 0, expected: 0, skipped: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
}

/** How many warnings there are that are not known. */
export function countWarnings(results: readonly { problems: readonly MatchedProblem[] }[]): number {
  const problems = results.flatMap((result) => result.problems);
  return problems.filter(({ level, expected }) => level === "warning" && expected === undefined).length;
}

function toReported({ case: tried, outcome, reason, problems, exchange }: CaseResult, locate: Locate): ReportedResult {
  return {
    // A case that comes with more than its description must not bring it into the files.
    ...describe(tried),
    ...placed(tried.pointer, locate),
    outcome,
    ...(reason !== undefined && { reason }),
    ...(exchange?.response && { status: exchange.response.status }),
    ...(exchange && { milliseconds: Math.round(exchange.milliseconds * 10) / 10 }),
    problems: problems.map((problem) => ({ ...problem, ...placed(problem.pointer, locate) })),
    ...(exchange && problems.length > 0 && { exchange: toReportedExchange(exchange) }),
  };
}

function placed(pointer: string, locate: Locate): { source?: string } {
  const place = locate(pointer);
  return place ? { source: sourceText(place) } : {};
}

function toReportedExchange({ request, response, failure }: Exchange): ReportedExchange {
  return {
    request: { ...request, body: toReportedBody(request.body) },
    ...(response && { response: { ...response, body: toReportedBody(response.body) } }),
    ...(failure && { failure }),
  };
}

function toReportedBody(body: Uint8Array): ReportedBody {
  const bytes = body.length;
  const text = decodeUtf8(body);
  return text === undefined
    ? {
        text: Buffer.from(body.subarray(0, bodyLimit)).toString("base64"),
        encoding: "base64",
        bytes,
        cut: bytes > bodyLimit,
      }
    : { text: text.slice(0, bodyLimit), encoding: "utf8", bytes, cut: text.length > bodyLimit };
}

/** A summary for a run whose end was never told. */
function unfinished(results: readonly ReportedResult[]): Summary {
  return {
    counts: countOutcomes(results),
    warnings: countWarnings(results),
    requests: results.filter(({ milliseconds }) => milliseconds !== undefined).length,
    milliseconds: results.reduce((total, { milliseconds = 0 }) => total + milliseconds, 0),
    interrupted: true,
    unreachable: false,
    outdated: [],
    left: [],
  };
}
