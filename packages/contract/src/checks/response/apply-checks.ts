import type { Check, CheckContext, CheckProblem, TestedCase } from "../../check.js";

/** Applies all checks to an exchange. One without a complete response fails even if no check looks at that. */
export function check(tested: TestedCase, checks: readonly Check[], context: CheckContext): CheckProblem[] {
  const problems = checks.flatMap((check) => applyCheck(check, tested, context));
  const { failure } = tested.exchange;
  if (failure && !problems.some(({ level }) => level === "failure")) {
    const message = `No complete response: ${failure.message}`;
    problems.push({ check: "response-complete", level: "failure", message, pointer: tested.case.pointer });
  }
  return problems;
}

function applyCheck(check: Check, tested: TestedCase, context: CheckContext): CheckProblem[] {
  try {
    return check.check(tested, context).map((problem) => ({ check: check.name, ...problem }));
  } catch (error) {
    // If a check cannot use the document, for example a schema that does not compile, nothing was shown.
    const message = `The check could not run: ${error instanceof Error ? error.message : String(error)}`;
    return [{ check: check.name, level: "failure", message, pointer: tested.case.pointer }];
  }
}
