import type { Outcome } from "../../event.js";

/** Word and mark of each outcome, for readers who do not see the colours. */
export const outcomes: { readonly [Each in Outcome]: { word: string; mark: string } } = {
  failed: { word: "failed", mark: "✗" },
  expected: { word: "known difference", mark: "≈" },
  passed: { word: "passed", mark: "✓" },
  skipped: { word: "skipped", mark: "–" },
};

/** The outcomes in the order of the page. */
export const outcomeNames = Object.keys(outcomes).filter((name): name is Outcome => name in outcomes);
