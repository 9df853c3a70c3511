import { setMaxListeners } from "node:events";
import type { ContractCase } from "../case.js";
import type { Check, CheckContext, CodeAliases } from "../check.js";
import type { OpenApiDocument } from "../document/document.js";
import { hasSchema, listOperations, type Operation } from "../document/operations.js";
import { createSchemaValidator, type SchemaValidator } from "../document/validation.js";
import { BudgetError, ContractError } from "../errors.js";
import type { CaseDescription, CaseResult, ContractEvent } from "../event.js";
import { judge } from "../judgement.js";
import { plainProfile } from "../profile.js";
import { scrubber } from "../record/redact.js";
import type { InputValues } from "../scenarios/inputs.js";
import { noStoryOnMock, runScenario } from "../scenarios/run.js";
import { type Scenario, scenarioCases } from "../scenarios/scenario.js";
import type { Target } from "../target/target.js";
import { createBudget, type RequestBudget } from "./budget.js";
import { createChannel } from "./channel.js";
import { type Clock, systemClock } from "./clock.js";
import { type DifferenceLedger, type KnownDifference, openLedger } from "./differences.js";
import { inParallel } from "./in-parallel.js";
import { newNamePrefix } from "./name-prefix.js";
import { createPace } from "./pace.js";
import { type PatientTarget, patientTarget } from "./patient-target.js";
import type { PlannedRun } from "./plan.js";
import { createResourcePool, type ResourcePool } from "./resources.js";
import { ResourceError } from "./supply.js";
import { createTally } from "./tally.js";
import { createTrial } from "./trial.js";
import { skipped, verdict } from "./verdict.js";

/** How a run goes if nothing else is said; the rate is that for endpoints, and the mock has none. */
export const runDefaults = { rate: 5, concurrency: 4, timeout: 30_000, grace: 5000 } as const;

/** What is run, against whom, and how. */
export interface RunOptions {
  document: OpenApiDocument;
  target: Target;
  planned: PlannedRun<CaseDescription>;
  /** All cases of the document, those that are not planned included: some tell how to make and remove things. */
  cases: readonly ContractCase[];
  /** Checks to apply. */
  checks: readonly Check[];
  /** @default [] */
  differences?: readonly KnownDifference[];
  /** Ends the run: nothing new is sent, and what was made is removed. */
  signal?: AbortSignal;
  /**
   * How many cases run at the same time.
   *
   * @default 4
   */
  concurrency?: number;
  /**
   * How many requests are sent in a second at most.
   *
   * @default 5, without limit for the mock
   */
  rate?: number;
  /**
   * How long one exchange may take, in milliseconds.
   *
   * @default 30_000
   */
  timeout?: number;
  /**
   * How long the answer to a request that writes is waited for after the run was ended, in milliseconds: it tells what
   * there is to remove.
   *
   * @default 5_000
   */
  grace?: number;
  /** How many requests are sent at most; removals come on top. */
  maxRequests?: number;
  /** How long an answer may take before a check finds fault with it, in milliseconds. */
  budget?: number;
  /**
   * Scenarios of the document, of which those with planned steps are run after the cases.
   *
   * @default []
   */
  scenarios?: readonly Scenario[];
  /** Values that take the place of those that the document gives to inputs of scenarios, such as an image with a face. */
  inputs?: InputValues;
  /**
   * What the names of created things begin with.
   *
   * @default "contract"
   */
  namePrefix?: string;
  /** @default [] */
  codeAliases?: CodeAliases;
  /** @default the time of this machine */
  clock?: Clock;
}

/**
 * Runs cases and tells what happens. Cases that only read go first, then those that write, for a change amid two equal
 * requests would make their answers differ; results come in the order in which cases end, which with a concurrency of 1 is
 * always the same. Everything that the run made is removed before its last event, and also if it fails, or if the reader
 * of the events stops.
 *
 * @throws {ContractError} If no case can be sent because the credentials that they need are missing.
 */
