import type { Verdict } from "../change.js";
import { ruleCatalogue } from "../rules/catalogue.js";
import type { Colours } from "./terminal.js";

/** All rules, each with its verdict and what it finds. */
export function rulesText(colours: Colours): string {
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
