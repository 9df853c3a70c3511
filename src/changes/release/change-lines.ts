import { stepsOf } from "openapi-contract/document";
import { type ChangeReport, type LocatedChange, worseOfBoth } from "../report/report.js";
import { operationsText } from "../report/terminal.js";
import type { ReleaseLines } from "./changelog.js";

/** The changes of a report as lines of a changelog, as callers see them: one line each, what only docs say in one for all. */
export function changeLines({ changes }: ChangeReport): ReleaseLines {
  const lines = new Map<string, string[]>();
  const add = (heading: string, line: string) => lines.set(heading, [...(lines.get(heading) ?? []), line]);
  for (const change of changes) {
    const heading = headingOf(change);
    if (heading !== undefined) add(heading, lineOf(change));
  }
  const docs = changes.filter((change) => worseOfBoth(change) === "docs");
  if (docs.length > 0) {
    const operations = [...new Set(docs.flatMap((change) => change.operations))].sort();
    const of = operations.length === 0 ? "" : ` of ${operationsText(operations.map((id) => `\`${id}\``))}`;
    add("Documentation", `- Texts and examples${of}.`);
  }
  return lines;
}

function headingOf(change: LocatedChange): string | undefined {
  const { rule, after } = change;
  const worst = worseOfBoth(change);
  if (worst === "breaking") return "Breaking";
  if (worst !== "compatible") return undefined;
  if (/(^|-)(deprecation|deprecated)-/.test(rule)) return after === true ? "Deprecated" : "Changed";
  return rule.endsWith("-added") ? "Added" : "Changed";
}

function lineOf({ text, action, whom, operations: reached, broken, place, accepted }: LocatedChange): string {
  const operations = broken.length > 0 ? broken : reached;
  const where = operations.length === 0 ? "" : `${operationsText(operations.map((id) => `\`${id}\``))}: `;
  const name = nameOf(place.pointer);
  const sentence = where === "" ? text : lowered(text);
  const what = name === "" || text.includes(`\`${lastPart(name)}\``) ? sentence : `\`${name}\`: ${lowered(text)}`;
  const todo = whom === "nobody" ? "" : ` ${action}`;
  const why = accepted ? ` Accepted without a version of its own: ${accepted.reason}` : "";
  return `- ${`${where}${what}${todo}${why}`.replaceAll(/\s+/g, " ")}`;
}

/** What a place is called: the component that it is in, and the properties that lead to it. */
function nameOf(pointer: string): string {
  const steps = stepsOf(pointer);
  const names = steps[0] === "components" && steps[2] !== undefined ? [steps[2]] : [];
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    if (step === "properties" && next !== undefined && steps[index - 1] !== "properties") names.push(next);
  }
  return names.join(".");
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** A sentence that goes on after a colon. */
function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
