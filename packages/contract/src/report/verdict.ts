import { neverSuccessful, showsNothing } from "./evidence.js";
import type { Report } from "./report.js";

/** Returns whether the target does not conform: a case failed, a known difference is outdated, or a resource was not deleted. */
export function hasFailed({ summary }: Report): boolean {
  return summary.counts.failed > 0 || summary.outdated.length > 0 || summary.left.length > 0;
}

/** Returns whether any case ran. A run without cases, such as an empty part, counts as run. */
function wasRun({ results, summary: { counts } }: Report): boolean {
  return results.length === 0 || counts.skipped < results.length;
}

/** The result of a run. Of several that apply, the first one counts. */
export type Verdict =
  /** The target did not respond, or not under this base URL. */
  | "unreachable"
  /** The endpoint refused the credentials of the run. */
  | "unauthorized"
  /** A check failed, or the run itself did. */
  | "failed"
  /** Parts of a split run are missing. */
  | "incomplete"
  /** No operation succeeded. */
  | "inconclusive"
  /** Every case was skipped. */
  | "skipped"
  /** The run itself failed, such as on a full disk. */
  | "error"
  | "interrupted"
  /** Coverage is below the required one. */
  | "uncovered"
  | "conforms";

/** Returns the verdict of a run. */
export function verdictOf(report: Report): Verdict {
  // A target that stopped responding is unreachable, unless the run had found a failure before.
  const hasFoundFailure = report.results.some(
    ({ outcome, problems }) => outcome === "failed" && problems.some(({ check }) => check !== "response-complete"),
  );
  if (report.summary.unreachable && !hasFoundFailure) return "unreachable";
  if (hasNoResponse(report) || isBasePathWrong(report)) return "unreachable";
  if (report.summary.credentialsRefused !== undefined) return "unauthorized";
  if (hasFailed(report)) return "failed";
  if (report.errors) return "error";
  if (report.missingParts) return "incomplete";
  if (!wasRun(report)) return "skipped";
  if (showsNothing(report.evidence)) return "inconclusive";
  if (report.interrupted) return "interrupted";
  return report.coverage.percent < (report.minCoverage ?? 0) ? "uncovered" : "conforms";
}

/** Returns whether requests were sent and none got a response. */
function hasNoResponse({ results, target }: Report): boolean {
  const sent = results.filter(({ outcome }) => outcome !== "skipped");
  return target !== "mock" && sent.length > 0 && sent.every(({ status }) => status === undefined);
}

/**
 * Returns whether every response is a 404, so that the API is not below the base URL: because that lacks the path of the
 * document's server, or for whatever reason, if several operations show it and some response should have been another one.
 * Otherwise a 404 may be about what is asked for.
 */
export function isBasePathWrong({ missingBasePath, results, summary }: Report): boolean {
  const responses = results.filter(({ status }) => status !== undefined);
  const operations = new Set(responses.map(({ operationId }) => operationId));
  if (responses.some(({ status }) => status !== 404)) return false;
  if (missingBasePath !== undefined) return operations.size > 0;
  return operations.size > 1 && summary.counts.failed > 0;
}

/** Returns whether a run is partial: cases did not run, checks were not applied, or operations never succeeded. */
export function isPartial(report: Report): boolean {
  const { total, checks, unprovable, evidence, results, summary } = report;
  return (
    total === undefined ||
    results.length < total ||
    (report.operationsLeftOut ?? 0) > 0 ||
    checks !== undefined ||
    summary.counts.skipped + summary.withheld > 0 ||
    (summary.resent ?? 0) + report.untriedSchemes.length > 0 ||
    isStoredDataUnverified(report) ||
    unprovable.length + neverSuccessful(evidence).length > 0
  );
}

/** Returns whether a run wrote data and no scenario verified it. */
export function isStoredDataUnverified({ results, total }: Report): boolean {
  // A recording does not say which of its exchanges belong to scenarios.
  if (total === undefined || results.some(({ kind }) => kind === "scenario")) return false;
  return results.some(
    ({ outcome, sideEffects, expectation }) =>
      outcome !== "skipped" && sideEffects === "writes" && expectation.outcome === "accepted",
  );
}

/** Counts the cases that filters left out and that no part of the run contains. */
export function countLeftOut({ total = 0, results, summary, parts }: Report): number {
  const isPart = parts !== undefined && parts.indexes.length < parts.count;
  return isPart ? 0 : Math.max(0, total - results.length - summary.withheld);
}

/** Returns whether the command exits with 1. */
export function isFailure(report: Report): boolean {
  return ["failed", "error", "incomplete", "inconclusive", "skipped", "uncovered"].includes(verdictOf(report));
}
