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
  addressOf,
  coverageText,
  gapsOf,
  missingText,
  numberText,
  printable,
  reservation,
  skippedReasons,
  timeText,
} from "./wording.js";

/** Functions that colour a text, or leave it as it is. */
export type Colours = ReturnType<typeof picocolors.createColors>;

/** Where a progress bar or progress lines go. */
export interface ProgressOptions {
  /** A stream that is a terminal gets a bar, any other one plain lines. */
  stream: WriteStream;
  colours: Colours;
}

/** Paths of the files of a run. */
export interface WrittenFiles {
  reports: readonly string[];
  /** The recording, if there is one. */
  recorded: readonly string[];
}

/** How many lines of progress a whole run prints where there is no terminal. */
const progressLines = 10;

/** How many cases of a group are named. */
const namedCases = 3;

/** How many cases or promises of each part of a comparison are named. */
const comparedNames = 20;

/** How many groups of warnings are printed; all of them are in the written reports. */
const shownWarnings = 10;

/** Tells how far a run has come: by a bar that is gone at the end, or by a line now and then. */
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
          const untried = skipped === 0 ? "" : `, ${numberText(skipped)} skipped`;
          stream.write(`  ${numberText(done)} of ${numberText(total)} cases${failures}${untried}\n`);
        }
      } else bar?.stop();
    },
  };
}

/** Every problem of a run that is not known: those of one cause once, with up to three cases, and how to repeat the first. */
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
 * How a run ended: counts, coverage, what is left behind.
 *
 * @param files - What was written.
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
      : [colours.red("Left behind, to be removed by hand:"), ...summary.left.map((name) => `  ${printable(name)}`)]),
    `${numbers} in ${timeText(summary.milliseconds)}, ${numberText(summary.requests)} requests`,
    ...skippedReasons(report.results).map(({ reason, count }) =>
      colours.dim(`  ${numberText(count)} skipped: ${printable(reason)}`),
    ),
    ...(summary.withheld > 0
      ? [
          `${numberText(summary.withheld)} withheld, for their side effects were not allowed ${colours.dim("(--side-effects)")}`,
        ]
      : []),
    ...gapsOf(report).map((gap) => colours.yellow(printable(gap))),
    `Coverage ${percentText(coverage.percent)} ${colours.dim(`(${numberText(coverage.exercised)} of ${numberText(coverage.total)} promises)`)}`,
    ...(files.reports.length > 0 ? [`Reports ${files.reports.join(", ")}`] : []),
    ...(files.recorded.length > 0 ? [`Recording ${files.recorded.join(", ")}`] : []),
    verdictText(report, colours),
  ];
  return `${lines.join("\n")}\n`;
}

/** How a run differs from an older one. */
export function comparisonText(comparison: Comparison, colours: Colours): string {
  const { broken, fixed, stillBroken, known, untried, lostCoverage } = comparison;
  const names = (results: readonly ReportedResult[]) => results.map(({ id }) => id);
  const parts: [title: string, names: string[], colour: (text: string) => string][] = [
    ["New failures", names(broken), colours.red],
    ["Fixed", names(fixed), colours.green],
    ["Still failing", names(stillBroken), colours.yellow],
    ["Failed before, known to differ now", names(known), colours.dim],
    ["Failed before, not tried now", names(untried), colours.dim],
    ["Lost coverage", lostCoverage, colours.yellow],
  ];
  const shown = parts.filter(([, members]) => members.length > 0);
  if (shown.length === 0) return "Compared with the older report, nothing has changed.\n\n";
  const lines = shown.flatMap(([title, members, colour]) => [
    colour(`${title}: ${numberText(members.length)}`),
    ...members.slice(0, comparedNames).map((name) => `  ${printable(name)}`),
    ...(members.length > comparedNames
      ? [colours.dim(`  and ${numberText(members.length - comparedNames)} more`)]
      : []),
  ]);
  return `${lines.join("\n")}\n\n`;
}

/** The cases of a plan, one a line: id, class of side effects, and what is tried. */
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
      return colours.red(`Nobody responds at ${addressOf(report)}.`);
    case "broken":
      return colours.red(`${name} breaks the contract.`);
    case "incomplete":
      return colours.red(`${missingText(report)}: nothing is known of the cases there.`);
    case "unproven":
      return colours.red("Nothing was shown: no operation was seen to succeed.");
    case "untried":
      return colours.red("Nothing was tried: every case was skipped.");
    case "interrupted":
      return colours.yellow("The run was interrupted: nothing is said of the cases that were not tried.");
    case "uncovered":
      return colours.red(coverageText(report));
    case "kept":
      return colours.green(`${name} keeps the contract${reservation(report)}.`);
  }
}

function groupText(report: Report, { problem, places, results }: ProblemGroup, colours: Colours): string {
  const [first] = results;
  const count = results.length === 1 ? "" : colours.dim(`  ${numberText(results.length)} cases`);
  const place = [
    ...(problem.source === undefined ? [] : [problem.source]),
    ...(problem.source === undefined ? [problem.pointer] : [colours.dim(problem.pointer)]),
  ].join("  ");
  const rows: [string, string][] = [["promise", place]];
  if (places.length > 1)
    rows.push(["", colours.dim(`and ${numberText(places.length - 1)} more, in the written reports`)]);
  for (const { id, title } of results.slice(0, namedCases)) rows.push(["case", `${id}  ${colours.dim(title)}`]);
  const more = results.length - namedCases;
  if (more > 0) rows.push(["", colours.dim(`and ${numberText(more)} more`)]);
  if (first) rows.push(...attemptRows(report, first));
  const head = `${colours.red("✗")} ${colours.bold(problem.check)}  ${printable(problem.message)}${count}`;
  return [head, ...rows.map(([name, text]) => `    ${colours.dim(name.padEnd(8))}${text}`), ""].join("\n");
}

function warningText({ problem, results }: ProblemGroup, colours: Colours): string {
  const cases = results.length === 1 ? "" : colours.dim(`  ${numberText(results.length)} cases`);
  return `${colours.yellow("!")} ${problem.check}  ${printable(problem.message)}  ${colours.dim(problem.source ?? problem.pointer)}${cases}`;
}

/** Whether a line is due after so many of all cases. */
function isMilestone(done: number, total: number): boolean {
  const step = Math.max(1, Math.ceil(total / progressLines));
  return done % step === 0 || done === total;
}
