import type { Outcome, Summary } from "../event.js";
import { noLongerExists } from "../run/differences.js";
import { joinSummaries } from "../run/joined-summary.js";
import { joinCoverage } from "./coverage.js";
import { joinEvidence } from "./evidence.js";
import { ReportError } from "./json.js";
import { countOutcomes, countWarnings, formatVersion, type Report, type ReportedResult } from "./report.js";

/** Outcomes from the worst to the best. */
const outcomes: readonly Outcome[] = ["failed", "expected", "passed", "skipped"];

/**
 * Merges the reports of the parts of one run. If several parts ran a case, its worst outcome counts; of equal ones, the
 * first. The parts ran in parallel, so the run took as long as the longest of them.
 *
 * @throws {ReportError} If no report is given, or the parts have different documents, targets, seeds, cases or checks, or are
 *   parts of different runs.
 */
export function mergeReports(reports: readonly Report[]): Report {
  const [first, ...others] = reports;
  if (!first) throw new ReportError("At least one report is required.");
  for (const other of others) expectOneRun(first, other);
  const byId = new Map<string, ReportedResult>();
  for (const result of reports.flatMap(({ results }) => results)) {
    const known = byId.get(result.id);
    if (!known || outcomes.indexOf(result.outcome) < outcomes.indexOf(known.outcome)) byId.set(result.id, result);
  }
  const results = [...byId.values()];
  const summaries = reports.map(({ summary }) => summary);
  const {
    resent = 0,
    unmet = [],
    ...joined
  } = reports.map(({ summary }): Omit<Summary, "interrupted"> => summary).reduce(joinSummaries);
  return {
    formatVersion,
    document: first.document,
    target: first.target,
    ...statefulIn(reports),
    ...(first.missingBasePath !== undefined && { missingBasePath: first.missingBasePath }),
    seed: first.seed,
    rerunArguments: first.rerunArguments,
    reproduction: first.reproduction,
    ...partsOf(reports),
    ...(first.total !== undefined && { total: first.total }),
    ...(first.operationsLeftOut !== undefined && { operationsLeftOut: first.operationsLeftOut }),
    ...(first.checks && { checks: first.checks }),
    ...(first.unused && { unused: first.unused }),
    ...unlinkedIn(reports),
    unprovable: [...new Set(reports.flatMap(({ unprovable }) => unprovable))],
    untriedSchemes: [...new Set(reports.flatMap(({ untriedSchemes }) => untriedSchemes))],
    evidence: reports.map(({ evidence }) => evidence).reduce(joinEvidence),
    startedAt: reports.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    interrupted: reports.some(({ interrupted }) => interrupted),
    ...errorsIn(reports),
    summary: {
      ...joined,
      // A case may be in several parts, which ran at the same time.
      counts: countOutcomes(results),
      warnings: countWarnings(results),
      milliseconds: Math.max(...summaries.map(({ milliseconds }) => milliseconds)),
      resent,
      outdated: outdatedIn(reports, results, unmet),
      unmet,
      withheld: summaries.reduce((total, { withheld }) => total + withheld, 0),
    },
    results,
    coverage: reports.map(({ coverage }) => coverage).reduce(joinCoverage),
  };
}

/** Returns how many cases of all parts went to another target than the others. */
function statefulIn(reports: readonly Report[]): Pick<Report, "stateful"> {
  const [first, ...others] = reports.flatMap(({ stateful }) => stateful ?? []);
  if (!first) return {};
  return { stateful: { ...first, cases: others.reduce((total, { cases }) => total + cases, first.cases) } };
}

/** Returns the unlinked operations of all parts. */
function unlinkedIn(reports: readonly Report[]): Pick<Report, "unlinked"> {
  const all = new Map(reports.flatMap(({ unlinked = [] }) => unlinked.map((each) => [each.operationId, each])));
  return all.size > 0 ? { unlinked: [...all.values()] } : {};
}

/** Returns the errors of all parts. */
function errorsIn(reports: readonly Report[]): Pick<Report, "errors"> {
  const errors = reports.flatMap((report) => report.errors ?? []);
  return errors.length === 0 ? {} : { errors };
}

/** Lists known differences that a part reported as outdated and, of a complete run, those that no part met. */
function outdatedIn(
  reports: readonly Report[],
  results: readonly ReportedResult[],
  unmet: readonly string[],
): Report["summary"]["outdated"] {
  const reported = reports.flatMap(({ summary }) => summary.outdated);
  const isComplete = reports[0]?.total === results.length && results.every(({ outcome }) => outcome !== "skipped");
  const gone = isComplete ? unmet.map((difference) => ({ difference, why: noLongerExists })) : [];
  // What a part reports of a difference counts.
  return [...new Map([...gone, ...reported].map((entry) => [entry.difference, entry])).values()];
}

/**
 * Returns which parts the reports contain, and which are missing.
 *
 * @throws {ReportError} If they are parts of different runs.
 */
function partsOf(reports: readonly Report[]): Pick<Report, "parts" | "missingParts"> {
  const parts = reports.flatMap((report) => report.parts ?? []);
  const [first] = parts;
  if (!first) return {};
  const { count } = first;
  const other = parts.find((part) => part.count !== count);
  if (other) throw new ReportError(`The reports are parts of different runs: of ${count} and of ${other.count} parts.`);
  const present = new Set(parts.flatMap(({ indexes }) => indexes));
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const missing = all.filter((index) => !present.has(index));
  return {
    parts: { count, indexes: all.filter((index) => present.has(index)) },
    ...(missing.length > 0 && { missingParts: missing }),
  };
}

function expectOneRun(first: Report, other: Report): void {
  const differences = [
    ["documents", first.document.sha256, other.document.sha256],
    ["targets", first.target, other.target],
    ["seeds", first.seed, other.seed],
    ["numbers of cases", first.total, other.total],
    ["checks", first.checks?.join(", ") ?? "all", other.checks?.join(", ") ?? "all"],
  ] as const;
  for (const [what, one, another] of differences) {
    if (one !== another) throw new ReportError(`The reports have different ${what}: ${one} and ${another}.`);
  }
}
