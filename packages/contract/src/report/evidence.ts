import type { CodeContext } from "../check.js";
import { errorCodeOf, lookUpCode } from "../checks/response/error-code.js";
import type { CaseResult } from "../event.js";

/** What a run has seen of one operation: whether it does at all what it is there for. */
export interface Evidence {
  operationId: string;
  /** How many responses of success came. */
  successes: number;
  /** How many requests that keep the document were refused. */
  refusals: number;
  /** The statuses of these refusals, each once. */
  statuses: readonly number[];
  /** Whether each of these refusals carries a documented code that blames something else than the request. */
  areExplained: boolean;
}

/** Counts evidence while results come. */
export function evidenceCounter(context: CodeContext) {
  const found = new Map<string, Evidence>();
  return {
    add({ case: { operationId, expectation }, outcome, exchange }: CaseResult): void {
      const response = exchange?.failure ? undefined : exchange?.response;
      // What is known to differ is not to be learned from.
      if (operationId === "" || response === undefined || outcome === "skipped" || outcome === "expected") return;
      const { status } = response;
      // A redirect that the document promises is what the operation is there for.
      const isSuccess = status >= 200 && status < 400;
      const isRefusal = !isSuccess && expectation.outcome === "accepted";
      const code = isRefusal ? errorCodeOf(response) : undefined;
      const faulty = code === undefined ? undefined : lookUpCode(context, code)?.fault;
      const one: Evidence = {
        operationId,
        successes: isSuccess ? 1 : 0,
        refusals: isRefusal ? 1 : 0,
        statuses: isRefusal ? [status] : [],
        areExplained: !isRefusal || (faulty !== undefined && faulty !== "request"),
      };
      found.set(operationId, sum(found.get(operationId), one));
    },
    /** What was seen of each operation that was tried, in the order in which they were. */
    evidence: (): Evidence[] => [...found.values()],
  };
}

/** The evidence of several parts of a run together. */
export function joinEvidence(one: readonly Evidence[], other: readonly Evidence[]): Evidence[] {
  const joined = new Map(one.map((each) => [each.operationId, each]));
  for (const each of other) joined.set(each.operationId, sum(joined.get(each.operationId), each));
  return [...joined.values()];
}

/** The operations that refused every request that keeps the document. */
export function neverSuccessful(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(({ successes, refusals }) => successes === 0 && refusals > 0);
}

/** Whether a run has shown nothing: no operation was seen to succeed, and the document does not explain why. */
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
