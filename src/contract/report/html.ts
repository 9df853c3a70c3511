import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Outcome } from "../event.js";
import { curlCommand, repeatCommand } from "./commands.js";
import { type ConstraintCoverage, type OperationCoverage, percentText } from "./coverage.js";
import { type FindingGroup, groupFindings } from "./groups.js";
import { html, Markup } from "./markup.js";
import { isBroken, type Report, type ReportedFinding, type ReportedResult } from "./report.js";
import { cameText, expectationText, numberText, sentText, timeText } from "./wording.js";

/** Where the style and the script of the page stand, relative to the root of the repository. */
const pageFolder = "src/contract/report/page";

/** How many cases a group of findings shows in full. */
const shownCases = 3;

/** How many of the slowest cases are listed. */
const slowestCases = 10;

/** The parts of the page that are the same for every report. */
export interface PageAssets {
  style: string;
  script: string;
}

/** Reads the style and the script of the page. */
export async function readPageAssets(root: string): Promise<PageAssets> {
  const read = (name: string) => readFile(join(root, pageFolder, name), "utf8");
  const [style, script] = await Promise.all([read("report.css"), read("report.js")]);
  return { style, script };
}

/** How each outcome is called and marked; marks and words say the same as the colours. */
const outcomes: { [Each in Outcome]: { word: string; mark: string } } = {
  failed: { word: "failed", mark: "✗" },
  expected: { word: "known difference", mark: "≈" },
  passed: { word: "passed", mark: "✓" },
  skipped: { word: "skipped", mark: "–" },
};

const outcomeNames = Object.keys(outcomes).filter((name): name is Outcome => name in outcomes);

/** The report as one HTML page that holds all it needs: no request leaves it, and its policy forbids any. */
export function toHtml(report: Report, { style, script }: PageAssets): string {
  const title = `Contract report: ${report.document.title} ${report.document.version}`;
  const groups = groupFindings(report.results);
  const failures = groups.filter(({ finding }) => finding.severity === "failure");
  const notices = groups.filter(({ finding }) => finding.severity === "notice");
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
${troubles(report)}
${groupSection("failures", "Failures", report, failures)}
${groupSection("notices", "Notices", report, notices)}
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

function header(report: Report): Markup {
  const { document, target, seed, startedAt, interrupted, summary, coverage } = report;
  const [state, verdict] = summary.unreachable
    ? ["failed", "Nobody answered"]
    : isBroken(report)
      ? ["failed", "The contract is broken"]
      : interrupted
        ? ["skipped", "Interrupted"]
        : ["passed", "The contract is kept"];
  const facts: [string, string][] = [
    ["Target", target],
    ["Started", startedAt.replace("T", " ").replace(/\.\d+Z$/, " UTC")],
    ["Took", timeText(summary.milliseconds)],
    ["Requests", numberText(summary.requests)],
    ["Seed", String(seed)],
  ];
  return html`<header>
<p class="eyebrow">Contract report</p>
<h1>${document.title} <span class="version">${document.version}</span></h1>
<p class="verdict ${state}">${verdict}${interrupted && isBroken(report) ? ", and the run was interrupted" : ""}</p>
<ul class="numbers">
${outcomeNames.map(
  (
    name,
  ) => html`<li class="${summary.counts[name] > 0 ? name : ""}"><b>${numberText(summary.counts[name])}</b> ${outcomes[name].word}</li>
`,
)}<li><b>${numberText(summary.notices)}</b> notice${summary.notices === 1 ? "" : "s"}</li>
<li><b>${percentText(coverage.percent)}</b> coverage</li>
</ul>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${summary.withheld === 0 ? undefined : html`<p class="note">${numberText(summary.withheld)} more cases were withheld: their side effects were not allowed.</p>`}
<nav aria-label="Sections"><a href="#failures">Failures</a> <a href="#notices">Notices</a> <a href="#coverage">Coverage</a> <a href="#timings">Timings</a> <a href="#cases">Cases</a></nav>
</header>`;
}

function troubles({ summary: { outdated, left } }: Report): Markup | undefined {
  if (outdated.length + left.length === 0) return undefined;
  return html`<section aria-labelledby="run"><h2 id="run">The run itself</h2><ul class="plain">
${outdated.map(({ difference, why }) => html`<li><b>Known difference ${difference}</b>: ${why}</li>`)}
${left.map((name) => html`<li><b>Left behind</b>: ${name}</li>`)}
</ul></section>`;
}

function groupSection(id: string, title: string, report: Report, groups: readonly FindingGroup[]): Markup {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title} <span class="count">${numberText(groups.length)}</span></h2>
${groups.length === 0 ? html`<p class="note">None.</p>` : groups.map((group) => groupCard(report, group))}
</section>
`;
}

function groupCard(report: Report, { finding, results }: FindingGroup): Markup {
  const state = finding.severity === "failure" ? "failed" : "notice";
  const rest = results.length - shownCases;
  return html`<details class="card ${state}">
<summary><span class="check">${finding.check}</span> <span class="message">${finding.message}</span> <span class="where">${operationsText(results)}</span> <span class="count">${numberText(results.length)} case${results.length === 1 ? "" : "s"}</span></summary>
<div class="body">
${promise(finding)}
${results.slice(0, shownCases).map((result) => caseDetails(report, result))}
${rest > 0 ? html`<p class="note">And ${numberText(rest)} more: ${results.slice(shownCases, shownCases + 20).map(({ id }) => html`<code>${id}</code> `)}${rest > 20 ? "…" : ""}</p>` : undefined}
</div>
</details>
`;
}

/** The operation that the cases have in common, or how many there are. */
function operationsText(results: readonly ReportedResult[]): string {
  const operations = unique(results.map(({ operationId }) => operationId || "unknown paths"));
  return operations.length === 1 ? (operations[0] ?? "") : `${operations.length} operations`;
}

function promise({ pointer, source }: ReportedFinding): Markup {
  return html`<p class="promise">Promise: ${source === undefined ? undefined : html`<code>${source}</code> `}<code class="pointer">${pointer}</code></p>`;
}

function caseDetails(report: Report, result: ReportedResult): Markup {
  const { exchange } = result;
  const rows: [string, string][] = [
    ["Expected", expectationText(result.expectation)],
    ...(exchange
      ? ([
          ["Sent", sentText(exchange)],
          ["Came", cameText(exchange)],
          ["curl", curlCommand(report, result) ?? ""],
        ] satisfies [string, string][])
      : []),
    ["Repeat", repeatCommand(report, result)],
  ];
  return html`<div class="case"><h3><code>${result.id}</code></h3><p>${result.title}</p>
<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd><pre tabindex="0">${value}</pre></dd>`)}</dl></div>
`;
}

