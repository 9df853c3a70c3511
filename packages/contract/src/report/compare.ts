import { exercisedConstraints } from "./coverage.js";
import type { Report, ReportedResult } from "./report.js";

/** How a run differs from an older one. */
export interface Comparison {
  /** Fail now and did not before, or were not tried. */
  broken: ReportedResult[];
  /** Failed before and are tried and well now. */
  fixed: ReportedResult[];
  /** Failed before and fail now. */
  stillBroken: ReportedResult[];
  /** Failed before and are known to differ now. */
  known: ReportedResult[];
  /** Failed before and were not tried now; nothing is known of them. */
  untried: ReportedResult[];
  /** Promises that the older run exercised and this one does not. */
  lostCoverage: string[];
}

/** Compares a run with an older one, case by case. A case that fails for another reason than before still fails. */
export function compareReports(older: Report, newer: Report): Comparison {
  const before = new Map(older.results.map((result) => [result.id, result]));
  const now = new Map(newer.results.map((result) => [result.id, result]));
  const failedBefore = older.results.filter(isFailed);
  const failedNow = newer.results.filter(isFailed);
  const exercised = new Set(exercisedConstraints(newer.coverage));
  const isTried = ({ id }: ReportedResult) => (now.get(id)?.outcome ?? "skipped") !== "skipped";
  return {
    broken: failedNow.filter(({ id }) => before.get(id)?.outcome !== "failed"),
    fixed: failedBefore.filter(({ id }) => now.get(id)?.outcome === "passed"),
    stillBroken: failedNow.filter(({ id }) => before.get(id)?.outcome === "failed"),
    known: failedBefore.filter(({ id }) => now.get(id)?.outcome === "expected"),
    untried: failedBefore.filter((result) => !isTried(result)),
    lostCoverage: exercisedConstraints(older.coverage).filter((constraint) => !exercised.has(constraint)),
  };
}

function isFailed({ outcome }: ReportedResult): boolean {
  return outcome === "failed";
}
