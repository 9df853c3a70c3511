import { checks } from "../checks/index.js";
import type { ReportedFinding, ReportedResult } from "./report.js";

/** Findings that most likely have one cause: of one check, about one promise or with one message at one operation. */
export interface FindingGroup {
  /** The first finding, which stands for all. */
  finding: ReportedFinding;
  /** The promises that are broken, each by one finding of it. */
  places: ReportedFinding[];
  /** The cases that met it. */
  results: ReportedResult[];
}

/** All findings that are not known, in the order in which to look at them. */
export interface GroupedFindings {
  failures: FindingGroup[];
  notices: FindingGroup[];
}

/** Checks in the order in which to look at what they find. */
const order: readonly string[] = checks.map(({ name }) => name);

/**
 * Puts findings together that are of one check and about one place in the document, or that say the same of one operation.
 * What the list of known differences covers is left out. The groups are sorted by their check, and then by how many cases
 * met them, most first.
 */
export function groupFindings(results: readonly ReportedResult[]): GroupedFindings {
  const groups = new Set<FindingGroup>();
  const byPlace = new Map<string, FindingGroup>();
  const byMessage = new Map<string, FindingGroup>();
  for (const result of results) {
    for (const finding of result.findings) {
      if (finding.expected !== undefined) continue;
      const kind = `${finding.severity} ${finding.check}`;
      const place = `${kind} ${finding.pointer}`;
      const message = `${kind} ${result.operationId} ${finding.message}`;
      const group = byPlace.get(place) ?? byMessage.get(message) ?? { finding, places: [], results: [] };
      if (!byPlace.has(place)) group.places.push(finding);
      if (group.results.at(-1) !== result) group.results.push(result);
      groups.add(group);
      byPlace.set(place, group);
      byMessage.set(message, group);
    }
  }
  const sorted = [...groups].sort(
    (one, other) =>
      rankOf(one.finding.check) - rankOf(other.finding.check) || other.results.length - one.results.length,
  );
  return {
    failures: sorted.filter(({ finding }) => finding.severity === "failure"),
    notices: sorted.filter(({ finding }) => finding.severity === "notice"),
  };
}

function rankOf(check: string): number {
  const rank = order.indexOf(check);
  // A second judge has a check that is not among them.
  return rank < 0 ? order.length : rank;
}
