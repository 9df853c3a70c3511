import picocolors from "picocolors";
import { blockText, summaryText } from "./console.js";
import { groupProblems, type ProblemGroup } from "./groups.js";
import type { Report } from "./report.js";
import { numberText, printable } from "./wording.js";

const plain = picocolors.createColors(false);

/** Writes a report as text: every group of problems with every case of it, and the summary. */
export function toText(report: Report): string {
  const { failures, warnings, notices } = groupProblems(report.results);
  const parts: [title: string, groups: readonly ProblemGroup[]][] = [
    ["Failures", failures],
    ["Warnings", warnings],
    ["Notices", notices],
  ];
  const sections = parts
    .filter(([, groups]) => groups.length > 0)
    .map(([title, groups]) => {
      const blocks = groups.map((group) => blockText(report, group, plain, { cases: group.results.length }));
      return `${title}: ${numberText(groups.length)}\n\n${blocks.join("\n")}\n`;
    });
  const skipped = report.results.filter(({ outcome }) => outcome === "skipped");
  const lines = skipped.map(({ id, reason = "" }) => `  ${id}  ${printable(reason)}\n`);
  const skippedPart = lines.length === 0 ? "" : `Skipped: ${numberText(lines.length)}\n\n${lines.join("")}\n`;
  return `${sections.join("")}${skippedPart}${summaryText(report, { reports: [], recorded: [] }, plain)}`;
}
