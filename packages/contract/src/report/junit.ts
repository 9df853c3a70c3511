import { attemptRows } from "./commands.js";
import type { Report, ReportedProblem, ReportedResult } from "./report.js";
import { verdictOf } from "./verdict.js";
import {
  coverageText,
  interruptedText,
  missingText,
  operationText,
  targetText,
  unauthorizedText,
  unreachableText,
} from "./wording.js";

/**
 * Writes a report as JUnit XML for CI servers: one suite per operation, one test per case, and one suite for what is wrong
 * with the run itself. It has only the elements and attributes that Jenkins (its xUnit and JUnit plugins) and GitLab accept.
 */
export function toJunit(report: Report): string {
  const suites = new Map<string, ReportedResult[]>();
  for (const result of report.results) {
    const name = operationText(result);
    const results = suites.get(name) ?? [];
    results.push(result);
    suites.set(name, results);
  }
  const { outdated, left } = report.summary;
  const runProblems = [
    ...(report.errors ?? []).map((message) => ({ name: "error", message })),
    ...(report.interrupted ? [{ name: "interrupted", message: interruptedText(report) }] : []),
    ...outdated.map(({ difference, why }) => ({ name: difference, message: why })),
    ...left.map((name) => ({ name, message: "The run created it and could not delete it." })),
    ...runProblemsOf(report),
    ...(report.missingParts ? [{ name: missingText(report), message: "The cases of these parts are unknown." }] : []),
  ];
  const failures = report.results.filter(({ outcome }) => outcome === "failed").length + runProblems.length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    open("testsuites", {
      name: `${report.document.title} ${report.document.version} at ${targetText(report)}`,
      tests: report.results.length + runProblems.length,
      failures,
      errors: 0,
      time: seconds(report.summary.milliseconds),
    }),
    ...[...suites].map(([name, results]) => suite(report, name, results)),
    ...runSuite(runProblems),
    "</testsuites>",
    "",
  ].join("\n");
}

/** Writes the JUnit XML of a run that has not ended: it stays if the run cannot write its reports. */
export function pendingJunit(): string {
  const problem = { name: "not finished", message: "The run did not end, or could not write its reports." };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    open("testsuites", { name: "Contract tests", tests: 1, failures: 1, errors: 0, time: seconds(0) }),
    ...runSuite([problem]),
    "</testsuites>",
    "",
  ].join("\n");
}

/** Something that is wrong with the run itself. */
interface RunProblem {
  name: string;
  message: string;
}

/** Writes the suite of what is wrong with the run itself; nothing if nothing is. */
function runSuite(problems: readonly RunProblem[]): string[] {
  if (problems.length === 0) return [];
  const { length } = problems;
  return [
    open("testsuite", { name: "run", tests: length, failures: length, errors: 0, skipped: 0, time: seconds(0) }),
    ...withUniqueNames(problems).flatMap(({ name, message }) => [
      open("testcase", { name, classname: "run", time: seconds(0) }),
      `${open("failure", { message })}</failure>`,
      "</testcase>",
    ]),
    "</testsuite>",
  ];
}

/** Numbers problems of one name: CI servers know a test by its name. */
function withUniqueNames(problems: readonly RunProblem[]): RunProblem[] {
  const counts = new Map<string, number>();
  return problems.map(({ name, message }) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { name: count === 1 ? name : `${name} (${count})`, message };
  });
}

/** Named references of XML; other characters are written by number. */
const references: { [character: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes a text for the content of an element. Characters that XML 1.0 cannot represent are written as `\x1b`. */
function escapeXml(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, "\ufffd")
      // XML 1.0 cannot represent these, not even as references.
      .replace(
        /[^\P{Cc}\n\r\t\u007f-\u009f]|[\ufffe\uffff]/gu,
        (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
      )
      .replace(/[&<>"\r\u007f-\u009f]/g, (character) => references[character] ?? `&#${character.charCodeAt(0)};`)
  );
}

/** Escapes a text for an attribute, whose line ends a reader would take for spaces. */
function escapeAttribute(text: string): string {
  return escapeXml(text).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

function suite(report: Report, name: string, results: readonly ReportedResult[]): string {
  const attributes = {
    name,
    tests: results.length,
    failures: results.filter(({ outcome }) => outcome === "failed").length,
    errors: 0,
    skipped: results.filter(isLeftOut).length,
    time: seconds(results.reduce((total, { milliseconds = 0 }) => total + milliseconds, 0)),
  };
  return [open("testsuite", attributes), ...results.map((result) => testCase(report, result)), "</testsuite>"].join(
    "\n",
  );
}

function testCase(report: Report, result: ReportedResult): string {
  const { id, title, milliseconds = 0, outcome, problems } = result;
  const failures = problems.filter(({ level, expected }) => level === "failure" && expected === undefined);
  const others = problems.filter(({ level }) => level !== "failure");
  const content = [
    ...(outcome === "failed" ? [failure(report, result, failures)] : []),
    ...(isLeftOut(result) ? [open("skipped", { message: reasonOf(result) }, true)] : []),
    ...(others.length > 0 ? [`<system-out>${escapeXml(others.map(problemText).join("\n"))}</system-out>`] : []),
  ];
  const attributes = {
    name: `${id}: ${title}`,
    classname: operationText(result),
    time: seconds(milliseconds),
  };
  if (content.length === 0) return open("testcase", attributes, true);
  return [open("testcase", attributes), ...content, "</testcase>"].join("\n");
}

function failure(report: Report, result: ReportedResult, failures: readonly ReportedProblem[]): string {
  const text = [
    ...failures.map(problemText),
    ...attemptRows(report, result).map(([name, value]) => name.padEnd(11) + value),
  ];
  const message = failures.map((problem) => problem.message).join(" ");
  const type = failures.map(({ check }) => check).join(" ");
  return `${open("failure", { message, type })}${escapeXml(text.join("\n"))}</failure>`;
}

function problemText({ check, message, pointer, source }: ReportedProblem): string {
  return `${check}: ${message}\nconstraint ${[source, pointer].filter((part) => part !== undefined).join("  ")}`;
}

/** Returns whether CI shows the case as skipped: it did not run, or a known difference covers its failure. */
function isLeftOut({ outcome }: ReportedResult): boolean {
  return outcome === "skipped" || outcome === "expected";
}

function reasonOf({ reason, problems }: ReportedResult): string {
  const expected = problems.find((problem) => problem.expected !== undefined)?.expected;
  return reason ?? (expected === undefined ? "" : `known difference: ${expected}`);
}

/** Writes a start tag, or an empty element. */
function open(name: string, attributes: { [name: string]: string | number }, empty = false): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`);
  return `<${name}${list.join("")}${empty ? " /" : ""}>`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** Lists problems of the run that belong to no case. */
function runProblemsOf(report: Report): RunProblem[] {
  switch (verdictOf(report)) {
    case "unreachable":
      return [{ name: "target is unreachable", message: unreachableText(report) }];
    case "unauthorized":
      return [{ name: "credentials refused", message: unauthorizedText(report) }];
    case "inconclusive":
      return [{ name: "inconclusive", message: "No operation succeeded." }];
    case "skipped":
      return [{ name: "no case ran", message: "Every case was skipped." }];
    case "uncovered":
      return [{ name: "coverage", message: coverageText(report) }];
    default:
      return [];
  }
}
