import {
  DocumentError,
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  pointer,
  resolve,
} from "../document/document.js";
import {
  listOperations,
  type MediaType,
  type Operation,
  type ParameterLocation,
  type SideEffects,
  sideEffectClasses,
} from "../document/operations.js";
import type { CaseDescription } from "../event.js";
import { type Criterion, expressionsOf, parseCriterion } from "./criterion.js";
import { type Expression, expressionsIn } from "./expression.js";

/** A value for a parameter, which may contain expressions. */
export interface StepParameter {
  name: string;
  in: ParameterLocation;
  value: JsonValue;
}

/** One request of a scenario, before its expressions have values. */
export interface StepRequest {
  stepId: string;
  /** What the step does, in a few words. */
  title: string;
  operation: Operation;
  parameters: readonly StepParameter[];
  body: { mediaType: MediaType; payload: JsonValue } | undefined;
  pointer: string;
}

/** A request of a scenario with the expected response. */
export interface ScenarioStep extends StepRequest {
  /** The expected status. */
  status: number;
  /** Conditions for the response besides its status. */
  criteria: readonly Criterion[];
  /** Values of the response that later steps use, by name. */
  outputs: { readonly [name: string]: string };
}

/** A request that deletes what a scenario has created. */
export interface CleanUpStep extends StepRequest {
  /** The step after which something may have to be deleted, even without a response. */
  after: string;
}

/** A scenario of several requests, each with its expected response. */
export interface Scenario {
  /** Id of the scenario, in kebab case. */
  workflowId: string;
  summary: string;
  /** Default values of inputs that a run may replace, such as an image with a face. */
  inputs: { readonly [name: string]: JsonValue };
  steps: readonly ScenarioStep[];
  /** Requests that are sent at the end, whatever happened before. */
  cleanUp: readonly CleanUpStep[];
  /** The strongest side effects of all steps: a scenario runs completely or not at all. */
  sideEffects: SideEffects;
  /** Classes that a run must allow, all of them: none of the two strongest covers the other. */
  requires: readonly SideEffects[];
  pointer: string;
}

/** One step of a scenario as plans and reports show it. */
export interface ScenarioCase extends CaseDescription {
  /** Id of the scenario that the step belongs to. */
  workflowId: string;
  /** Classes of side effects that a run must allow, all of them. */
  requires: readonly SideEffects[];
}

/**
 * Reads the scenarios of a document from `x-scenarios`, which contains them by id. Their form follows the workflows of the
 * Arazzo specification: steps with `operationId`, `parameters`, `requestBody`, `successCriteria` and `outputs`; and
 * `x-finally`, a list of steps that delete what others created.
 *
 * @throws {DocumentError} If a scenario is incomplete, or names an unknown operation, parameter, media type, step, output or
 *   input. The message says where.
 */
export function readScenarios(document: OpenApiDocument): Scenario[] {
  const scenarios: unknown = Reflect.get(document, "x-scenarios") ?? {};
  if (!isObject(scenarios)) throw new DocumentError("/x-scenarios must be an object of scenarios by name.");
  const operations = new Map(listOperations(document).map((operation) => [operation.operationId, operation]));
  return Object.entries(scenarios).map(([workflowId, item]) => {
    const { value, pointer: at } = resolve(document, item, pointer("x-scenarios", workflowId));
    return readScenario(workflowId, value, at, operations);
  });
}

/** Returns all steps of scenarios as cases, for the plan of a run. */
export function scenarioCases(scenarios: readonly Scenario[]): ScenarioCase[] {
  return scenarios.flatMap((scenario) => scenario.steps.map((step) => caseOf(scenario, step)));
}

/** Returns a step as plans and reports show it. */
export function caseOf({ workflowId, sideEffects, requires }: Scenario, step: ScenarioStep): ScenarioCase {
  const { stepId, title, operation, status, pointer: at } = step;
  return {
    id: `scenario/${workflowId}/${stepId}`,
    operationId: operation.operationId,
    tags: operation.tags,
    kind: "scenario",
    title,
    pointer: at,
    sideEffects,
    expectation: { outcome: "exactly", status },
    workflowId,
    requires,
  };
}

