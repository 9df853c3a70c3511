import type { OpenApiDocument } from "../../spec/document.js";
import type { CaseDescription, CaseResult, JudgedFinding, Outcome } from "../event.js";
import { redact } from "../record/redact.js";
import type { DifferenceLedger } from "./differences.js";
import { describe } from "./plan.js";

/** What a verdict is given by. */
export interface Bench {
  document: OpenApiDocument;
  ledger: DifferenceLedger;
  /** Texts that may not be shown. */
  secrets: readonly string[];
}

/** A result as it may be told: its outcome by what is known of its findings, and without secrets. */
export function verdict(result: CaseResult, { document, ledger, secrets }: Bench): CaseResult {
  const { exchange, findings } = result;
  const marked = ledger.mark(findings, result.case.operationId);
  const outcome = result.outcome === "skipped" ? "skipped" : outcomeOf(marked);
  if (!exchange) return { ...result, outcome, findings: marked };
  const redacted = redact(exchange, document, secrets);
  return {
    ...result,
    outcome,
    findings: marked.map((finding) => ({ ...finding, message: redacted.scrub(finding.message) })),
    exchange: redacted.exchange,
  };
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