function coverageSection({ coverage }: Report): Markup {
  const { operations } = coverage;
  const statuses = unique(operations.flatMap((operation) => operation.statuses.map(({ status }) => status))).sort();
  const keywords = unique(
    operations.flatMap(({ inputs }) => inputs.flatMap(({ constraints }) => constraints.map(({ keyword }) => keyword))),
  );
  return html`<section aria-labelledby="coverage">
<h2 id="coverage">Coverage <span class="count">${percentText(coverage.percent)}</span></h2>
<p class="note">${numberText(coverage.exercised)} of ${numberText(coverage.total)} promises: every parameter, every property of a request body, every constraint on them, and every documented status that a request alone can provoke. Statuses that depend on the account, on what is stored, on size, on load or on a fault of the server are shown, but not counted.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Coverage matrix">
<table class="matrix">
<thead>
<tr><td></td><th colspan="${statuses.length}" scope="colgroup">Status, answers</th><th colspan="2" scope="colgroup">Inputs</th><th colspan="${Math.max(1, keywords.length)}" scope="colgroup">Constraints</th></tr>
<tr><th scope="col">Operation</th>${statuses.map((status) => html`<th scope="col">${status}</th>`)}<th scope="col">parameters</th><th scope="col">properties</th>${keywords.map((keyword) => html`<th scope="col">${keyword}</th>`)}${keywords.length === 0 ? html`<th scope="col">none</th>` : undefined}</tr>
</thead>
<tbody>
${operations.map((operation) => matrixRow(operation, statuses, keywords))}</tbody>
</table>
</div>
${operations.map(missingOf)}
</section>
`;
}

function matrixRow(operation: OperationCoverage, statuses: string[], keywords: string[]): Markup {
  const { operationId, inputs } = operation;
  const all = inputs.flatMap(({ constraints }) => constraints);
  return html`<tr><th scope="row"><a href="#cases" data-filter="${operationId}">${operationId}</a></th>${statuses.map(
    (name) => {
      const status = operation.statuses.find((each) => each.status === name);
      if (!status) return html`<td class="none"></td>`;
      const state = status.answers > 0 ? "full" : status.onDemand ? "empty" : "uncounted";
      return html`<td class="${state}">${state === "uncounted" ? html`<span title="cannot be provoked on demand">·</span>` : numberText(status.answers)}</td>`;
    },
  )}${share(inputs.filter((input) => input.in !== "body"))}${share(inputs.filter((input) => input.in === "body"))}${keywords.map(
    (keyword) => share(all.filter((constraint) => constraint.keyword === keyword)),
  )}${keywords.length === 0 ? html`<td class="none"></td>` : undefined}</tr>
`;
}

function share(parts: readonly { exercised: boolean }[]): Markup {
  if (parts.length === 0) return html`<td class="none"></td>`;
  const exercised = parts.filter((part) => part.exercised).length;
  const state = exercised === parts.length ? "full" : exercised === 0 ? "empty" : "partial";
  return html`<td class="${state}">${exercised}/${parts.length}</td>`;
}

