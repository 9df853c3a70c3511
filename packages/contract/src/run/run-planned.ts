import type { ContractCase } from "../case.js";
import { check } from "../checks/response/apply-checks.js";
import { BudgetError } from "../errors.js";
import type { CaseResult } from "../event.js";
import { noScenarioOnMock, runScenario } from "../scenarios/run.js";
import { type Scenario, scenarioCases } from "../scenarios/scenario.js";
import { inParallel } from "./in-parallel.js";
import type { RunContext } from "./run-context.js";
import { runDefaults } from "./run-options.js";
import { ResourceError } from "./supply.js";
import { settled, skipped } from "./verdict.js";

/** Progress of a run: a case ended, or a resource could not be deleted. */
export type Happening = { result: CaseResult } | { left: string };

type Report = (happening: Happening) => void;

/** Runs everything that is planned: cases that read, scenarios, cases that write; rejects when the signal ends it. */
export async function runPlanned(run: RunContext, report: Report): Promise<void> {
  const { planned, cases, scenarios = [] } = run.options;
  const ids = new Set(planned.plan.cases.map(({ id }) => id));
  const chosen = cases.filter(({ id }) => ids.has(id));
  const reading = chosen.filter(({ sideEffects }) => sideEffects !== "writes");
  const writing = chosen.filter(({ sideEffects }) => sideEffects === "writes");
  await run.credentials.prove();
  run.signal.throwIfAborted();
  const open: CaseResult[] = [];
  // What a problem means may only be known at the end of the run.
  const reportDecided: Report = (happening) => {
    if ("result" in happening && happening.result.problems.some(({ failsIf }) => failsIf !== undefined)) {
      open.push(happening.result);
    } else report(happening);
  };
  try {
    await prepareShared(run, reading);
    await runCases(run, reading, reportDecided);
    await run.pool.settle();
    // Before many resources are created: where deletions do nothing, those would use up the quota that scenarios need.
    for (const scenario of scenarios) await runSteps(run, scenario, ids, reportDecided);
    await runCases(run, writing, reportDecided);
    await run.pool.settle();
  } finally {
    for (const result of open) report({ result: settled(result, run.context) });
  }
}

/** Creates what reading cases share before the first of them, so that no case sees a change. */
async function prepareShared({ pool, budget }: RunContext, reading: readonly ContractCase[]): Promise<void> {
  for (const each of reading.filter(({ needs, exclusive }) => needs.length > 0 && !exclusive)) {
    if (!budget.hasRoom) return;
    try {
      await (await pool.lend(each)).giveBack();
    } catch (error) {
      // Reported by the result of every case that needs it.
      if (!(error instanceof ResourceError || error instanceof BudgetError)) throw error;
    }
  }
}

async function runCases(run: RunContext, cases: readonly ContractCase[], report: Report): Promise<void> {
  const { budget, options, signal, trial } = run;
  await inParallel(cases, options.concurrency ?? runDefaults.concurrency, signal, async (each) => {
    const isSendable = budget.hasRoom || trial.isKnown(each.id);
    report({ result: isSendable ? run.verdict(await trial.run(each)) : skipped(each, budget.reason) });
  });
}

/** Returns why a step of a scenario cannot be sent, so that the others would be for nothing: it lacks credentials. */
function lackedBy({ options: { target } }: RunContext, { steps }: Scenario): string | undefined {
  return steps.map(({ operation }) => target.lacks(operation)).find((lacked) => lacked !== undefined);
}

/** Runs a complete scenario if one of its steps is planned, since a step needs those before it. */
async function runSteps(run: RunContext, scenario: Scenario, ids: ReadonlySet<string>, report: Report): Promise<void> {
  const { budget, context, options, pool, signal } = run;
  const { timeout = runDefaults.timeout, inputs } = options;
  const steps = scenarioCases([scenario]).filter(({ id }) => ids.has(id));
  const why = context.isMock ? noScenarioOnMock : budget.hasRoom ? lackedBy(run, scenario) : budget.reason;
  if (steps.length === 0 || why !== undefined) {
    for (const step of steps) report({ result: skipped(step, String(why)) });
    return;
  }
  const results = runScenario(scenario, {
    document: context.document,
    codeAliases: options.codeAliases ?? [],
    send: (request, operation, own) =>
      own === undefined ? run.remove(request, operation) : run.send(request, operation, { signal: own, timeout }),
    check: (tested) => check(tested, options.checks, context),
    uniqueName: pool.uniqueName,
    signal,
    ...(inputs && { inputs }),
    pause: run.sleep,
    settled: pool.settled,
    onDelayed: pool.noteDelay,
    onLeft: (left) => report({ left }),
  });
  for await (const result of results) if (ids.has(result.case.id)) report({ result: run.verdict(result) });
  signal.throwIfAborted();
}
