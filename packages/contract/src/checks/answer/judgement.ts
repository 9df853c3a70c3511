import type { Check, CheckContext, Finding, Judged } from "../../check.js";

/** What all checks find. An exchange without a whole answer fails even if none of the checks looks at that. */
export function judge(judged: Judged, checks: readonly Check[], context: CheckContext): Finding[] {
  const findings = checks.flatMap((check) => judgeBy(check, judged, context));
  const { failure } = judged.exchange;
  if (failure && !findings.some(({ severity }) => severity === "failure")) {
    const message = `No whole answer came: ${failure.message}`;
    findings.push({ check: "answer-complete", severity: "failure", message, pointer: judged.case.pointer });
  }
  return findings;
}

function judgeBy(check: Check, judged: Judged, context: CheckContext): Finding[] {
  try {
    return check.judge(judged, context).map((problem) => ({ check: check.name, ...problem }));
  } catch (error) {
    // A document that a check cannot work with, such as a schema that does not compile, proves nothing.
    const message = `The check could not judge: ${error instanceof Error ? error.message : String(error)}`;
    return [{ check: check.name, severity: "failure", message, pointer: judged.case.pointer }];
  }
}
