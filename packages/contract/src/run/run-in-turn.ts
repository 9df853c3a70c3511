import type { ContractEvent, Plan, Summary } from "../event.js";
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

/** Joins the summaries of two parts of a run. */
function joined(one: Summary, other: Summary): Summary {
  const unreachableReason = one.unreachableReason ?? other.unreachableReason;
  const credentialsRefused = one.credentialsRefused ?? other.credentialsRefused;
  const delayed = [...new Set([...(one.delayed ?? []), ...(other.delayed ?? [])])];
  return {
    counts: {
      passed: one.counts.passed + other.counts.passed,
      failed: one.counts.failed + other.counts.failed,
      expected: one.counts.expected + other.counts.expected,
      skipped: one.counts.skipped + other.counts.skipped,
    },
    warnings: one.warnings + other.warnings,
    requests: one.requests + other.requests,
    resent: (one.resent ?? 0) + (other.resent ?? 0),
    milliseconds: one.milliseconds + other.milliseconds,
    interrupted: one.interrupted || other.interrupted,
    unreachable: one.unreachable || other.unreachable,
    ...(unreachableReason !== undefined && { unreachableReason }),
    // A difference that one part met is there.
    outdated: one.outdated.filter(({ difference }) => other.outdated.some((each) => each.difference === difference)),
    unmet: (one.unmet ?? []).filter((difference) => other.unmet?.includes(difference)),
    ...(credentialsRefused !== undefined && { credentialsRefused }),
    ...((one.credentialsUnproved || other.credentialsUnproved) && { credentialsUnproved: true }),
    ...(delayed.length > 0 && { delayed }),
    left: [...one.left, ...other.left],
  };
}