function readScenario(
  workflowId: string,
  value: JsonObject,
  at: string,
  operations: ReadonlyMap<string, Operation>,
): Scenario {
  const summary = textOf(value, "summary", at);
  const inputs = readInputs(value.inputs, `${at}/inputs`);
  const steps = listOf(value, "steps", at).map(([step, place]) => readStep(step, place, operations));
  if (steps.length === 0) throw new DocumentError(`${at}/steps is empty.`);
  const cleanUp = listOf(value, "x-finally", at).map(([step, place]) => ({
    ...readRequest(step, place, operations),
    after: textOf(step, "after", place),
  }));
  refuseRepeated([...steps, ...cleanUp].map(({ stepId, pointer: place }) => [stepId, `${place}/stepId`]));

  const effects = [...steps, ...cleanUp].map(({ operation }) => operation.sideEffects);
  const issues = effects.includes("credentials");
  const scenario = {
    workflowId,
    summary,
    inputs,
    steps,
    cleanUp,
    sideEffects: strongest(effects),
    requires: [
      strongest(effects.filter((effect) => effect !== "credentials")),
      ...(issues ? ["credentials" as const] : []),
    ],
    pointer: at,
  };
  checkReferences(scenario);
  return scenario;
}

function readStep(value: JsonObject, at: string, operations: ReadonlyMap<string, Operation>): ScenarioStep {
  const criteria = listOf(value, "successCriteria", at).map(([criterion, place]) =>
    parseCriterion(textOf(criterion, "condition", place), `${place}/condition`),
  );
  const [first, ...rest] = criteria;
  const status = first && statusOf(first);
  if (status === undefined) {
    throw new DocumentError(`${at}/successCriteria must begin with a condition such as $statusCode == 200.`);
  }
  const outputs = Object.entries(isObject(value.outputs) ? value.outputs : {}).map(([name, expression]) => {
    if (typeof expression !== "string") throw new DocumentError(`${at}/outputs/${name} must be an expression.`);
    return [name, expression] as const;
  });
  return { ...readRequest(value, at, operations), status, criteria: rest, outputs: Object.fromEntries(outputs) };
}

/** Returns the status of a criterion that requires exactly one. */
function statusOf(criterion: Criterion): number | undefined {
  if (criterion.kind !== "comparison" || criterion.operator !== "==") return undefined;
  const { left, right } = criterion;
  if (left.kind !== "expression" || left.expression.source !== "status" || right.kind !== "literal") return undefined;
  return typeof right.value === "number" ? right.value : undefined;
}

function readRequest(value: JsonObject, at: string, operations: ReadonlyMap<string, Operation>): StepRequest {
  const operationId = textOf(value, "operationId", at);
  const operation = operations.get(operationId);
  if (operation === undefined) {
    throw new DocumentError(`${at}/operationId must name an operation of the document, but is ${operationId}.`);
  }
  const parameters = listOf(value, "parameters", at).map(([parameter, place]) => {
    const name = textOf(parameter, "name", place);
    const declared = operation.parameters.find((own) => own.name === name && own.in === parameter.in);
    if (declared === undefined || parameter.value === undefined) {
      throw new DocumentError(
        `${place} must give a value to a parameter of ${operationId}, which has no ${String(parameter.in)} parameter ${name}.`,
      );
    }
    return { name, in: declared.in, value: parameter.value };
  });
  for (const { name, required, clientOption } of operation.parameters) {
    const isGiven = parameters.some((parameter) => parameter.name === name);
    if (required && clientOption === undefined && !isGiven) {
      throw new DocumentError(`${at}/parameters must contain ${name}, which ${operationId} requires.`);
    }
  }
  return {
    stepId: textOf(value, "stepId", at),
    title: textOf(value, "description", at).trim(),
    operation,
    parameters,
    body: readBody(value.requestBody, `${at}/requestBody`, operation),
    pointer: at,
  };
}

