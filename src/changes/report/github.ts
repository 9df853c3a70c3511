import type { ChangeReport } from "./report.js";

const levels = { breaking: "error", compatible: "notice", docs: "notice" } as const;

/** A report as workflow commands of GitHub Actions: each change stands beside its line. Changes of texts are left out. */
export function githubText({ changes }: ChangeReport): string {
  return changes
    .filter(({ verdict }) => verdict !== "docs")
    .map(({ verdict, location, place, rule, text }) => {
      const [, file, line] = location?.match(/^(.*):(\d+)$/) ?? [];
      // A place in the base does not exist in what is checked out.
      const at = place.side === "revision" && file ? `file=${property(file)},line=${line},` : "";
      return `::${levels[verdict]} ${at}title=${property(rule)}::${data(text)}\n`;
    })
    .join("");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