export async function* run(options: RunOptions): AsyncGenerator<ContractEvent, void, void> {
  const { document, target, planned, checks, differences = [], clock = systemClock } = options;
  const operations = listOperations(document);
  assertCredentials(target, planned.plan.cases, operations);
  const startedAt = new Date();
  const start = clock.now();
  yield { type: "start", plan: planned.plan, startedAt: startedAt.toISOString() };

  const halt = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, halt.signal]) : halt.signal;
  // Every request under way listens to it, however many there are.
  setMaxListeners(0, signal);
  const ledger = openLedger(differences, operations, startedAt.toISOString().slice(0, 10));
  const tally = createTally();
  let requests = 0;
  let resent = 0;
  let unreachable = false;
  const budget = createBudget(options.maxRequests ?? Number.POSITIVE_INFINITY);
  const patient = patientTarget(target, {
    budget,
    grace: options.grace ?? runDefaults.grace,
    pace: createPace(options.rate ?? (target.isMock ? Number.POSITIVE_INFINITY : runDefaults.rate), clock),
    clock,
    onExchange(exchange) {
      requests += exchange.resent ? 2 : 1;
      if (exchange.resent) resent++;
    },
    onUnreachable() {
      unreachable = true;
      halt.abort(new ContractError(`Nobody answers at ${target.name}.`));
    },
  });
  const left: string[] = [];
  const { pool, follow } = prepare({ ...options, operations, patient, requestBudget: budget, signal, ledger, left });

  const results = createChannel<CaseResult>();
  const work = follow((result) => results.push(result)).then(
    () => results.close(),
    (error) => results.close(signal.aborted ? undefined : error),
  );
  try {
    for await (const result of results) {
      tally.add(result);
      yield { type: "case", result };
    }
  } finally {
    halt.abort();
    await work;
    left.push(...(await pool.clear()));
  }

  const isWhole = tally.results >= planned.plan.cases.length;
  const ran = [...planned.complete].filter((operationId) => isWhole && !tally.skipped.has(operationId));
  yield {
    type: "end",
    summary: {
      ...tally.counts(),
      requests,
      milliseconds: clock.now() - start,
      interrupted: options.signal?.aborted === true && !isWhole,
      unreachable,
      outdated: ledger.outdated({
        operations: new Set(ran),
        checks: new Set(checks.map(({ name }) => name)),
      }),
      unmet: ledger.unmet(),
      resent,
      left: left.map(scrubber(target.secrets)),
    },
  };
}

/** What the steps of a run work with. */
interface Preparation extends RunOptions {
  operations: readonly Operation[];
  patient: PatientTarget;
  requestBudget: RequestBudget;
  signal: AbortSignal;
  ledger: DifferenceLedger;
  /** Takes the names of things that scenarios could not remove. */
  left: string[];
}

interface Prepared {
  pool: ResourcePool;
  /** Runs everything that is planned; rejects when the signal ends it. */
  follow: (report: (result: CaseResult) => void) => Promise<void>;
}