/** The promises of an operation that no case exercised, by name. */
function missingOf({ operationId, statuses, inputs }: OperationCoverage): Markup | undefined {
  const constraintNames = (constraints: readonly ConstraintCoverage[]) =>
    unique(constraints.filter(({ exercised }) => !exercised).map(({ keyword }) => keyword)).join(", ");
  const missing = [
    ...statuses
      .filter(({ answers, onDemand }) => onDemand && answers === 0)
      .map(({ status }) => html`<li>status ${status}</li>`),
    ...inputs.map((input) => {
      const constraints = constraintNames(input.constraints);
      if (input.exercised && constraints === "") return undefined;
      return html`<li>${input.in}${input.name === "" ? undefined : html` <code>${input.name}</code>`}${constraints === "" ? "" : `: ${constraints}`}</li>`;
    }),
  ].filter((item) => item !== undefined);
  if (missing.length === 0) return undefined;
  return html`<details class="missing"><summary>${operationId}: not exercised <span class="count">${missing.length}</span></summary><ul>${missing}</ul></details>
`;
}

function timingSection({ results }: Report): Markup {
  const timed = results.flatMap((result) =>
    result.milliseconds === undefined ? [] : [{ result, milliseconds: result.milliseconds }],
  );
  const byOperation = new Map<string, number[]>();
  for (const { result, milliseconds } of timed) {
    const name = result.operationId || "unknown paths";
    const times = byOperation.get(name) ?? [];
    times.push(milliseconds);
    byOperation.set(name, times);
  }
  const rows = [...byOperation].map(([name, times]) => {
    times.sort((one, other) => one - other);
    return {
      name,
      count: times.length,
      median: quantile(times, 0.5),
      high: quantile(times, 0.95),
      max: quantile(times, 1),
    };
  });
  const longest = Math.max(1, ...rows.map(({ high }) => high));
  const slowest = timed.sort((one, other) => other.milliseconds - one.milliseconds).slice(0, slowestCases);
  return html`<section aria-labelledby="timings">
<h2 id="timings">Timings</h2>
${
  timed.length === 0
    ? html`<p class="note">Nothing was sent.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Times of each operation">
<table class="timings">
<thead><tr><th scope="col">Operation</th><th scope="col">answers</th><th scope="col">median</th><th scope="col">95 %</th><th scope="col">longest</th><th scope="col"><span class="hidden">95 % as a bar</span></th></tr></thead>
<tbody>
${rows.map(
  ({
    name,
    count,
    median,
    high,
    max,
  }) => html`<tr><th scope="row">${name}</th><td>${numberText(count)}</td><td>${timeText(median)}</td><td>${timeText(high)}</td><td>${timeText(max)}</td><td class="bar"><meter min="0" max="${longest}" value="${high}" aria-hidden="true"></meter></td></tr>
`,
)}</tbody>
</table>
</div>
<details><summary>The ${slowest.length} slowest cases</summary><ol>
${slowest.map(({ result, milliseconds }) => html`<li>${timeText(milliseconds)} <code>${result.id}</code></li>`)}
</ol></details>`
}
</section>
`;
}

/** The least of the sorted values that a share of all values does not exceed. */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

function caseSection(report: Report): Markup {
  const { results, summary } = report;
  return html`<section aria-labelledby="cases">
<h2 id="cases">Cases <span class="count">${numberText(results.length)}</span></h2>
<form class="filter" role="search" id="filter">
<label for="words">Filter <kbd>/</kbd></label>
<input id="words" type="search" placeholder="operation, constraint, status …" autocomplete="off" spellcheck="false">
<fieldset><legend class="hidden">Outcomes</legend>
${outcomeNames.map(
  (
    name,
  ) => html`<label class="chip ${name}"><input type="checkbox" name="outcome" value="${name}" checked> ${outcomes[name].mark} ${outcomes[name].word} <span class="count">${numberText(summary.counts[name])}</span></label>
`,
)}</fieldset>
<p id="shown" role="status" class="note"></p>
</form>
<ul class="cases" id="list">
${results.map((result) => caseRow(report, result))}</ul>
</section>
`;
}

function caseRow(report: Report, result: ReportedResult): Markup {
  const { id, outcome, title, status, milliseconds, findings, reason } = result;
  const { mark, word } = outcomes[outcome];
  const line = html`<span class="mark" role="img" aria-label="${word}">${mark}</span> <span class="what"><code>${id}</code> <span class="title">${title}</span></span> <span class="status">${status}</span> <span class="time">${milliseconds === undefined ? "" : timeText(milliseconds)}</span>`;
  const hasMore = findings.length > 0 || reason !== undefined;
  return html`<li class="${outcome}" data-outcome="${outcome}">${
    hasMore
      ? html`<details><summary>${line}</summary><div class="body">
${reason === undefined ? undefined : html`<p>${reason}</p>`}
${findings.map(
  (finding) =>
    html`<p><span class="check">${finding.check}</span> ${finding.message}${finding.expected === undefined ? "" : ` (known: ${finding.expected})`}</p>${promise(finding)}`,
)}
${caseDetails(report, result)}</div></details>`
      : html`<div class="row">${line}</div>`
  }</li>
`;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
