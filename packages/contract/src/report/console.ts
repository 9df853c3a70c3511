import type { WriteStream } from "node:tty";
import { Presets, SingleBar } from "cli-progress";
import type picocolors from "picocolors";
import type { Outcome, Plan, Reporter } from "../event.js";
import { attemptRows } from "./commands.js";
import type { Comparison } from "./compare.js";
import { percentText } from "./coverage.js";
import { groupProblems, type ProblemGroup } from "./groups.js";
import type { Report, ReportedResult } from "./report.js";
import { verdictOf } from "./verdict.js";
import {
  coverageText,
  gapsOf,
  missingText,
  numberText,
  overlapText,
  printable,
  qualification,
  reviewText,
  skippedReasons,
  targetText,
  timeText,
  unauthorizedText,
  unreachableText,
} from "./wording.js";

/** Functions that colour a text, or return it unchanged. */
export type Colours = ReturnType<typeof picocolors.createColors>;

/** Where progress is printed. */
export interface ProgressOptions {
  /** A terminal gets a progress bar, any other stream plain lines. */
  stream: WriteStream;
  colours: Colours;
}

/** Paths of the files of a run. */
export interface WrittenFiles {
  reports: readonly string[];
  /** The files of the recording, if exchanges were recorded. */
  recorded: readonly string[];
  /** The reports of the last run that reached the target, if this one did not. @default [] */
  kept?: readonly string[];
}

/** How many progress lines a complete run prints if the stream is not a terminal. */
const progressLines = 10;

/** How many cases of a group are printed. */
const namedCases = 3;

/** How many cases or constraints of each part of a comparison are printed. */
const comparedNames = 20;

/** How many constraints of a group are printed. */
const shownPlaces = 3;

/** How many groups of failures are printed as blocks; those after them are printed in one line each. */
const shownBlocks = 6;

/** How many groups of failures are printed in one line each. */
const shownLines = 20;

/** How many resources that were not deleted are printed. */
const shownLeft = 20;

/** How many groups of warnings are printed; all of them are in the written reports. */
const shownWarnings = 10;

/** Prints the progress of a run: a bar that is cleared at the end, or ten lines. */
export function progressReporter({ stream, colours }: ProgressOptions): Reporter {
  let total = 0;
  let done = 0;
  let failed = 0;
  let skipped = 0;
  let bar: SingleBar | undefined;
  return {
    on(event) {
      if (event.type === "start") {
        total = event.plan.cases.length;
        if (stream.isTTY && total > 0) {
          const format = `{bar} {percentage} %  {value} of {total} cases  {failed} failed  {skipped} skipped  {eta_formatted} left`;
          bar = new SingleBar({ format, stream, clearOnComplete: true }, Presets.shades_classic);
          bar.start(total, 0, { failed, skipped });
        }
      } else if (event.type === "case") {
        done += 1;
        if (event.result.outcome === "failed") failed += 1;
        if (event.result.outcome === "skipped") skipped += 1;
        if (bar) bar.update(done, { failed, skipped });
        else if (total > 0 && isMilestone(done, total)) {
          const failures = failed === 0 ? "" : `, ${colours.red(`${numberText(failed)} failed`)}`;
          const skippedText = skipped === 0 ? "" : `, ${numberText(skipped)} skipped`;
          stream.write(`  ${numberText(done)} of ${numberText(total)} cases${failures}${skippedText}\n`);
        }
      } else bar?.stop();
    },
  };
}

/** Prints every problem of a run that no known difference covers: one block per cause, with up to three cases and how to rerun
 * the first. */
export function problemsText(report: Report, colours: Colours): string {
  const { failures, warnings } = groupProblems(report.results);
  const more = (groups: readonly ProblemGroup[], shown: number, kind: string) =>
    groups.length > shown
      ? [colours.dim(`  and ${numberText(groups.length - shown)} more groups of ${kind} in the written reports.`)]
      : [];
  const shownFailures = shownBlocks + shownLines;
  const overlap = overlapText(
    report,
    failures.map(({ results }) => results.length),
  );
  return [
    ...failures.slice(0, shownBlocks).map((group) => blockText(report, group, colours, { cases: namedCases })),
    ...failures.slice(shownBlocks, shownFailures).map((group) => lineText(group, colours)),
    ...more(failures, shownFailures, "failures"),
    ...(overlap === undefined ? [] : [colours.dim(overlap)]),
    ...warnings.slice(0, shownWarnings).map((group) => lineText(group, colours)),
    ...more(warnings, shownWarnings, "warnings"),
  ]
    .map((text) => `${text}\n`)
    .join("");
}

