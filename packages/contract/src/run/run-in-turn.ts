import type { ContractEvent, Plan, Summary } from "../event.js";
import { joinSummaries } from "./joined-summary.js";
import type { RunOptions } from "./run-options.js";
import { run } from "./runner.js";

/**
 * Runs parts of one plan, each on a target of its own, one after the other, and yields what happens as the events of one run. A
 * result names its target if it is not that of the plan.
 *
 * @param plan - The whole plan.
 * @param parts - The parts of it; each knows all operations of which the plan holds every case.
 * @throws What a run throws; the parts after it are not run.
 */
export async function* runInTurn(plan: Plan, parts: readonly RunOptions[]): AsyncGenerator<ContractEvent, void, void> {
  let whole: Summary | undefined;
  let failure: { error: unknown } | undefined;
  for (const part of parts) {
    const isFirst = part === parts[0];
    const { maxRequests } = part;
    const left = maxRequests === undefined ? {} : { maxRequests: Math.max(0, maxRequests - (whole?.requests ?? 0)) };
    try {
      for await (const event of run({ ...part, ...left })) {
        if (event.type === "end") whole = whole ? joined(whole, event.summary) : event.summary;
        else if (event.type === "case") {
          const { name: target } = part.target;
          yield target === plan.target ? event : { ...event, result: { ...event.result, target } };
        } else if (isFirst) yield { ...event, plan };
      }
    } catch (error) {
      // Without the first part there is nothing to report.
      if (!whole) throw error;
      failure = { error };
      break;
    }
  }
  if (whole) yield { type: "end", summary: whole };
  if (failure) throw failure.error;
}

function joined(one: Summary, other: Summary): Summary {
  return { ...joinSummaries(one, other), interrupted: one.interrupted || other.interrupted };
}
