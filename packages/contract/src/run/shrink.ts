import type { ContractCase } from "../case.js";

/** A case that failed, with its result. */
export interface Failed<Outcome> {
  case: ContractCase;
  outcome: Outcome;
}

/**
 * Finds a minimal input that still fails: takes the first smaller one that does, and continues from there.
 *
 * @param stillFails - Tries a case; returns its outcome if it fails in the same way, else `undefined`.
 * @param attempts - How many cases are tried at most.
 */
export async function shrink<Outcome>(
  failed: Failed<Outcome>,
  stillFails: (smaller: ContractCase) => Promise<Outcome | undefined>,
  attempts: number,
): Promise<Failed<Outcome>> {
  let minimal = failed;
  let left = attempts;
  for (let found = true; found; ) {
    found = false;
    for (const smaller of minimal.case.shrink?.() ?? []) {
      if (left-- <= 0) return minimal;
      const outcome = await stillFails(smaller);
      if (outcome === undefined) continue;
      minimal = { case: smaller, outcome };
      found = true;
      break;
    }
  }
  return minimal;
}
