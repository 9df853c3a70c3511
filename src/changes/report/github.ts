import { workflowCommand } from "../../workflow-command.js";
import type { ChangeReport } from "./report.js";

const levels = { breaking: "error", compatible: "notice", docs: "notice" } as const;

/** A report as workflow commands of GitHub Actions: each change stands beside its line. Changes of texts are left out. */
export function githubText({ changes }: ChangeReport): string {
  return changes
    .filter(({ verdict }) => verdict !== "docs")
    .map(({ verdict, location, place, rule, text }) => {
      const [, file, line] = location?.match(/^(.*):(\d+)$/) ?? [];
      // A place in the base does not exist in what is checked out.
      const at = place.side === "revision" && file && line ? { file, line } : {};
      return `${workflowCommand(levels[verdict], { ...at, title: rule }, text)}\n`;
    })
    .join("");
}
