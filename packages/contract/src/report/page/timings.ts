import { html, type Markup } from "../markup.js";
import type { Report, ReportedResult } from "../report.js";
import { numberText, operationText, timeText } from "../wording.js";

/** How many of the slowest cases are listed. */
const slowestCases = 10;

/** A case with a response and its duration. */
interface Timed {
  result: ReportedResult;
  milliseconds: number;
}

/** Renders the durations of the operations, slowest first, and the slowest cases. */
export function timingSection({ results }: Report): Markup {
  const timed = results
    .flatMap((result): Timed[] =>
      result.milliseconds === undefined ? [] : [{ result, milliseconds: result.milliseconds }],
    )
    .sort((one, other) => one.milliseconds - other.milliseconds);
  return html`<section aria-labelledby="timings">
<h2 id="timings">Timings</h2>
${timed.length === 0 ? html`<p class="note">No request was sent.</p>` : [operationTable(timed), slowest(timed.slice(-slowestCases).reverse())]}
</section>
`;
}

function operationTable(sorted: readonly Timed[]): Markup {
  const byOperation = new Map<string, number[]>();
  for (const { result, milliseconds } of sorted) {
    const name = operationText(result);
    const times = byOperation.get(name) ?? [];
    times.push(milliseconds);
    byOperation.set(name, times);
  }
  const rows = [...byOperation]
    .map(([name, times]) => ({ name, times, high: quantile(times, 0.95) }))
    .sort((one, other) => other.high - one.high);
  const longest = Math.max(1, rows[0]?.high ?? 0);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Durations by operation">
<table class="timings">
<thead><tr><th scope="col">Operation</th><th scope="col">responses</th><th scope="col">median</th><th scope="col">95 % within</th><th scope="col">longest</th><th scope="col"><span class="hidden">95 % as a bar</span></th></tr></thead>
<tbody>
${rows.map(
  ({ name, times, high }) =>
    html`<tr><th scope="row">${name}</th><td>${numberText(times.length)}</td><td>${timeText(quantile(times, 0.5))}</td><td>${timeText(high)}</td><td>${timeText(quantile(times, 1))}</td><td class="bar"><meter min="0" max="${longest}" value="${high}" aria-hidden="true"></meter></td></tr>
`,
)}</tbody>
</table>
</div>
`;
}

function slowest(timed: readonly Timed[]): Markup {
  return html`<details class="missing"><summary>The slowest cases <span class="count">${timed.length}</span></summary><ol>
${timed.map(({ result, milliseconds }) => html`<li>${timeText(milliseconds)} <code>${result.id}</code></li>`)}
</ol></details>`;
}

/** Returns the smallest of the sorted values that a share of all values does not exceed. */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
