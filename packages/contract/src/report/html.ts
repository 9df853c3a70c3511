import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Outcome } from "../event.js";
import { packageFolder } from "../package.js";
import { percentText } from "./coverage.js";
import { groupProblems } from "./groups.js";
import { html, Markup } from "./markup.js";
import { caseSection } from "./page/cases.js";
import { coverageSection } from "./page/coverage.js";
import { outcomeNames, outcomes } from "./page/outcomes.js";
import { problemSection } from "./page/problems.js";
import { timingSection } from "./page/timings.js";
import type { Report } from "./report.js";
import { type Verdict, verdictOf } from "./verdict.js";
import { gapsOf, missingText, numberText, qualification, skippedReasons, targetText, timeText } from "./wording.js";

/** The directory of the style and the script of the page in this package. */
const pageFolder = "assets";

/** Style and script of the page, which are the same for every report. */
export interface PageAssets {
  style: string;
  script: string;
}

/** Reads the style and the script of the page. */
export async function readPageAssets(): Promise<PageAssets> {
  const read = (name: string) => readFile(join(packageFolder(), pageFolder, name), "utf8");
  const [style, script] = await Promise.all([read("report.css"), read("report.js")]);
  return { style, script };
}

/** Renders a report as one self-contained HTML page; its content security policy forbids requests. */
export function toHtml(report: Report, { style, script }: PageAssets): string {
  const title = `Contract report: ${report.document.title} ${report.document.version}`;
  const { failures, warnings, notices } = groupProblems(report.results);
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#cases">Skip to the cases</a>
${header(report)}
<main>
${runProblems(report)}
${problemSection("failures", "Failures", report, failures)}
${problemSection("warnings", "Warnings", report, warnings)}
${notices.length === 0 ? undefined : problemSection("notices", "Notices", report, notices)}
${coverageSection(report)}
${timingSection(report)}
${caseSection(report)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** State and words of each verdict on the page. */
const verdicts: { readonly [Each in Verdict]: { state: Outcome; words: string } } = {
  unreachable: { state: "failed", words: "No response from the target" },
  unauthorized: { state: "failed", words: "The credentials were refused" },
  failed: { state: "failed", words: "Does not conform" },
  incomplete: { state: "failed", words: "A part of the run is missing" },
  inconclusive: { state: "failed", words: "Inconclusive: no operation succeeded" },
  skipped: { state: "failed", words: "No case ran: all were skipped" },
  error: { state: "failed", words: "The run failed" },
  interrupted: { state: "skipped", words: "Interrupted" },
  uncovered: { state: "failed", words: "Coverage is too low" },
  conforms: { state: "passed", words: "Conforms" },
};

function header(report: Report): Markup {
  const { document, seed, startedAt, interrupted, summary, coverage } = report;
  const verdict = verdictOf(report);
  const { state, words } = verdicts[verdict];
  const facts: [string, string][] = [
    ["Target", targetText(report)],
    ["Started", startedAt.replace("T", " ").replace(/\.\d+Z$/, " UTC")],
    ["Duration", timeText(summary.milliseconds)],
    ["Requests", numberText(summary.requests)],
    ["Seed", String(seed)],
  ];
  const figures = [
    ...outcomeNames.map((name) => ({
      state: summary.counts[name] > 0 ? name : "",
      figure: numberText(summary.counts[name]),
      word: outcomes[name].word,
    })),
    { state: "", figure: numberText(summary.warnings), word: summary.warnings === 1 ? "warning" : "warnings" },
    { state: "", figure: percentText(coverage.percent), word: "coverage" },
  ];
  return html`<header>
<p class="eyebrow">Contract report</p>
<h1>${document.title} <span class="version">${document.version}</span></h1>
<p class="verdict ${state}">${verdict === "incomplete" ? missingText(report) : words}${verdict === "conforms" ? qualification(report) : ""}${interrupted && verdict === "failed" ? "; the run was interrupted" : ""}</p>
<ul class="numbers">
${figures.map(({ state, figure, word }) => html`<li class="${state}"><b>${figure}</b> ${word}</li>`)}
</ul>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${summary.withheld === 0 ? undefined : html`<p class="note">${numberText(summary.withheld)} cases withheld: their side effects are not allowed.</p>`}
${skippedReasons(report.results).map(({ reason, count }) => html`<p class="note">${numberText(count)} skipped: ${reason}</p>`)}
${gapsOf(report).map((gap) => html`<p class="note">${gap}</p>`)}
<nav aria-label="Sections"><a href="#failures">Failures</a> <a href="#warnings">Warnings</a> <a href="#coverage">Coverage</a> <a href="#timings">Timings</a> <a href="#cases">Cases</a></nav>
</header>`;
}

function runProblems({ errors = [], summary: { outdated, left } }: Report): Markup | undefined {
  if (errors.length + outdated.length + left.length === 0) return undefined;
  return html`<section aria-labelledby="run"><h2 id="run">Problems of the run</h2><ul class="plain">
${errors.map((error) => html`<li>${error}</li>`)}
${outdated.map(({ difference, why }) => html`<li><b>Known difference ${difference}</b>: ${why}</li>`)}
${left.map((name) => html`<li><b>Not deleted</b>: ${name}</li>`)}
</ul></section>`;
}