/**
 * Prints the result of a run: counts, coverage, files, resources that were not deleted, and the verdict.
 *
 * @param files - The files that were written.
 */
export function summaryText(report: Report, files: WrittenFiles, colours: Colours): string {
  const { summary, coverage } = report;
  const { kept = [] } = files;
  const { counts } = summary;
  const colour: { [Each in Outcome]: (text: string) => string } = {
    passed: colours.green,
    failed: colours.red,
    expected: colours.yellow,
    skipped: colours.dim,
  };
  const words = { passed: "passed", failed: "failed", expected: "known to differ", skipped: "skipped" };
  const shown = (["passed", "failed", "expected", "skipped"] as const).filter(
    (outcome) => counts[outcome] > 0 || outcome === "passed" || outcome === "failed",
  );
  const numbers = [
    ...shown.map((outcome) => {
      const text = `${numberText(counts[outcome])} ${words[outcome]}`;
      return counts[outcome] > 0 ? colour[outcome](text) : text;
    }),
    ...(summary.warnings > 0
      ? [`${numberText(summary.warnings)} ${summary.warnings === 1 ? "warning" : "warnings"}`]
      : []),
  ].join(", ");
  const isUnreachable = verdictOf(report) === "unreachable";
  const lines = [
    ...(report.errors ?? []).map((error) => colours.red(printable(error))),
    ...summary.outdated.map(({ difference, why }) => colours.red(`Known difference ${printable(difference)}: ${why}`)),
    ...(summary.left.length === 0 ? [] : [colours.red("Not deleted, delete by hand:"), ...leftLines(summary.left)]),
    `${numbers} in ${timeText(summary.milliseconds)}, ${numberText(summary.requests)} requests`,
    ...skippedReasons(report.results).map(({ reason, count }) =>
      colours.dim(`  ${numberText(count)} skipped: ${printable(reason)}`),
    ),
    ...(summary.withheld > 0
      ? [
          `${numberText(summary.withheld)} withheld: their side effects are not allowed ${colours.dim("(--side-effects)")}`,
        ]
      : []),
    // Without a response, nothing was shown at all.
    ...(isUnreachable ? [] : gapsOf(report)).map((gap) => colours.yellow(printable(gap))),
    `Coverage ${percentText(coverage.percent)} ${colours.dim(`(${numberText(coverage.exercised)} of ${numberText(coverage.total)} constraints)`)}`,
    ...(files.reports.length > 0 ? [`Reports ${files.reports.join(", ")}`] : []),
    ...(kept.length > 0 ? [`Reports of the last run that reached the target: ${kept.join(", ")}`] : []),
    ...(files.recorded.length > 0 ? [`Recording ${files.recorded.join(", ")}`] : []),
    verdictText(report, colours),
  ];
  return `${lines.join("\n")}\n`;
}

/** Prints the differences between a run and an older one. */
export function comparisonText(comparison: Comparison, colours: Colours): string {
  const { newFailures, fixed, stillBroken, known, notRun, lostCoverage } = comparison;
  const names = (results: readonly ReportedResult[]) => results.map(({ id }) => id);
  const parts: [title: string, names: string[], colour: (text: string) => string][] = [
    ["New failures", names(newFailures), colours.red],
    ["Fixed", names(fixed), colours.green],
    ["Still failing", names(stillBroken), colours.yellow],
    ["Failed before, known differences now", names(known), colours.dim],
    ["Failed before, not run now", names(notRun), colours.dim],
    ["Lost coverage", lostCoverage, colours.yellow],
  ];
  const shown = parts.filter(([, members]) => members.length > 0);
  if (shown.length === 0) return "No changes since the older report.\n\n";
  const lines = shown.flatMap(([title, members, colour]) => [
    colour(`${title}: ${numberText(members.length)}`),
    ...members.slice(0, comparedNames).map((name) => `  ${printable(name)}`),
    ...(members.length > comparedNames
      ? [colours.dim(`  and ${numberText(members.length - comparedNames)} more`)]
      : []),
  ]);
  return `${lines.join("\n")}\n\n`;
}

