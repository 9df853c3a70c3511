import { neverSuccessful, showsNothing } from "./evidence.js";
import type { Report } from "./report.js";

/** Whether the contract is broken: a case failed, a known difference is outdated, or something was left behind. */
export function hasFailed({ summary }: Report): boolean {
  return summary.counts.failed > 0 || summary.outdated.length > 0 || summary.left.length > 0;
}

/** Whether any case was tried at all. A run without cases, such as a part that got none, has nothing to try. */
function wasTried({ results, summary: { counts } }: Report): boolean {
  return results.length === 0 || counts.skipped < results.length;
}

/** What a run proves. Of several that hold, the first one counts. */
export type Verdict =
  /** Nobody responded at the target. */
  | "unreachable"
  | "broken"
  /** Parts of a split run are missing. */
  | "incomplete"
  /** Not one operation was seen to succeed. */
  | "unproven"
  /** Every case was skipped. */
  | "untried"
  | "interrupted"
  /** Less of the document was exercised than was asked for. */
  | "uncovered"
  | "kept";

/** The verdict of a run. */
export function verdictOf(report: Report): Verdict {
  // Whoever cannot be reached any more keeps nothing; but what was found before is found.
  const isFound = report.results.some(
    ({ outcome, problems }) => outcome === "failed" && problems.some(({ check }) => check !== "response-complete"),
  );
  if (report.summary.unreachable && !isFound) return "unreachable";
  if (hasFailed(report)) return "broken";
  if (report.missingParts) return "incomplete";
  if (!wasTried(report)) return "untried";
  if (showsNothing(report.evidence)) return "unproven";
  if (report.interrupted) return "interrupted";
  return report.coverage.percent < (report.minCoverage ?? 0) ? "uncovered" : "kept";
}

/** Whether a run leaves anything open: cases that were not tried, checks that were not applied, operations that never worked. */
export function leavesOpen(report: Report): boolean {
  const { total, checks, unprovable, evidence, results, summary } = report;
  return (
    total === undefined ||
    results.length < total ||
    checks !== undefined ||
    summary.counts.skipped + summary.withheld > 0 ||
    (summary.resent ?? 0) + report.untriedSchemes.length > 0 ||
    storesUnseen(report) ||
    unprovable.length + neverSuccessful(evidence).length > 0
  );
}

/** Whether a run wrote, and no scenario looked for what was written. */
export function storesUnseen({ results, total }: Report): boolean {
  // Of a recording nobody knows what scenarios it tells.
  if (total === undefined || results.some(({ kind }) => kind === "scenario")) return false;
  return results.some(
    ({ outcome, sideEffects, expectation }) =>
      outcome !== "skipped" && sideEffects === "writes" && expectation.outcome === "accepted",
  );
}

/** How many cases filters left out, and were in no part of the run either. */
export function countLeftOut({ total = 0, results, summary, parts }: Report): number {
  const isPart = parts !== undefined && parts.indexes.length < parts.count;
  return isPart ? 0 : Math.max(0, total - results.length - summary.withheld);
}

/** Whether what a run found is reason enough to fail. */
export function isFailure(report: Report): boolean {
  return ["broken", "incomplete", "unproven", "untried", "uncovered"].includes(verdictOf(report));
}
