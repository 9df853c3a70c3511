import type { Check, CheckContext, CheckProblem, FoundProblem, TestedCase } from "../../check.js";
import type { Exchange } from "../../exchange.js";
import { decodeContent } from "../../wire/content-coding.js";
import { decide, remember } from "./facts.js";

/** What each run has reported about the server. */
const reportedOnce = new WeakMap<CheckContext, Set<string>>();

/**
 * Applies checks to an exchange, in their order, until one fails that is the cause of the rest. An exchange without a
 * complete response fails even if no check looks at that. What concerns the server is reported once a context.
 */
export function check(encoded: TestedCase, checks: readonly Check[], context: CheckContext): CheckProblem[] {
  const problems: CheckProblem[] = [];
  const tested = withDecodedBodies(encoded);
  for (const each of checks) {
    const found = applyCheck(each, tested, context);
    for (const { onceFor, ...problem } of found) {
      if (onceFor === undefined || isFirst(context, `${each.name} ${onceFor}`)) {
        problems.push(decide({ check: each.name, ...problem }, context));
      }
    }
    if (each.isConclusive && found.some(({ level }) => level === "failure")) break;
  }
  const failed = new Set(problems.filter(({ level }) => level === "failure").map((problem) => problem.check));
  const yielding = new Set(checks.filter(({ yieldsTo = "" }) => failed.has(yieldsTo)).map(({ name }) => name));
  remember(tested, context);
  const { failure } = tested.exchange;
  if (failure && !problems.some(({ level }) => level === "failure")) {
    const message = `No complete response: ${failure.message}`;
    problems.push({ check: "response-complete", level: "failure", message, pointer: tested.case.pointer });
  }
  return problems.filter((problem) => !yielding.has(problem.check));
}

/** Decodes the bodies of the responses, whose headers still name the coding. */
function withDecodedBodies(tested: TestedCase): TestedCase {
  const decoded = decodedBody(tested.exchange);
  const repeated = tested.repeated && decodedBody(tested.repeated);
  return {
    ...tested,
    ...(decoded === undefined ? { isUndecodable: true } : { exchange: decoded }),
    ...(repeated && { repeated }),
  };
}

/** Returns an exchange with the decoded body of its response; `undefined` if the body does not fit its coding. */
function decodedBody(exchange: Exchange): Exchange | undefined {
  const { response, failure } = exchange;
  if (response === undefined || failure) return exchange;
  const body = decodeContent(response.body, response.headers);
  return body && { ...exchange, response: { ...response, body } };
}

function isFirst(context: CheckContext, key: string): boolean {
  const reported = reportedOnce.get(context) ?? new Set();
  reportedOnce.set(context, reported);
  const { size } = reported;
  return reported.add(key).size > size;
}

function applyCheck(check: Check, tested: TestedCase, context: CheckContext): FoundProblem[] {
  try {
    return check.check(tested, context);
  } catch (error) {
    // If a check cannot use the document, for example a schema that does not compile, nothing was shown.
    const message = `The check could not run: ${error instanceof Error ? error.message : String(error)}`;
    return [{ level: "failure", message, pointer: tested.case.pointer }];
  }
}
