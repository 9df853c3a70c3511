import type { OpenApiDocument } from "../document/document.js";
import type { CaseDescription, CaseResult, JudgedFinding, Outcome } from "../event.js";
import { redact, scrubber } from "../redaction/redact.js";
import type { DifferenceLedger } from "./differences.js";
import { describe } from "./plan.js";

/**
 * A result as it may be told: its outcome by what is known of its findings, and without secrets.
 *
 * @param secrets - Texts that may not be shown.
 */
export function verdict(
  result: CaseResult,
  document: OpenApiDocument,
  ledger: DifferenceLedger,
  secrets: readonly string[],
): CaseResult {
  const { exchange, findings, reason, ...known } = markKnown(result, ledger);
  const redaction = exchange && redact(exchange, document, secrets);
  const scrub = redaction?.scrub ?? scrubber(secrets);
  return {
    ...known,
    findings: findings.map((finding) => ({
      ...finding,
      message: scrub(finding.message),
      ...(finding.at !== undefined && { at: scrub(finding.at) }),
    })),
    ...(reason !== undefined && { reason: scrub(reason) }),
    ...(redaction && { exchange: redaction.exchange }),
  };
}

/** A result with what the list of known differences says of its findings, and the outcome that follows from it. */
export function markKnown(result: CaseResult, ledger: DifferenceLedger): CaseResult {
  const findings = ledger.mark(result.findings, result.case.operationId);
  return { ...result, findings, outcome: result.outcome === "skipped" ? "skipped" : outcomeOf(findings) };
}

/** The result of a case that was not sent. */
export function skipped(each: CaseDescription, reason: string): CaseResult {
  return { case: describe(each), outcome: "skipped", findings: [], reason };
}

function outcomeOf(findings: readonly JudgedFinding[]): Outcome {
  const failures = findings.filter(({ severity }) => severity === "failure");
  if (failures.length === 0) return "passed";
  return failures.every(({ expected }) => expected !== undefined) ? "expected" : "failed";
}
