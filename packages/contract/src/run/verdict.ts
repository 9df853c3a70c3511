import type { CheckContext } from "../check.js";
import { settle } from "../checks/response/facts.js";
import type { OpenApiDocument } from "../document/document.js";
import type { CaseDescription, CaseResult, MatchedProblem, Outcome } from "../event.js";
import { redact, scrubber } from "../redaction/redact.js";
import type { DifferenceLedger } from "./differences.js";
import { describe } from "./plan.js";

/**
 * Returns a result as it is reported: with known differences marked, and without secrets.
 *
 * @param secrets - Texts that may not be shown.
 */
export function verdict(
  result: CaseResult,
  document: OpenApiDocument,
  ledger: DifferenceLedger,
  secrets: readonly string[],
): CaseResult {
  const { exchange, problems, reason, ...known } = markKnown(result, ledger);
  const redaction = exchange && redact(exchange, document, secrets);
  const scrub = redaction?.scrub ?? scrubber(secrets);
  return {
    ...known,
    problems: problems.map((problem) => ({
      ...problem,
      message: scrub(problem.message),
      ...(problem.at !== undefined && { at: scrub(problem.at) }),
    })),
    ...(reason !== undefined && { reason: scrub(reason) }),
    ...(redaction && { exchange: redaction.exchange }),
  };
}

/** A result with what the list of known differences says of its problems, and the outcome that follows from it. */
export function markKnown(result: CaseResult, ledger: DifferenceLedger): CaseResult {
  const problems = ledger.mark(result.problems, result.case.operationId);
  return { ...result, problems, outcome: result.outcome === "skipped" ? "skipped" : outcomeOf(problems) };
}

/** Decides the problems of a result that depend on what the run knows at its end. */
export function settled(result: CaseResult, context: CheckContext): CaseResult {
  const problems = settle(result.problems, context);
  return { ...result, problems, outcome: result.outcome === "skipped" ? "skipped" : outcomeOf(problems) };
}

/** The result of a case that was not sent. */
export function skipped(each: CaseDescription, reason: string): CaseResult {
  return { case: describe(each), outcome: "skipped", problems: [], reason };
}

function outcomeOf(problems: readonly MatchedProblem[]): Outcome {
  const failures = problems.filter(({ level }) => level === "failure");
  if (failures.length === 0) return "passed";
  return failures.every(({ expected }) => expected !== undefined) ? "expected" : "failed";
}
