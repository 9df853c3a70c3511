import type { CaseResult, Outcome, Summary } from "../event.js";

/** Counts results while they come. */
export interface Tally {
  add(result: CaseResult): void;
  counts(): Pick<Summary, "counts" | "notices">;
  /** How many results there were. */
  readonly results: number;
  /** Operations of which a case was skipped. */
  readonly skipped: ReadonlySet<string>;
}

/** Starts to count. */
export function createTally(): Tally {
  const counts: { [Each in Outcome]: number } = { passed: 0, failed: 0, expected: 0, skipped: 0 };
  const skipped = new Set<string>();
  let notices = 0;
  let results = 0;
  return {
    add({ case: { operationId }, outcome, findings }) {
      results++;
      counts[outcome]++;
      if (outcome === "skipped") skipped.add(operationId);
      notices += findings.filter(({ severity, expected }) => severity === "notice" && expected === undefined).length;
    },
    counts: () => ({ counts: { ...counts }, notices }),
    get results() {
      return results;
    },
    skipped,
  };
}
