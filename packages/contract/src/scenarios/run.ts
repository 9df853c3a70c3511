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
export const noScenarioOnMock = "The mock is stateless: scenarios run against an endpoint only.";

/** Pauses before attempts to delete something, in milliseconds. */
const cleanUpPauses = [0, 100, 400];

/** Settings of {@link runScenario}. */
export interface ScenarioRun extends CodeContext {
  /** Sends one request. Without a signal it is part of the cleanup, and must be sent in any case. */
  send(request: CaseRequest, operation: Operation, signal: AbortSignal | undefined): Promise<Exchange>;
  /** Applies all checks to a response. */
  check(tested: TestedCase): readonly CheckProblem[];
  /** Returns a name that is unique at the endpoint. */
  uniqueName(): string;
  /** Values that replace examples in all requests, by parameter, such as the id of a project. */
  values?: RunValues;
  /** Values that replace the defaults of the scenario's inputs, such as an image. */
  inputs?: { readonly [name: string]: JsonValue };
  /** Ends the scenario early; what it created is still deleted. */
  signal?: AbortSignal;
  /** Waits before a deletion is tried again, in milliseconds; not at all if it is missing. */
  pause?(milliseconds: number): Promise<void>;
  /** Called for each resource that the scenario created and could not delete. */
  onLeft?(what: string): void;
}

/** The result of a step. The exchange contains credentials: redact it before it is shown. */
export interface StepResult extends CaseResult {
  case: ScenarioCase;
}

/**
 * Runs one scenario: sends its steps one after the other and yields a result for each. After a step without the expected
 * response, the others are skipped. Whatever happens, also if the caller ends the iteration early, the requests of the
 * cleanup are sent at the end.
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
  const sent: SentStep[] = [];
  let obstacle: string | undefined;
  try {
    for (const step of scenario.steps) {
      if (signal?.aborted) return;
      const described = caseOf(scenario, step);
      const request = obstacle === undefined ? buildRequest(run.document, step, scope, run.values ?? {}) : undefined;
      if (request === undefined) {
        obstacle ??= `The step ${step.stepId} needs a value that is missing in an earlier response.`;
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
        // A request may have had its effect, even without a response.
        sent.push({ step });
        if (signal?.aborted) return;
        throw error;
      }
      sent.push({ step, exchange });
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
      const after = sent.findIndex((each) => each.step.stepId === step.after);
      if (after >= 0) await cleanUp(step, isConfirmed(step, sent.slice(after)), scope, run);
    }
  }
}

/** The parts of a response that matter to the scenario. */
interface StepResponse {
  /** Whether it is the response that the step expects. */
  isExpected: boolean;
  unmet: NonNullable<TestedCase["unmet"]>;
  outputs: { [name: string]: JsonValue };
}

function readResponse(step: ScenarioStep, exchange: Exchange, before: Scope): StepResponse {
  const received = completeResponse({ exchange });
  if (received?.status !== step.status) return { isExpected: false, unmet: [], outputs: {} };
  const body = readJson(received.body);
  const looksInside = step.criteria.some((each) => expressionsOf(each).some(({ source }) => source === "body"));
  // An unreadable body is reported once, by `body-valid`, and not again by each criterion.
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

/** Returns why the scenario cannot continue after a step. */
function obstacleAfter({ stepId }: ScenarioStep, exchange: Exchange, context: CodeContext): string {
  const received = completeResponse({ exchange });
  if (received !== undefined && isBeyondContract(context, received)) {
    return `The step ${stepId} was refused with ${describeResponse(received)} because of the image, the account or the load, about which the document says nothing.`;
  }
  return `The step ${stepId} did not get the expected response.`;
}

/** A step that was sent, with its exchange if there was one. */
interface SentStep {
  step: ScenarioStep;
  exchange?: Exchange;
}

/**
 * Whether what a cleanup deletes certainly exists: the endpoint confirmed its creation, and no later step may have deleted
 * it.
 */
function isConfirmed(cleanUp: CleanUpStep, [creation, ...later]: readonly SentStep[]): boolean {
  const received = creation?.exchange && completeResponse({ exchange: creation.exchange });
  const mayDelete = ({ step: { operation }, exchange }: SentStep) => {
    const isDeleting = operation.method === "delete" || operation.operationId === cleanUp.operation.operationId;
    const status = exchange && completeResponse({ exchange })?.status;
    return isDeleting && !(status !== undefined && status >= 400 && status < 500);
  };
  return isSuccess(received) && !later.some(mayDelete);
}

/** Sends a request that deletes something, again if that is not confirmed, and reports if it may still exist. */
async function cleanUp(step: CleanUpStep, isCertain: boolean, scope: Scope, run: ScenarioRun): Promise<void> {
  const request = buildRequest(run.document, step, scope, run.values ?? {});
  if (request === undefined) return;
  let mayBeDeleted = !isCertain;
  for (const pause of cleanUpPauses) {
    if (pause > 0) await run.pause?.(pause);
    let received: HttpResponse | undefined;
    try {
      received = completeResponse({ exchange: await run.send(request, step.operation, undefined) });
    } catch {
      // Whatever ended the request, other resources have to be deleted as well.
    }
    if (received && (isSuccess(received) || (mayBeDeleted && saysGone(run, received)))) return;
    if (received === undefined || received.status >= 500) mayBeDeleted = true;
  }
  run.onLeft?.(`${step.title} (${request.path})`);
}