function prepare(options: Preparation): Prepared {
  const { document, target, planned, cases, checks, operations, patient, requestBudget, signal, ledger } = options;
  const { concurrency, timeout, budget } = { ...runDefaults, ...options };
  const { codeAliases = [] } = options;
  const context: CheckContext = {
    document,
    codeAliases,
    validator: createSchemaValidator(document, { strict: false, direction: "answer" }),
    isMock: target.isMock,
    ...(budget !== undefined && { budget }),
  };
  compileAnswers(context.validator, document, operations);
  // Removals are sent even when the run was ended.
  const always = new AbortController().signal;
  setMaxListeners(0, always);
  const pool = createResourcePool({
    document,
    codeAliases,
    operations,
    cases,
    sideEffects: planned.sideEffects,
    isMock: target.isMock,
    prefix: newNamePrefix(options.namePrefix ?? plainProfile.namePrefix),
    make: (request, operation) => patient.send(request, operation, { signal, timeout }),
    remove: (request, operation) => patient.remove(request, operation, { signal: always, timeout }),
  });

  const trial = createTrial({ operations, target: patient, pool, checks, context, signal, timeout });
  const bench = { document, ledger, secrets: target.secrets };

  async function follow(report: (result: CaseResult) => void): Promise<void> {
    const ids = new Set(planned.plan.cases.map(({ id }) => id));
    const chosen = cases.filter(({ id }) => ids.has(id));
    const reading = chosen.filter(({ sideEffects }) => sideEffects !== "writes");
    const writing = chosen.filter(({ sideEffects }) => sideEffects === "writes");
    await prepareShared(reading);
    for (const phase of [reading, writing]) {
      await inParallel(phase, concurrency, signal, async (each) => {
        report(requestBudget.hasRoom ? verdict(await trial(each), bench) : skipped(each, requestBudget.reason));
      });
    }
    for (const scenario of options.scenarios ?? []) await tell(scenario, ids, report);
  }

  /** Runs a scenario as a whole if one of its steps is planned, for a step needs those before it. */
  async function tell(
    scenario: Scenario,
    ids: ReadonlySet<string>,
    report: (result: CaseResult) => void,
  ): Promise<void> {
    const steps = scenarioCases([scenario]).filter(({ id }) => ids.has(id));
    const why = target.isMock ? noStoryOnMock : requestBudget.hasRoom ? undefined : requestBudget.reason;
    if (steps.length === 0 || why !== undefined) {
      for (const step of steps) report(skipped(step, String(why)));
      return;
    }
    const told = runScenario(scenario, {
      document,
      codeAliases,
      send: (request, operation, own) =>
        own === undefined
          ? patient.remove(request, operation, { signal: always, timeout })
          : patient.send(request, operation, { signal: own, timeout }),
      judge: (judged) => judge(judged, checks, context),
      uniqueName: pool.uniqueName,
      signal,
      ...(options.inputs && { inputs: options.inputs }),
      onLeft: (what) => options.left.push(what),
    });
    for await (const result of told) if (ids.has(result.case.id)) report(verdict(result, bench));
    signal.throwIfAborted();
  }

  /** Makes what reading cases share before the first of them, lest one sees it come into being. */
  async function prepareShared(reading: readonly ContractCase[]): Promise<void> {
    for (const each of reading.filter(({ needs, exclusive }) => needs.length > 0 && !exclusive)) {
      if (!requestBudget.hasRoom) return;
      try {
        await (await pool.lend(each)).giveBack();
      } catch (error) {
        // Told by the result of every case that needs it.
        if (!(error instanceof ResourceError || error instanceof BudgetError)) throw error;
      }
    }
  }

  return { pool, follow };
}

/**
 * Compiles what answers are held against, so that a schema that cannot be used is told before anything is sent.
 *
 * @throws {DocumentError} If there is such a schema.
 */
function compileAnswers(validator: SchemaValidator, document: OpenApiDocument, operations: readonly Operation[]): void {
  for (const { content, headers } of operations.flatMap(({ responses }) => responses)) {
    for (const owner of [...content, ...headers]) if (hasSchema(document, owner)) validator.compile(owner.schema);
  }
}

/** @throws {ContractError} If every planned operation that needs credentials lacks them. */
function assertCredentials(target: Target, cases: readonly CaseDescription[], operations: readonly Operation[]): void {
  const ids = new Set(cases.filter(({ kind }) => kind !== "credentials").map(({ operationId }) => operationId));
  const secured = operations.filter(({ operationId, security }) => ids.has(operationId) && security.length > 0);
  const lacks = secured.map((operation) => target.lacks(operation));
  const [first] = lacks;
  if (first !== undefined && lacks.every((lack) => lack !== undefined)) {
    throw new ContractError(`${target.name} wants credentials. ${first}`);
  }
}
