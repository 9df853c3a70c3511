import type { Summary } from "../event.js";

/** What a summary says, whether or not the run was complete. */
type Counted = Omit<Summary, "interrupted">;

/** Joins the summaries of two parts of a run, of which one came after the other. */
export function joinSummaries(one: Counted, other: Counted): Counted {
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
