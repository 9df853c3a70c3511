import type { Outcome } from "../../event.js";

/** How each outcome is called and marked; marks and words say the same as the colours. */
export const outcomes: { readonly [Each in Outcome]: { word: string; mark: string } } = {
  failed: { word: "failed", mark: "✗" },
  expected: { word: "known difference", mark: "≈" },
  passed: { word: "passed", mark: "✓" },
  skipped: { word: "skipped", mark: "–" },
};

/** The outcomes in the order in which the page lists them. */
export const outcomeNames = Object.keys(outcomes).filter((name): name is Outcome => name in outcomes);
