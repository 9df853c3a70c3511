import { dataScript, html, type Markup } from "../markup.js";
import type { Report, ReportedResult } from "../report.js";
import { numberText, timeText } from "../wording.js";
import { outcomeNames, outcomes } from "./outcomes.js";
import { caseDetails, constraint } from "./problems.js";

/** How many cases are rendered as rows; the script of the page renders the others when they are needed. */
const staticRows = 500;

/** Renders the cases, failures first, with a form that filters them. */
export function caseSection(report: Report): Markup {
  const { results, summary } = report;
  const sorted = outcomeNames.flatMap((name) => results.filter(({ outcome }) => outcome === name));
  const others = sorted.slice(staticRows);
  const chips = outcomeNames.map((name) => {
    const { mark, word } = outcomes[name];
    return html`<label class="chip ${name}"><input type="checkbox" name="outcome" value="${name}" checked> ${mark} ${word} <span class="count">${numberText(summary.counts[name])}</span></label>
`;
  });
  return html`<section aria-labelledby="cases">
<h2 id="cases">Cases <span class="count">${numberText(results.length)}</span></h2>
<form class="filter" role="search" id="filter">
<label for="words">Filter <kbd>/</kbd></label>
<input id="words" type="search" placeholder="operation, constraint, status …" autocomplete="off" spellcheck="false">
<fieldset><legend class="hidden">Outcomes</legend>
${chips}</fieldset>
<p id="shown" role="status" class="note"></p>
</form>
${others.length === 0 ? undefined : html`<noscript><p class="note">The first ${numberText(staticRows)} cases, failures first. report.txt lists all problems.</p></noscript>`}
<ul class="cases" id="list">
${sorted.slice(0, staticRows).map((result) => caseRow(report, result))}</ul>
<p><button type="button" id="more" hidden>Show more</button></p>
${dataScript(
  "others",
  others.map((result) => [result.outcome, searchText(result), caseRow(report, result).text]),
)}
</section>
`;
}

/** Returns the text by which the filter finds a case. */
function searchText({ id, title, outcome, status, problems, reason }: ReportedResult): string {
  const texts = problems.flatMap(({ check, message, source, pointer }) => [check, message, source, pointer]);
  return [id, title, outcomes[outcome].word, status, reason, ...texts].filter((text) => text !== undefined).join(" ");
}

function caseRow(report: Report, result: ReportedResult): Markup {
  const { id, outcome, title, status, milliseconds, problems, reason, positive } = result;
  const { mark, word } = outcomes[outcome];
  const line = html`<span class="mark" role="img" aria-label="${word}">${mark}</span> <span class="what"><code>${id}</code> <span class="title">${title}</span></span> <span class="status">${status}</span> <span class="time">${milliseconds === undefined ? "" : timeText(milliseconds)}</span>`;
  const hasMore = problems.length > 0 || reason !== undefined || positive !== undefined;
  return html`<li class="${outcome}" data-outcome="${outcome}">${
    hasMore
      ? html`<details><summary>${line}</summary><div class="body">
${reason === undefined ? undefined : html`<p>${reason}</p>`}
${positive === undefined ? undefined : html`<p>Accepted, with one difference: <code>${positive}</code></p>`}
${problems.map(
  (problem) =>
    html`<p><span class="check">${problem.check}</span> ${problem.message}${problem.expected === undefined ? "" : ` (known: ${problem.expected})`}</p>${constraint(problem)}`,
)}
${caseDetails(report, result)}</div></details>`
      : html`<div class="row">${line}</div>`
  }</li>
`;
}
