import { checks } from "../../checks/index.js";
import { attemptRows } from "../commands.js";
import type { ProblemGroup } from "../groups.js";
import { html, type Markup } from "../markup.js";
import type { Report, ReportedProblem, ReportedResult } from "../report.js";
import { numberText, operationText, overlapText } from "../wording.js";

/** How many cases, and how many constraints, a group of problems shows in full. */
const shownInFull = 3;

/** How many further cases of a group are listed by id. */
const namedCases = 20;

/** How many groups of a section have a card; those after them have a line each. */
const shownCards = 100;

/** Renders a section with one card for each group of problems. */
export function problemSection(id: string, title: string, report: Report, groups: readonly ProblemGroup[]): Markup {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title} <span class="count">${numberText(groups.length)}</span></h2>
${overlapNote(report, groups)}${groups.length === 0 ? html`<p class="note">None.</p>` : [groups.slice(0, shownCards).map((group) => card(report, group)), furtherGroups(groups.slice(shownCards))]}
</section>
`;
}

/** Renders why groups of failures have more cases together than failed. */
function overlapNote(report: Report, groups: readonly ProblemGroup[]): Markup | undefined {
  if (groups[0]?.problem.level !== "failure") return undefined;
  const text = overlapText(
    report,
    groups.map(({ results }) => results.length),
  );
  return text === undefined ? undefined : html`<p class="note">${text}</p>\n`;
}

/** Renders the place of the constraint that a problem is about. */
export function constraint({ pointer, source }: ReportedProblem): Markup {
  return html`<p class="constraint">Constraint: ${source === undefined ? undefined : html`<code>${source}</code> `}<code class="pointer">${pointer}</code></p>`;
}

/** Renders what was expected, sent and received in a case, and how to run it again. */
export function caseDetails(report: Report, result: ReportedResult): Markup {
  return html`<div class="case"><h3><code>${result.id}</code></h3><p>${result.title}</p>
<dl>${attemptRows(report, result).map(([name, value]) => html`<dt>${name}</dt><dd><pre tabindex="0">${value}</pre></dd>`)}</dl></div>
`;
}

/** Renders groups of problems in one line each, closed: browsers lay out thousands of lines only when they are opened. */
function furtherGroups(groups: readonly ProblemGroup[]): Markup | undefined {
  if (groups.length === 0) return undefined;
  return html`<details class="missing"><summary>More groups <span class="count">${numberText(groups.length)}</span></summary><ol start="${shownCards + 1}">
${groups.map((group) => html`<li>${headOf(group)}</li>\n`)}</ol></details>
`;
}

function stateOf({ problem }: ProblemGroup): string {
  return problem.level === "failure" ? "failed" : "warning";
}

function headOf({ problem, results }: ProblemGroup): Markup {
  return html`<span class="check">${problem.check}</span> <span class="message">${problem.message}</span> <span class="where">${operationsText(results)}</span> <span class="count">${numberText(results.length)} case${results.length === 1 ? "" : "s"}</span>`;
}

function card(report: Report, group: ProblemGroup): Markup {
  const { problem, places, results } = group;
  const more = places.length - shownInFull;
  return html`<details class="card ${stateOf(group)}">
<summary>${headOf(group)}</summary>
<div class="body">
${aboutOf(problem.check)}
${places.slice(0, shownInFull).map(constraint)}
${more > 0 ? html`<p class="note">And ${numberText(more)} more constraint${more === 1 ? "" : "s"}.</p>` : undefined}
${results.slice(0, shownInFull).map((result) => caseDetails(report, result))}
${furtherCases(results.slice(shownInFull))}
</div>
</details>
`;
}

/** Renders the description of a check; `undefined` for an extra validator. */
function aboutOf(name: string): Markup | undefined {
  const check = checks.find((each) => each.name === name);
  // Text between backticks is code.
  const parts = check?.about.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
  return parts && html`<p class="note">${parts}</p>`;
}

function furtherCases(results: readonly ReportedResult[]): Markup | undefined {
  if (results.length === 0) return undefined;
  const names = results.slice(0, namedCases).map(({ id }) => html`<code>${id}</code> `);
  return html`<p class="note">And ${numberText(results.length)} more: ${names}${results.length > namedCases ? "…" : ""}</p>`;
}

/** Names the operation of the cases, or the number of operations. */
function operationsText(results: readonly ReportedResult[]): string {
  const [first = "", ...others] = new Set(results.map(operationText));
  return others.length === 0 ? first : `${others.length + 1} operations`;
}
