import { checks } from "../checks/index.js";
import type { ReportedProblem, ReportedResult } from "./report.js";

/** Problems that most likely have one cause: of one check, and about one constraint or of one kind at many operations. */
export interface ProblemGroup {
  /** The first problem, which stands for all. */
  problem: ReportedProblem;
  /** One problem for each constraint that is violated. */
  places: ReportedProblem[];
  /** The cases that have it. */
  results: ReportedResult[];
}

/** All problems that no known difference covers, in the order in which to look at them. */
export interface GroupedProblems {
  failures: ProblemGroup[];
  warnings: ProblemGroup[];
  notices: ProblemGroup[];
}

/** Names of the checks in the order in which to look at their problems. */
const order: readonly string[] = checks.map(({ name }) => name);

/**
 * Groups problems of one check that are about one place in the document, or of one kind at any operation. Known
 * differences are left out. The groups are sorted by check, then by number of cases, most first.
 */
export function groupProblems(results: readonly ReportedResult[]): GroupedProblems {
  const groups = new Set<ProblemGroup>();
  const byPlace = new Map<string, ProblemGroup>();
  const byMessage = new Map<string, ProblemGroup>();
  for (const result of results) {
    for (const problem of result.problems) {
      if (problem.expected !== undefined) continue;
      const kind = `${problem.level} ${problem.check}`;
      const place = `${kind} ${problem.pointer}`;
      const message = `${kind} ${kindOf(problem.message, result.title)}`;
      const group = byPlace.get(place) ?? byMessage.get(message) ?? { problem, places: [], results: [] };
      if (!byPlace.has(place)) group.places.push(problem);
      if (group.results.at(-1) !== result) group.results.push(result);
      groups.add(group);
      byPlace.set(place, group);
      byMessage.set(message, group);
    }
  }
  const sorted = [...groups].sort(
    (one, other) =>
      rankOf(one.problem.check) - rankOf(other.problem.check) || other.results.length - one.results.length,
  );
  return {
    failures: sorted.filter(({ problem }) => problem.level === "failure"),
    warnings: sorted.filter(({ problem }) => problem.level === "warning"),
    notices: sorted.filter(({ problem }) => problem.level === "notice"),
  };
}

/** Returns the kind of a message: without the title of the case, values from the endpoint, and numbers other than statuses. */
function kindOf(message: string, title: string): string {
  return message
    .replace(`${title}: `, "")
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/\b(?![1-5]\d\d\b)\d+(?:\.\d+)?\b/g, "N");
}

function rankOf(check: string): number {
  const rank = order.indexOf(check);
  // An extra validator has a check that is not among them.
  return rank < 0 ? order.length : rank;
}
