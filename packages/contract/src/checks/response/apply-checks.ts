import type { Check, CheckContext, CheckProblem, TestedCase } from "../../check.js";

/** What all checks find. An exchange without a complete response fails even if none of the checks looks at that. */
export function check(tested: TestedCase, checks: readonly Check[], context: CheckContext): CheckProblem[] {
  const problems = checks.flatMap((check) => applyCheck(check, tested, context));
  const { failure } = tested.exchange;
  if (failure && !problems.some(({ level }) => level === "failure")) {
    const message = `No complete response came: ${failure.message}`;
    problems.push({ check: "response-complete", level: "failure", message, pointer: tested.case.pointer });
  }
  return problems;
}

function applyCheck(check: Check, tested: TestedCase, context: CheckContext): CheckProblem[] {
  try {
    return check.check(tested, context).map((problem) => ({ check: check.name, ...problem }));
  } catch (error) {
    // A document that a check cannot work with, such as a schema that does not compile, proves nothing.
    const message = `The check could not judge: ${error instanceof Error ? error.message : String(error)}`;
    return [{ check: check.name, level: "failure", message, pointer: tested.case.pointer }];
  }
}
