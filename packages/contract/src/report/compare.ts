import { exercisedConstraints } from "./coverage.js";
import type { Report, ReportedResult } from "./report.js";

/** The differences between a run and an older one. */
export interface Comparison {
  /** Fail now; passed or were not run before. */
  newFailures: ReportedResult[];
  /** Failed before and pass now. */
  fixed: ReportedResult[];
  /** Failed before and fail now. */
  stillBroken: ReportedResult[];
  /** Failed before and are covered by a known difference now. */
  known: ReportedResult[];
  /** Failed before and were not run now. */
  notRun: ReportedResult[];
  /** Constraints that the older run exercised and this one did not. */
  lostCoverage: string[];
}

/** Compares a run with an older one, case by case. A case that fails for another reason than before counts as still failing. */
export function compareReports(older: Report, newer: Report): Comparison {
  const before = new Map(older.results.map((result) => [result.id, result]));
  const now = new Map(newer.results.map((result) => [result.id, result]));
  const failedBefore = older.results.filter(isFailed);
  const failedNow = newer.results.filter(isFailed);
  const exercised = new Set(exercisedConstraints(newer.coverage));
  const wasRun = ({ id }: ReportedResult) => (now.get(id)?.outcome ?? "skipped") !== "skipped";
  return {
    newFailures: failedNow.filter(({ id }) => before.get(id)?.outcome !== "failed"),
    fixed: failedBefore.filter(({ id }) => now.get(id)?.outcome === "passed"),
    stillBroken: failedNow.filter(({ id }) => before.get(id)?.outcome === "failed"),
    known: failedBefore.filter(({ id }) => now.get(id)?.outcome === "expected"),
    notRun: failedBefore.filter((result) => !wasRun(result)),
    lostCoverage: exercisedConstraints(older.coverage).filter((constraint) => !exercised.has(constraint)),
  };
}

function isFailed({ outcome }: ReportedResult): boolean {
  return outcome === "failed";
}
