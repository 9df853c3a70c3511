import type { ChangeReport, LocatedChange } from "./report.js";
import { operationsText, verdictText } from "./terminal.js";

/** A report for a pull request. */
export function markdownText(report: ChangeReport): string {
  const { changes, base, revision } = report;
  const lines = [`### Changes of the API: \`${base}\` → \`${revision}\``, "", `**${verdictText(report)}**`, ""];
  const heads = { breaking: "Breaking", compatible: "Compatible", docs: "Docs only" };
  for (const verdict of ["breaking", "compatible", "docs"] as const) {
    const own = changes.filter((change) => change.verdict === verdict);
    if (own.length === 0) continue;
    const table = ["| change | where | operations | whom |", "|---|---|---|---|", ...own.map(row)];
    // What breaks is read first and by all; the rest on demand.
    lines.push(
      ...(verdict === "breaking" ? [`#### ${heads[verdict]}`, "", ...table, ""] : folded(heads[verdict], table)),
    );
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function folded(head: string, table: readonly string[]): string[] {
  return [`<details><summary>${head} (${table.length - 2})</summary>`, "", ...table, "", "</details>", ""];
}

function row({ text, location, place, operations, whom, rule }: LocatedChange): string {
  const where = `\`${location ?? `#${place.pointer}`}\`<br>${rule}`;
  return `| ${[text, where, operationsText(operations), whom].map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
