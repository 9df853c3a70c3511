import { workflowCommand } from "../../workflow-command.js";
import { type ChangeReport, worseOfBoth } from "./report.js";
import { acceptedText, notesOf } from "./terminal.js";

const levels = { breaking: "error", compatible: "notice", docs: "notice", none: "notice" } as const;

/** A report as workflow commands of GitHub Actions: each change stands beside its line. Changes of texts are left out. */
export function githubText(report: ChangeReport): string {
  const { changes, project } = report;
  const commands = changes
    .filter((change) => worseOfBoth(change) !== "docs")
    .map((change) => {
      const { location, place, rule, text, verdict, types, accepted } = change;
      const [, file, line] = location?.match(/^(.*):(\d+)$/) ?? [];
      // A place in the base does not exist in what is checked out.
      const at = place.side === "revision" && file && line ? { file, line } : {};
      const both = `wire: ${verdict}, types: ${types}`;
      const said = accepted ? `${text} (${both}; ${acceptedText(accepted)})` : `${text} (${both})`;
      return workflowCommand(accepted ? "warning" : levels[worseOfBoth(change)], { ...at, title: rule }, said);
    });
  const errors = (project?.errors ?? []).map(({ place, message }) => {
    const [, file = "", line = ""] = place.match(/^(.*):(\d+)$/) ?? [];
    return workflowCommand("error", { file, line, title: "does not compile any more" }, message);
  });
  const said = notesOf(report).map((note) => workflowCommand("notice", {}, note));
  return [...commands, ...errors, ...said].map((line) => `${line}\n`).join("");
}
