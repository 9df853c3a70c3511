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
  printable,
  qualification,
  reviewText,
  skippedReasons,
  timeText,
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
}

/** How many progress lines a complete run prints if the stream is not a terminal. */
const progressLines = 10;

/** How many cases of a group are printed. */
const namedCases = 3;

/** How many cases or constraints of each part of a comparison are printed. */
const comparedNames = 20;

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
  const more = warnings.length - shownWarnings;
  return [
    ...failures.map((group) => groupText(report, group, colours)),
    ...warnings.slice(0, shownWarnings).map((group) => warningText(group, colours)),
    ...(more > 0 ? [colours.dim(`  and ${numberText(more)} more warnings in the written reports.`)] : []),
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
  const lines = [
    ...summary.outdated.map(({ difference, why }) => colours.red(`Known difference ${printable(difference)}: ${why}`)),
    ...(summary.left.length === 0
      ? []
      : [colours.red("Not deleted, delete by hand:"), ...summary.left.map((name) => `  ${printable(name)}`)]),
    `${numbers} in ${timeText(summary.milliseconds)}, ${numberText(summary.requests)} requests`,
    ...skippedReasons(report.results).map(({ reason, count }) =>
      colours.dim(`  ${numberText(count)} skipped: ${printable(reason)}`),
    ),
    ...(summary.withheld > 0
      ? [
          `${numberText(summary.withheld)} withheld: their side effects are not allowed ${colours.dim("(--side-effects)")}`,
        ]
      : []),
    ...gapsOf(report).map((gap) => colours.yellow(printable(gap))),
    `Coverage ${percentText(coverage.percent)} ${colours.dim(`(${numberText(coverage.exercised)} of ${numberText(coverage.total)} constraints)`)}`,
    ...(files.reports.length > 0 ? [`Reports ${files.reports.join(", ")}`] : []),
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
  const name = target === "mock" ? "The mock" : target;
  switch (verdictOf(report)) {
    case "unreachable":
      return colours.red(unreachableText(report));
    case "failed":
      return colours.red(`${name} does not conform.${reviewText(report)}`);
    case "incomplete":
      return colours.red(`${missingText(report)}: their cases are unknown.`);
    case "inconclusive":
      return colours.red("Inconclusive: no operation succeeded.");
    case "skipped":
      return colours.red("No case ran: all were skipped.");
    case "interrupted":
      return colours.yellow("The run was interrupted: the cases that did not run are unknown.");
    case "uncovered":
      return colours.red(coverageText(report));
    case "conforms":
      return colours.green(`${name} conforms${qualification(report)}.${reviewText(report)}`);
  }
}

function groupText(report: Report, { problem, places, results }: ProblemGroup, colours: Colours): string {
  const [first] = results;
  const count = results.length === 1 ? "" : colours.dim(`  ${numberText(results.length)} cases`);
  const place = [
    ...(problem.source === undefined ? [] : [problem.source]),
    ...(problem.source === undefined ? [problem.pointer] : [colours.dim(problem.pointer)]),
  ].join("  ");
  const rows: [string, string][] = [["constraint", place]];
  if (places.length > 1)
    rows.push(["", colours.dim(`and ${numberText(places.length - 1)} more, in the written reports`)]);
  for (const { id, title } of results.slice(0, namedCases)) rows.push(["case", `${id}  ${colours.dim(title)}`]);
  const more = results.length - namedCases;
  if (more > 0) rows.push(["", colours.dim(`and ${numberText(more)} more`)]);
  if (first) rows.push(...attemptRows(report, first));
  const head = `${colours.red("✗")} ${colours.bold(problem.check)}  ${printable(problem.message)}${count}`;
  return [head, ...rows.map(([name, text]) => `    ${colours.dim(name.padEnd(11))}${text}`), ""].join("\n");
}

function warningText({ problem, results }: ProblemGroup, colours: Colours): string {
  const cases = results.length === 1 ? "" : colours.dim(`  ${numberText(results.length)} cases`);
  return `${colours.yellow("!")} ${problem.check}  ${printable(problem.message)}  ${colours.dim(problem.source ?? problem.pointer)}${cases}`;
}

/** Returns whether a progress line is printed after so many of all cases. */
function isMilestone(done: number, total: number): boolean {
  const step = Math.max(1, Math.ceil(total / progressLines));
  return done % step === 0 || done === total;
}
