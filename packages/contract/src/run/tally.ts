import type { CaseResult, Outcome, Summary } from "../event.js";

/** Counts results. */
export class Tally {
  readonly #counts: { [Each in Outcome]: number } = { passed: 0, failed: 0, expected: 0, skipped: 0 };
  #warnings = 0;
  /** How many results there were. */
  results = 0;
  /** Operations of which a case was skipped. */
  readonly skipped = new Set<string>();

  /** Counts one more. */
  add({ case: { operationId }, outcome, problems }: CaseResult): void {
    this.results++;
    this.#counts[outcome]++;
    if (outcome === "skipped") this.skipped.add(operationId);
    this.#warnings += problems.filter(({ level, expected }) => level === "warning" && expected === undefined).length;
  }

  /** Returns the counts so far, as in a summary. */
  counts(): Pick<Summary, "counts" | "warnings"> {
    return { counts: { ...this.#counts }, warnings: this.#warnings };
  }
}