/** Lists the cases of a plan, one per line: id, class of side effects, title. */
export function listText({ cases, withheld }: Plan, colours: Colours): string {
  const line = ({ id, sideEffects, title }: Plan["cases"][number], note: string) =>
    `${id}  ${colours.dim(`${sideEffects}${note}  ${printable(title)}`)}\n`;
  return [...cases.map((each) => line(each, "")), ...withheld.map((each) => line(each, ", withheld"))].join("");
}

function verdictText(report: Report, colours: Colours): string {
  const { target } = report;
  const name = target === "mock" ? `The ${targetText(report)}` : target;
  switch (verdictOf(report)) {
    case "unreachable":
      return colours.red(unreachableText(report));
    case "unauthorized":
      return colours.red(unauthorizedText(report));
    case "failed":
      return colours.red(`${name} does not conform.${reviewText(report)}`);
    case "incomplete":
      return colours.red(`${missingText(report)}: their cases are unknown.`);
    case "inconclusive":
      return colours.red("Inconclusive: no operation succeeded.");
    case "skipped":
      return colours.red("No case ran: all were skipped.");
    case "error":
      return colours.red("The run failed: the cases that did not run are unknown.");
    case "interrupted":
      return colours.yellow("The run was interrupted: the cases that did not run are unknown.");
    case "uncovered":
      return colours.red(coverageText(report));
    case "conforms":
      return colours.green(`${name} conforms${qualification(report)}.${reviewText(report)}`);
  }
}

/**
 * Prints a group of problems as a block: its constraints, its cases, and how to rerun the first.
 *
 * @param shown - How many cases are printed.
 */
export function blockText(report: Report, group: ProblemGroup, colours: Colours, shown: { cases: number }): string {
  const { places, results } = group;
  const [first] = results;
  const rows: [string, string][] = [
    ...listed(places, shownPlaces, "constraint", ({ source, pointer }) =>
      source === undefined ? pointer : `${source}  ${colours.dim(pointer)}`,
    ),
    ...listed(results, shown.cases, "case", ({ id, title }) => `${id}  ${colours.dim(printable(title))}`),
    ...(first ? attemptRows(report, first) : []),
  ];
  return [
    headText(group, colours),
    ...rows.map(([name, text]) => `    ${colours.dim(name.padEnd(11))}${text}`),
    "",
  ].join("\n");
}

/** Lists the first items under one name, and the number of the others. */
function listed<Item>(
  items: readonly Item[],
  shown: number,
  name: string,
  textOf: (item: Item) => string,
): [name: string, text: string][] {
  const rows = items.slice(0, shown).map((item): [string, string] => [name, textOf(item)]);
  const more = items.length - shown;
  return more > 0 ? [...rows, ["", `and ${numberText(more)} more`]] : rows;
}

/** Prints a group of problems in one line: level, check, message, and how many cases of how many operations it has. */
function headText({ problem, results }: ProblemGroup, colours: Colours): string {
  const mark = { failure: colours.red("✗"), warning: colours.yellow("!"), notice: colours.dim("i") }[problem.level];
  const operations = new Set(results.map(({ operationId }) => operationId)).size;
  const counts = [
    ...(results.length > 1 ? [`${numberText(results.length)} cases`] : []),
    ...(operations > 1 ? [`${numberText(operations)} operations`] : []),
  ].join(", ");
  const check = problem.level === "failure" ? colours.bold(problem.check) : problem.check;
  return `${mark} ${check}  ${printable(problem.message)}${counts === "" ? "" : colours.dim(`  ${counts}`)}`;
}

/** Prints a group of problems in one line with the place of its constraint. */
function lineText(group: ProblemGroup, colours: Colours): string {
  return `${headText(group, colours)}  ${colours.dim(group.problem.source ?? group.problem.pointer)}`;
}

/** Lists the resources that were not deleted; equal names once, with their number. */
function leftLines(left: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of left) counts.set(name, (counts.get(name) ?? 0) + 1);
  const lines = [...counts].map(
    ([name, count]) => `  ${printable(name)}${count === 1 ? "" : `, ${numberText(count)} times`}`,
  );
  const more = lines.length - shownLeft;
  return more > 0 ? [...lines.slice(0, shownLeft), `  and ${numberText(more)} more, in the written reports`] : lines;
}

/** Returns whether a progress line is printed after so many of all cases. */
function isMilestone(done: number, total: number): boolean {
  const step = Math.max(1, Math.ceil(total / progressLines));
  return done % step === 0 || done === total;
}
