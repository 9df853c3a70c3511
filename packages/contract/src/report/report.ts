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

/** How much of a body the report contains, in characters. */
const bodyLimit = 8192;

/** A complete run, or several parts of one, as data: the content of the JSON report, from which all others are made. */
export interface Report
  extends Pick<
    Plan,
    | "target"
    | "stateful"
    | "missingBasePath"
    | "seed"
    | "rerunArguments"
    | "reproduction"
    | "total"
    | "operationsLeftOut"
    | "checks"
    | "unprovable"
    | "unused"
    | "unlinked"
  > {
  formatVersion: typeof formatVersion;
  document: Plan["document"] & { sha256: string };
  /** Which parts of a split run it contains; missing if the run was not split. */
  parts?: { count: number; indexes: readonly number[] };
  /** Which parts were not merged; missing if all were. */
  missingParts?: readonly number[];
  /** When the run started, as ISO 8601 in UTC. */
  startedAt: string;
  /** Whether the run ended before all cases were run. */
  interrupted: boolean;
  /** Why the run, or writing a file of it, failed; missing if neither did. */
  errors?: readonly string[];
  summary: ReportSummary;
  /** The required coverage, in percent; missing if none is required. */
  minCoverage?: number;
  /** Security schemes that the document allows and that no request used. */
  untriedSchemes: readonly string[];
  /** Successes and refusals of each operation. */
  evidence: readonly Evidence[];
  results: ReportedResult[];
  coverage: Coverage;
}

/** The result of a run in numbers. */
export interface ReportSummary extends Omit<Summary, "interrupted"> {
  /** How many selected cases did not run because their side effects are not allowed. */
  withheld: number;
}

/** The result of one case. */
export interface ReportedResult extends CaseDescription {
  /** File and line, in the source of the document, of what the case exercises. */
  source?: string;
  outcome: Outcome;
  /** Why the case was skipped. */
  reason?: string;
  /** For an invalid case: id of the valid case that was accepted and differs from it in one place only. */
  positive?: string;
  /** Name of the target that the case went to; missing if it is that of the run. */
  target?: string;
  /** Status of the response. */
  status?: number;
  /** From sending to the end of the response, in milliseconds. */
  milliseconds?: number;
  problems: ReportedProblem[];
  /** Request and response, without credentials and images; only for cases with problems. */
  exchange?: ReportedExchange;
}

/** A problem with its place in the source of the document. */
export interface ReportedProblem extends MatchedProblem {
  /** File and line of the constraint in the source of the document. */
  source?: string;
}

/** One request with its response. */
export interface ReportedExchange {
  request: { method: string; url: string; headers: readonly Header[]; body: ReportedBody };
  response?: { status: number; headers: readonly Header[]; body: ReportedBody };
  failure?: ExchangeFailure;
}

/** A body, or its first part. */
export interface ReportedBody {
  /** The text; if it is not valid UTF-8, its bytes as base64. */
  text: string;
  encoding: "utf8" | "base64";
  /** Length of the complete body, in bytes. */
  bytes: number;
  /** Whether `text` is only the first part. */
  cut: boolean;
}

/** Listens to a run and builds its report. */
export interface ReportCollector extends Reporter {
  /**
   * Returns the report of all events so far; a run without an end event counts as interrupted.
   *
   * @throws {Error} If there was no start event.
   */
  report(): Report;
}

/**
 * Creates a collector of the report of a run.
 *
 * @throws {DocumentError} If an operation lacks an `operationId` or a reference leads nowhere.
 */
export function collectReport(
  document: OpenApiDocument,
  locate: Locate,
  codeAliases: CodeAliases = [],
): ReportCollector {
  const counter = coverageCounter(document);
  const evidence = evidenceCounter({ document, codeAliases });
  const results: ReportedResult[] = [];
  let started: { plan: Plan; startedAt: string } | undefined;
  let summary: Summary | undefined;
  return {
    on(event: ContractEvent) {
      if (event.type === "start") started = event;
      if (event.type === "case") {
        counter.add(event.result);
        evidence.add(event.result);
        results.push(toReported(event.result, locate));
      }
      if (event.type === "end") summary = event.summary;
    },
    report() {
      if (!started) throw new Error("A run that did not start has no report.");
      const { plan, startedAt } = started;
      const { interrupted, ...rest } = summary ?? unfinished(results);
      return {
        formatVersion,
        document: {
          ...plan.document,
          sha256: createHash("sha256").update(JSON.stringify(document)).digest("hex"),
        },
        target: plan.target,
        ...(plan.stateful && { stateful: plan.stateful }),
        ...(plan.missingBasePath !== undefined && { missingBasePath: plan.missingBasePath }),
        seed: plan.seed,
        rerunArguments: plan.rerunArguments,
        reproduction: plan.reproduction,
        ...(plan.shard && { parts: { count: plan.shard.count, indexes: [plan.shard.index] } }),
        startedAt,
        interrupted,
        ...(plan.total !== undefined && { total: plan.total }),
        ...(plan.operationsLeftOut !== undefined && { operationsLeftOut: plan.operationsLeftOut }),
        ...(plan.checks && { checks: plan.checks }),
        ...(plan.unused && { unused: plan.unused }),
        ...(plan.unlinked && { unlinked: plan.unlinked }),
        unprovable: plan.unprovable,
        untriedSchemes: plan.untriedSchemes ?? [],
        evidence: evidence.evidence(),
        summary: { ...rest, withheld: plan.withheld.length },
        results,
        coverage: counter.coverage(),
      };
    },
  };
}

/** Counts the results of each outcome. */
export function countOutcomes(results: readonly { outcome: Outcome }[]): Summary["counts"] {
  const counts = { passed: 0, failed: 0, expected: 0, skipped: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
}

/** Counts the warnings that no known difference covers. */
export function countWarnings(results: readonly { problems: readonly MatchedProblem[] }[]): number {
  const problems = results.flatMap((result) => result.problems);
  return problems.filter(({ level, expected }) => level === "warning" && expected === undefined).length;
}

function toReported(result: CaseResult, locate: Locate): ReportedResult {
  const { case: described, outcome, reason, positive, target, problems, exchange } = result;
  return {
    // Only the description of a case may be written to files.
    ...describe(described),
    ...placed(described.pointer, locate),
    outcome,
    ...(reason !== undefined && { reason }),
    ...(positive !== undefined && { positive }),
    ...(target !== undefined && { target }),
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

/** Returns a summary of a run without an end event. */
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
