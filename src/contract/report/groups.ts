import type { ReportedFinding, ReportedResult } from "./report.js";

/** Findings of one check about one promise: most often one fault, met by several cases. */
export interface FindingGroup {
  /** The first finding, which stands for all. */
  finding: ReportedFinding;
  /** The cases that met it. */
  results: ReportedResult[];
}

/**
 * Puts findings together that are of one check, one severity and one place in the document, in the order in which they
 * were first met. Those that the list of known differences covers are left out.
 */
export function groupFindings(results: readonly ReportedResult[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const result of results) {
    for (const finding of result.findings) {
      if (finding.expected !== undefined) continue;
      const key = [finding.severity, finding.check, finding.pointer].join(" ");
      const group = groups.get(key) ?? { finding, results: [] };
      if (group.results.at(-1) !== result) group.results.push(result);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}
