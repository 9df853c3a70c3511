import type { Verdict } from "../change.js";
import { ruleCatalogue } from "../rules/catalogue.js";
import type { Colours } from "./terminal.js";

/** All rules, each with its verdict and what it finds, by the format in which they are printed. */
export const rulesTexts = { terminal, markdown, json } as const;

function terminal(colours: Colours): string {
  const rules = ruleCatalogue();
  const width = Math.max(...rules.map(({ id }) => id.length));
  const paint: { [Each in Verdict]: (text: string) => string } = {
    breaking: colours.red,
    compatible: colours.green,
    docs: colours.dim,
  };
  return rules
    .map(({ id, verdict, text }) => `${id.padEnd(width)}  ${paint[verdict](verdict.padEnd(10))}  ${text}\n`)
    .join("");
}

function markdown(): string {
  const rows = ruleCatalogue().map(
    ({ id, verdict, text }) => `| \`${id}\` | ${verdict} | ${text.replaceAll("|", "\\|")} |`,
  );
  return `${["| rule | verdict | what it finds |", "|---|---|---|", ...rows].join("\n")}\n`;
}

function json(): string {
  return `${JSON.stringify(ruleCatalogue(), null, 2)}\n`;
}
