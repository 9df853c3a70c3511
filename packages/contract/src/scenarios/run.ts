import type { CaseRequest } from "../case.js";
import type { CheckProblem, CodeContext, TestedCase } from "../check.js";
import { completeResponse, isSuccess } from "../checks/response/documented.js";
import { describeResponse, isBeyondContract, saysGone } from "../checks/response/error-code.js";
import type { JsonValue } from "../document/document.js";
import type { Operation } from "../document/operations.js";
import { BudgetError } from "../errors.js";
import type { CaseResult } from "../event.js";
import type { Exchange, HttpResponse } from "../exchange.js";
import { readJson } from "../wire/text.js";
import { expressionsOf, unmetBy } from "./criterion.js";
import { fill, type Scope } from "./expression.js";
import { buildRequest, type RunValues } from "./request.js";
import { type CleanUpStep, caseOf, type Scenario, type ScenarioCase, type ScenarioStep } from "./scenario.js";

/** Why scenarios are not run against Prism's mock. */
export const noScenarioOnMock = "The mock keeps nothing, so that no scenario can be told on it.";

/** What a scenario needs to be run. */
export interface ScenarioRun extends CodeContext {
  /** Sends one request of a step. Without a signal the request is one that cleans up, and is to be sent in any case. */
  send(request: CaseRequest, operation: Operation, signal: AbortSignal | undefined): Promise<Exchange>;
  /** Holds a response against all checks. */
  check(tested: TestedCase): readonly CheckProblem[];
  /** A name that nothing else at the endpoint has. */
  uniqueName(): string;
  /** Values that take the place of examples in all requests, by parameter, such as the id of a project. */
  values?: RunValues;
  /** Values that take the place of those that the document gives to the scenario's inputs, such as an image. */
  inputs?: { readonly [name: string]: JsonValue };
  /** Ends the scenario early; what it made is removed all the same. */
  signal?: AbortSignal;
  /** Called for each thing that the scenario made and that could not be removed. */
  onLeft?(what: string): void;
}

/** What came of a step. The exchange is as it was sent, with credentials: redact it before it is shown. */
export interface StepResult extends CaseResult {
  case: ScenarioCase;
}

/**
 * Tells one scenario: sends its steps one after the other and yields a result for each. After a step that was not responded as
 * it should, the others are skipped. Whatever happens, also if the caller ends the iteration early, the requests that
 * clean up are sent at the end.
 *
 * @throws Whatever `send` throws, except for the reason of the signal, after which the scenario ends.
 */
export async function* runScenario(scenario: Scenario, run: ScenarioRun): AsyncGenerator<StepResult> {
  const { signal } = run;
  const outputs: { [stepId: string]: { [name: string]: JsonValue } } = {};
  const scope: Scope = {
    inputs: { ...scenario.inputs, ...run.inputs },
    outputs,
    run: { name: run.uniqueName() },
  };
  const sent = new Set<string>();
  let obstacle: string | undefined;
  try {
    for (const step of scenario.steps) {
      if (signal?.aborted) return;
      const described = caseOf(scenario, step);
      const request = obstacle === undefined ? buildRequest(run.document, step, scope, run.values ?? {}) : undefined;
      if (request === undefined) {
        obstacle ??= `An earlier response lacks a value that the step ${step.stepId} needs.`;
        yield { case: described, outcome: "skipped", problems: [], reason: obstacle };
        continue;
      }
      let exchange: Exchange;
      try {
        exchange = await run.send(request, step.operation, signal);
      } catch (error) {
        if (error instanceof BudgetError) {
          obstacle = error.message;
          yield { case: described, outcome: "skipped", problems: [], reason: obstacle };
          continue;
        }
        // What was sent may have had its effect, even if nobody waited for the response.
        sent.add(step.stepId);
        if (signal?.aborted) return;
        throw error;
      }
      sent.add(step.stepId);
      const response = readResponse(step, exchange, scope);
      const tested: TestedCase = { case: described, operation: step.operation, exchange, unmet: response.unmet };
      const problems = run.check(tested);
      const failed = problems.some(({ level }) => level === "failure");
      outputs[step.stepId] = response.outputs;
      if (!response.isExpected) obstacle = obstacleAfter(step, exchange, run);
      const isSkipped = !failed && !response.isExpected;
      yield {
        case: described,
        outcome: failed ? "failed" : isSkipped ? "skipped" : "passed",
        problems,
        exchange,
        ...(isSkipped && obstacle !== undefined ? { reason: obstacle } : {}),
      };
    }
  } finally {
    for (const step of scenario.cleanUp) {
      if (sent.has(step.after)) await cleanUp(step, scope, run);
    }
  }
}

/** What of a response matters to the scenario. */
interface StepResponse {
  /** Whether it is what the step says has to come. */
  isExpected: boolean;
  unmet: NonNullable<TestedCase["unmet"]>;
  outputs: { [name: string]: JsonValue };
}

function readResponse(step: ScenarioStep, exchange: Exchange, before: Scope): StepResponse {
  const received = completeResponse({ exchange });
  if (received?.status !== step.status) return { isExpected: false, unmet: [], outputs: {} };
  const body = readJson(received.body);
  const looksInside = step.criteria.some((each) => expressionsOf(each).some(({ source }) => source === "body"));
  // That a body cannot be read is told once, by `body-valid`, and not again by each criterion.
  if ("problem" in body && looksInside) return { isExpected: false, unmet: [], outputs: {} };
  const { status, headers } = received;
  const scope: Scope = { ...before, response: { status, headers, body: "value" in body ? body.value : undefined } };
  const unmet = step.criteria.flatMap((criterion) => {
    const found = unmetBy(criterion, scope);
    return found === undefined ? [] : [{ condition: criterion.condition, found, pointer: criterion.pointer }];
  });
  const outputs = Object.entries(step.outputs).flatMap(([name, expression]) => {
    const value = fill(expression, scope);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { isExpected: unmet.length === 0, unmet, outputs: Object.fromEntries(outputs) };
}

/** Why the scenario cannot go on after a step. */
function obstacleAfter({ stepId }: ScenarioStep, exchange: Exchange, context: CodeContext): string {
  const received = completeResponse({ exchange });
  if (received !== undefined && isBeyondContract(context, received)) {
    return `The step ${stepId} was refused with ${describeResponse(received)}, for what no contract promises: the image, the account or the load.`;
  }
  return `The step ${stepId} was not responded as it should be.`;
}

/** Sends a request that removes something, and tells if it may still be there. */
async function cleanUp(step: CleanUpStep, scope: Scope, run: ScenarioRun): Promise<void> {
  const request = buildRequest(run.document, step, scope, run.values ?? {});
  if (request === undefined) return;
  let received: HttpResponse | undefined;
  try {
    received = completeResponse({ exchange: await run.send(request, step.operation, undefined) });
  } catch {
    // Whatever ended the request, other things that were made have to be removed as well.
  }
  const isGone = received !== undefined && (isSuccess(received) || saysGone(run, received));
  if (!isGone) run.onLeft?.(`${step.title} (${request.path})`);
}
