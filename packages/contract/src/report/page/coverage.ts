import {
  type ConstraintCoverage,
  type Coverage,
  type OperationCoverage,
  percentText,
  type StatusCoverage,
} from "../coverage.js";
import { html, type Markup } from "../markup.js";
import type { Report } from "../report.js";
import { numberText } from "../wording.js";

/** State of a cell of the matrix. */
type CellState = "full" | "partial" | "empty" | "uncounted" | "none";

/** Meaning of each state, with an example of the text in such a cell. */
const legend: readonly [state: CellState, sample: string, meaning: string][] = [
  ["full", "12", "exercised; for a status, the number of responses"],
  ["partial", "2/3", "two of three exercised"],
  ["empty", "0", "not exercised"],
  ["uncounted", "·", "a request alone cannot provoke it: shown, not counted"],
  ["none", "", "not in the document"],
];

/** Renders the coverage matrix, its legend, and the names of what was not exercised. */
export function coverageSection({ coverage }: Report): Markup {
  const { operations } = coverage;
  const statuses = unique(operations.flatMap((operation) => operation.statuses.map(({ status }) => status))).sort();
  const keywords = unique(
    operations.flatMap(({ inputs }) => inputs.flatMap(({ constraints }) => constraints.map(({ keyword }) => keyword))),
  );
  return html`<section aria-labelledby="coverage">
<h2 id="coverage">Coverage <span class="count">${percentText(coverage.percent)}</span></h2>
<p class="note">${numberText(coverage.exercised)} of ${numberText(coverage.total)} constraints: every parameter, every property of a request body, every constraint on them, and every documented status that a request alone can provoke. A status that depends on the account, on stored data, on size, on load or on a fault of the server is not counted.</p>
<ul class="legend">${legend.map(([state, sample, meaning]) => html`<li><span class="sample ${state}" aria-hidden="true">${sample}</span> ${meaning}</li>`)}</ul>
<div class="scroll" tabindex="0" role="region" aria-label="Coverage matrix">
<table class="matrix">
<thead>
<tr><td></td>${columnGroup("Responses by status", statuses.length)}${columnGroup("Inputs", 2)}${columnGroup("Constraints on inputs", keywords.length)}</tr>
<tr><th scope="col">Operation</th>${[...statuses, "parameters", "properties", ...keywords].map(columnHead)}</tr>
</thead>
<tbody>
${operations.map((operation) => row(operation, statuses, keywords))}</tbody>
</table>
</div>
${missing(coverage)}
</section>
`;
}

function columnGroup(title: string, columns: number): Markup | undefined {
  return columns === 0 ? undefined : html`<th colspan="${columns}" scope="colgroup">${title}</th>`;
}

/** Renders the head of a column; names longer than a status are written upwards. */
function columnHead(name: string): Markup {
  return html`<th scope="col">${name.length > 3 ? html`<span class="upwards">${name}</span>` : name}</th>`;
}

function row({ operationId, statuses, inputs }: OperationCoverage, names: string[], keywords: string[]): Markup {
  const constraints = inputs.flatMap((input) => input.constraints);
  const shares = [
    inputs.filter((input) => input.in !== "body"),
    inputs.filter((input) => input.in === "body"),
    ...keywords.map((keyword) => constraints.filter((constraint) => constraint.keyword === keyword)),
  ];
  return html`<tr><th scope="row"><a href="#cases" data-filter="${operationId}">${operationId}</a></th>${names.map(
    (name) => statusCell(statuses.find(({ status }) => status === name)),
  )}${shares.map(shareCell)}</tr>
`;
}

function statusCell(status: StatusCoverage | undefined): Markup {
  if (status === undefined) return cell("none", "");
  const { responses, onDemand } = status;
  if (!onDemand) return cell("uncounted", responses === 0 ? "·" : numberText(responses));
  return cell(responses === 0 ? "empty" : "full", numberText(responses));
}

function shareCell(parts: readonly { exercised: boolean }[]): Markup {
  if (parts.length === 0) return cell("none", "");
  const exercised = parts.filter((part) => part.exercised).length;
  const state = exercised === parts.length ? "full" : exercised === 0 ? "empty" : "partial";
  return cell(state, `${exercised}/${parts.length}`);
}

function cell(state: CellState, text: string): Markup {
  return html`<td class="${state}">${text}</td>`;
}

/** Lists the constraints that no case exercised, by operation and name. */
function missing({ operations, exercised, total }: Coverage): Markup | undefined {
  const missed = operations
    .map((operation) => ({ operationId: operation.operationId, names: missingOf(operation) }))
    .filter(({ names }) => names.length > 0);
  if (missed.length === 0) return undefined;
  return html`<details class="missing"><summary>Not exercised <span class="count">${numberText(total - exercised)}</span></summary>
<dl>${missed.map(({ operationId, names }) => html`<dt>${operationId}</dt><dd><ul>${names}</ul></dd>`)}</dl></details>
`;
}

function missingOf({ statuses, inputs }: OperationCoverage): Markup[] {
  return [
    ...statuses
      .filter(({ responses, onDemand }) => onDemand && responses === 0)
      .map(({ status }) => html`<li>status ${status}</li>`),
    ...inputs.flatMap((input) => {
      const constraints = missingKeywords(input.constraints);
      if (input.exercised && constraints === "") return [];
      return [
        html`<li>${input.in}${input.name === "" ? undefined : html` <code>${input.name}</code>`}${constraints === "" ? "" : `: ${constraints}`}</li>`,
      ];
    }),
  ];
}

function missingKeywords(constraints: readonly ConstraintCoverage[]): string {
  return unique(constraints.filter(({ exercised }) => !exercised).map(({ keyword }) => keyword)).join(", ");
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