function readBody(value: JsonValue | undefined, at: string, operation: Operation): StepRequest["body"] {
  if (value === undefined) return undefined;
  const body = isObject(value) ? value : {};
  const contentType = textOf(body, "contentType", at);
  const mediaType = operation.requestBody?.content.find(({ name }) => name === contentType);
  if (mediaType === undefined) {
    throw new DocumentError(
      `${at}/contentType must be a media type of ${operation.operationId}, but is ${contentType}.`,
    );
  }
  if (body.payload === undefined) throw new DocumentError(`${at}/payload is missing.`);
  return { mediaType, payload: body.payload };
}

/** The values of the inputs, which are declared by a schema as in Arazzo: the `default` of each property. */
function readInputs(value: JsonValue | undefined, at: string): Scenario["inputs"] {
  const properties = isObject(value) && isObject(value.properties) ? value.properties : {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const given = isObject(schema) ? schema.default : undefined;
      if (given === undefined) throw new DocumentError(`${at}/properties/${name} must have a default.`);
      return [name, given];
    }),
  );
}

/** Throws an error if an expression can never have a value. */
function checkReferences({ steps, cleanUp, inputs }: Pick<Scenario, "steps" | "cleanUp" | "inputs">): void {
  const done = new Map<string, ScenarioStep>();
  const check = (found: readonly Expression[], at: string, responded: boolean) => {
    for (const expression of found) {
      const problem = problemOf(expression, inputs, done, responded);
      if (problem !== undefined) throw new DocumentError(`${at} ${problem}.`);
    }
  };
  const checkRequest = ({ parameters, body, pointer: at }: StepRequest) => {
    for (const [index, { value }] of parameters.entries()) {
      const place = `${at}/parameters/${index}/value`;
      check(expressionsIn(value, place), place, false);
    }
    const place = `${at}/requestBody/payload`;
    check(expressionsIn(body?.payload ?? null, place), place, false);
  };
  for (const step of steps) {
    checkRequest(step);
    for (const criterion of step.criteria) check(expressionsOf(criterion), criterion.pointer, true);
    for (const [name, text] of Object.entries(step.outputs)) {
      const place = `${step.pointer}/outputs/${name}`;
      check(expressionsIn(text, place), place, true);
    }
    done.set(step.stepId, step);
  }
  for (const step of cleanUp) {
    checkRequest(step);
    if (!done.has(step.after)) throw new DocumentError(`${step.pointer}/after must name a step, but is ${step.after}.`);
  }
}

function problemOf(
  expression: Expression,
  inputs: Scenario["inputs"],
  done: ReadonlyMap<string, ScenarioStep>,
  responded: boolean,
): string | undefined {
  switch (expression.source) {
    case "inputs":
      return expression.name in inputs ? undefined : `uses the input ${expression.name}, which is not declared`;
    case "run":
      return undefined;
    case "outputs": {
      const { stepId, name } = expression;
      const isKept = done.get(stepId)?.outputs[name] !== undefined;
      return isKept ? undefined : `uses ${name} of the step ${stepId}, which is not an output of an earlier step`;
    }
    default:
      return responded ? undefined : "uses a response before the request is sent";
  }
}

function strongest(all: readonly SideEffects[]): SideEffects {
  return sideEffectClasses.findLast((effect) => all.includes(effect)) ?? "none";
}

function refuseRepeated(names: readonly (readonly [name: string, at: string])[]): void {
  const seen = new Set<string>();
  for (const [name, at] of names) {
    if (seen.has(name)) throw new DocumentError(`${at} must be unique: another step is called ${name} too.`);
    seen.add(name);
  }
}

function textOf(value: JsonObject, name: string, at: string): string {
  const text = value[name];
  if (typeof text !== "string" || text === "") throw new DocumentError(`${at} must have ${name}, a non-empty string.`);
  return text;
}

function listOf(value: JsonObject, name: string, at: string): [JsonObject, string][] {
  const list = value[name] ?? [];
  const place = `${at}/${name}`;
  if (!Array.isArray(list)) throw new DocumentError(`${place} must be a list.`);
  return list.map((item, index) => {
    if (!isObject(item)) throw new DocumentError(`${place}/${index} must be an object.`);
    return [item, `${place}/${index}`];
  });
}
