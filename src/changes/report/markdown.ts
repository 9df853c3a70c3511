import { type ChangeReport, type LocatedChange, worseOfBoth } from "./report.js";
import { acceptedText, notesOf, reachText, shortenedNote, usesText, verdictText } from "./terminal.js";

/** A report for a pull request. */
export function markdownText(report: ChangeReport): string {
  const { changes, base, revision, baseReason, project } = report;
  const lines = [`### Changes of the API: \`${base}\` → \`${revision}\``, "", `**${verdictText(report)}**`, ""];
  if (baseReason !== undefined) lines.push(`Base: ${baseReason}.`, "");
  for (const note of [...notesOf(report), ...shortenedNote(report)]) lines.push(note, "");
  const heads = { breaking: "Breaking", compatible: "Compatible", docs: "Docs only" };
  for (const verdict of ["breaking", "compatible", "docs"] as const) {
    const own = changes.filter((change) => worseOfBoth(change) === verdict);
    if (own.length === 0) continue;
    const table = [
      "| change | where | operations | wire | types | whom |",
      "|---|---|---|---|---|---|",
      ...own.map(row),
    ];
    // What breaks is read first and by all; the rest on demand.
    lines.push(
      ...(verdict === "breaking" ? [`#### ${heads[verdict]}`, "", ...table, ""] : folded(heads[verdict], table)),
    );
  }
  if (project && project.errors.length > 0) {
    const errors = project.errors.map(({ place, message }) => `- \`${place}\` ${message}`);
    lines.push(`#### Does not compile any more: \`${project.name}\``, "", ...errors, "");
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function folded(head: string, table: readonly string[]): string[] {
  return [`<details><summary>${head} (${table.length - 2})</summary>`, "", ...table, "", "</details>", ""];
}

function row({
  text,
  location,
  place,
  operations,
  broken,
  whom,
  rule,
  verdict,
  types,
  uses = [],
  accepted,
}: LocatedChange): string {
  const where = `\`${location ?? `#${place.pointer}`}\`<br>${rule}${uses.length === 0 ? "" : `<br>used at ${usesText(uses)}`}`;
  const said = accepted ? `${text}<br>**${acceptedText(accepted)}**` : text;
  const cells = [said, where, reachText(operations, broken).replace(/^in /, ""), verdict, types, whom];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
