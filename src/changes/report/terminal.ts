import type { Verdict } from "../change.js";
import type { ChangeReport, LocatedChange } from "./report.js";

/** Colours of a terminal, or none. */
export interface Colours {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

const heads: { [Each in Verdict]: string } = {
  breaking: "Breaking",
  compatible: "Compatible",
  docs: "Docs only",
};

/** How many operations are named of a change. */
const namedOperations = 5;

/** A report as people read it: what breaks first, with what to do about it. */
export function terminalText(report: ChangeReport, colours: Colours): string {
  const { base, revision, changes } = report;
  const paint = { breaking: colours.red, compatible: colours.green, docs: colours.dim };
  const sections = (["breaking", "compatible", "docs"] as const).flatMap((verdict) => {
    const own = changes.filter((change) => change.verdict === verdict);
    if (own.length === 0) return [];
    const head = colours.bold(paint[verdict](`${heads[verdict]} (${own.length})`));
    return [head, ...own.map((change) => changeText(change, colours)), ""];
  });
  return `${[`${base} → ${revision}`, "", ...sections, verdictText(report)].join("\n")}\n`;
}

function changeText(
  { text, action, location, place, rule, operations, whom }: LocatedChange,
  colours: Colours,
): string {
  const where = [...(location === undefined ? [] : [location]), colours.dim(`#${place.pointer}`)].join("  ");
  const reached = operations.length === 0 ? "" : `\n    ${colours.dim(`in ${operationsText(operations)}`)}`;
  const broken = whom === "nobody" ? "" : `\n    ${whom}: ${action}`;
  return `  ${text}\n    ${where}\n    ${colours.dim(rule)}${reached}${broken}`;
}

/** The operations that a change reaches, the first few by name. */
export function operationsText(operations: readonly string[]): string {
  const more = operations.length - namedOperations;
  return `${operations.slice(0, namedOperations).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The verdict in one line. */
export function verdictText({ verdict, changes }: ChangeReport): string {
  const count = (wanted: Verdict) => changes.filter((change) => change.verdict === wanted).length;
  if (verdict === "none") return "No change.";
  const parts = [`${count("breaking")} breaking`, `${count("compatible")} compatible`, `${count("docs")} docs only`];
  const words = { breaking: "Breaking", compatible: "Compatible", docs: "Only texts changed" };
  return `${words[verdict]}: ${parts.join(", ")}.`;
}
