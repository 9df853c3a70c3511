import type { CaseRequest } from "../case.js";
import type { CheckProblem, CodeContext, TestedCase } from "../check.js";
import { completeResponse, isSuccess } from "../checks/response/documented.js";
import { describeResponse, isBeyondContract, saysGone } from "../checks/response/error-code.js";
import { scenarioStep } from "../checks/scenario-step.js";
import type { JsonValue } from "../document/document.js";
import type { Operation } from "../document/operations.js";
import { BudgetError } from "../errors.js";
import type { CaseResult } from "../event.js";
import type { Exchange, HttpResponse } from "../exchange.js";
import { renamedIn } from "../wire/renamed.js";
import { readJson } from "../wire/text.js";
import { expressionsOf, unmetBy } from "./criterion.js";
import { fill, type Scope } from "./expression.js";
import { buildRequest, type RunValues } from "./request.js";
import { type CleanUpStep, caseOf, type Scenario, type ScenarioCase, type ScenarioStep } from "./scenario.js";

/** Why scenarios are not run against Prism's mock. */
export const noScenarioOnMock = "The mock is stateless: scenarios run against an endpoint only.";

/** Pauses before attempts to delete something, in milliseconds. */
const cleanUpPauses = [0, 100, 400];

/** Pauses before a step is sent again that may have been too early for an eventually consistent endpoint, in milliseconds. */
const settlePauses = [25, 75, 300];

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
  /**
   * Waits before a request is sent again, in milliseconds, also after the run was ended. Without it a step is sent once, and
   * a deletion is tried again at once.
   */
  pause?(milliseconds: number): Promise<void>;
  /** Waits until earlier changes show at the endpoint, if that is known to take time. */
  settled?(): Promise<void>;
  /** Called for an operation that saw what earlier steps had changed only after a pause. */
  onDelayed?(operationId: string, milliseconds: number): void;
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
        const last = sent.at(-1)?.step.operation.sideEffects;
        if (last !== undefined && last !== "none") await run.settled?.();
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
      let response = readResponse(step, exchange, scope);
      let problems = run.check({ case: described, operation: step.operation, exchange, unmet: response.unmet });
      if (mayBeEarly(step, sent, problems, run)) {
        const later = await sendLater(step, request, scope, run);
        if (later) {
          ({ exchange, response } = later);
          const { unmet } = response;
          const others = problems.filter(({ check }) => check !== scenarioStep.name);
          problems = [...others, ...run.check({ case: described, operation: step.operation, exchange, unmet })];
          sent.push({ step, exchange });
        }
      }
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
      // Of a step that was sent again, the last response counts.
      const after = sent.findLastIndex((each) => each.step.stepId === step.after);
      if (after >= 0) await cleanUp(step, sent.slice(after), scope, run);
    }
  }
}

/**
 * Whether a step may have got an unexpected response only because the endpoint does not yet show what earlier steps changed:
 * nothing else is wrong with it, and it changed nothing itself.
 */
function mayBeEarly(
  { operation }: ScenarioStep,
  sent: readonly SentStep[],
  problems: readonly CheckProblem[],
  run: ScenarioRun,
): boolean {
  const failures = problems.filter(({ level }) => level === "failure");
  const [last] = sent.slice(-1);
  const received = last?.exchange && completeResponse({ exchange: last.exchange });
  if (run.pause === undefined || received === undefined || failures.length === 0) return false;
  if (failures.some(({ check }) => check !== scenarioStep.name)) return false;
  const hasChanged = sent.slice(0, -1).some(({ step, exchange }) => {
    return step.operation.sideEffects !== "none" && isSuccess(exchange?.response);
  });
  const isRead = isSuccess(received) && operation.sideEffects !== "writes" && operation.sideEffects !== "credentials";
  return hasChanged && (isRead || (received.status < 500 && saysGone(run, received)));
}

/**
 * Sends a step again, after pauses, until it gets the expected response; returns that, if it comes. A read gets it twice in a
 * row: an endpoint that responds in turns does not settle.
 */
async function sendLater(
  step: ScenarioStep,
  request: CaseRequest,
  scope: Scope,
  run: ScenarioRun,
): Promise<SettledStep | undefined> {
  const send = async (): Promise<SettledStep | undefined> => {
    if (run.signal?.aborted) return undefined;
    try {
      const exchange = await run.send(request, step.operation, run.signal);
      return { exchange, response: readResponse(step, exchange, scope) };
    } catch (error) {
      // The first response stands; what ended the run ends the scenario before its next step.
      if (error instanceof BudgetError || run.signal?.aborted) return undefined;
      throw error;
    }
  };
  let waited = 0;
  for (const pause of settlePauses) {
    await run.pause?.(pause);
    waited += pause;
    const later = await send();
    if (later === undefined) return undefined;
    const hasWritten = step.operation.sideEffects === "writes" && isSuccess(later.exchange.response);
    if (later.response.isExpected) {
      const last = step.operation.sideEffects === "none" ? await send() : later;
      if (last === undefined) return undefined;
      if (last.response.isExpected) {
        run.onDelayed?.(step.operation.operationId, waited);
        return last;
      }
    }
    // Whatever it changed is not changed again.
    if (hasWritten) return undefined;
  }
  return undefined;
}

/** A step that was sent again, with its last response. */
interface SettledStep {
  exchange: Exchange;
  response: StepResponse;
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
async function cleanUp(step: CleanUpStep, sent: readonly SentStep[], scope: Scope, run: ScenarioRun): Promise<void> {
  const requests = removalsOf(step, sent[0]?.exchange?.response, scope, run);
  const [request] = requests;
  if (request === undefined) return;
  let mayBeDeleted = !isConfirmed(step, sent);
  for (const pause of cleanUpPauses) {
    if (pause > 0) await run.pause?.(pause);
    let isDeleted = false;
    let isGone = true;
    for (const each of requests) {
      let received: HttpResponse | undefined;
      try {
        received = completeResponse({ exchange: await run.send(each, step.operation, undefined) });
      } catch {
        // Whatever ended the request, other resources have to be deleted as well.
      }
      isDeleted ||= isSuccess(received);
      isGone &&= received !== undefined && saysGone(run, received);
      if (received === undefined || received.status >= 500) mayBeDeleted = true;
    }
    if (isDeleted || (mayBeDeleted && isGone)) return;
  }
  run.onLeft?.(`${step.title} (${request.path})`);
}

/** Returns the request of a cleanup, followed by one for each other name that the response to the creation has. */
function removalsOf(
  step: CleanUpStep,
  creation: HttpResponse | undefined,
  scope: Scope,
  { document, values = {} }: ScenarioRun,
): CaseRequest[] {
  const renamed = step.parameters.flatMap((parameter) => {
    const name = fill(parameter.value, scope);
    if (creation === undefined || !isSuccess(creation) || typeof name !== "string") return [];
    // A text with this sign would be read as an expression.
    const names = renamedIn(creation, name).filter((each) => !each.includes("$"));
    return names.map((value) => ({
      ...step,
      parameters: step.parameters.map((each) => (each === parameter ? { ...each, value } : each)),
    }));
  });
  return [step, ...renamed]
    .map((each) => buildRequest(document, each, scope, values))
    .filter((request) => request !== undefined);
}
