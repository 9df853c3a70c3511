import type { CodeContext } from "../check.js";
import { errorCodeOf, lookUpCode } from "../checks/response/error-code.js";
import type { CaseResult } from "../event.js";

/** Counts of successes and refusals of one operation. */
export interface Evidence {
  operationId: string;
  /** How many responses were successes. */
  successes: number;
  /** How many valid requests were refused. */
  refusals: number;
  /** The distinct statuses of these refusals. */
  statuses: readonly number[];
  /** Whether each of these refusals has a documented code whose fault is not the request. */
  areExplained: boolean;
}

/** Creates a counter of successes and refusals by operation. */
export function evidenceCounter(context: CodeContext) {
  const found = new Map<string, Evidence>();
  return {
    add({ case: { operationId, expectation }, outcome, exchange }: CaseResult): void {
      const response = exchange?.failure ? undefined : exchange?.response;
      // A known difference does not show how the operation works.
      if (operationId === "" || response === undefined || outcome === "skipped" || outcome === "expected") return;
      const { status } = response;
      // A documented redirect is a success of the operation.
      const isSuccess = status >= 200 && status < 400;
      const isRefusal = !isSuccess && expectation.outcome === "accepted";
      const code = isRefusal ? errorCodeOf(response) : undefined;
      const fault = code === undefined ? undefined : lookUpCode(context, code)?.fault;
      const one: Evidence = {
        operationId,
        successes: isSuccess ? 1 : 0,
        refusals: isRefusal ? 1 : 0,
        statuses: isRefusal ? [status] : [],
        areExplained: !isRefusal || (fault !== undefined && fault !== "request"),
      };
      found.set(operationId, sum(found.get(operationId), one));
    },
    /** Returns the evidence of each operation, in the order of the first case of each. */
    evidence: (): Evidence[] => [...found.values()],
  };
}

/** Joins the evidence of two parts of a run. */
export function joinEvidence(one: readonly Evidence[], other: readonly Evidence[]): Evidence[] {
  const joined = new Map(one.map((each) => [each.operationId, each]));
  for (const each of other) joined.set(each.operationId, sum(joined.get(each.operationId), each));
  return [...joined.values()];
}

/** Returns the operations that refused every valid request. */
export function neverSuccessful(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(({ successes, refusals }) => successes === 0 && refusals > 0);
}

/** Returns whether a run is inconclusive: no operation succeeded, and no documented code explains why. */
export function showsNothing(evidence: readonly Evidence[]): boolean {
  const refusing = neverSuccessful(evidence);
  return (
    refusing.length > 0 &&
    evidence.every(({ successes }) => successes === 0) &&
    !refusing.every(({ areExplained }) => areExplained)
  );
}

function sum(one: Evidence | undefined, other: Evidence): Evidence {
  if (!one) return other;
  return {
    operationId: one.operationId,
    successes: one.successes + other.successes,
    refusals: one.refusals + other.refusals,
    statuses: [...new Set([...one.statuses, ...other.statuses])].sort((a, b) => a - b),
    areExplained: one.areExplained && other.areExplained,
  };
}
