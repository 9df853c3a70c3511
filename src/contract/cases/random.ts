import type { Family } from "./draft.js";

/** Settings of random cases. */
export interface RandomOptions {
  /** The same number makes the same cases. */
  seed: number;
  /** How many valid cases an operation gets, and as many invalid ones. */
  count: number;
}

export function random(_: RandomOptions): Family {
  return { kind: "random", derive: () => [] };
}
