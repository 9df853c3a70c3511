import { sideEffectClasses } from "openapi-contract/document";
import type { ContractCase } from "../../packages/contract/src/case.js";
import { checks } from "../../packages/contract/src/checks/index.js";
import type { CaseResult, Plan } from "../../packages/contract/src/event.js";
import { planRun } from "../../packages/contract/src/run/plan.js";
import { run } from "../../packages/contract/src/run/runner.js";
import type { Target } from "../../packages/contract/src/target/target.js";
import { document } from "../root.js";

/** Results of cases by their ids, with the plan of the run. */
export interface TriedCases {
  plan: Plan;
  results: ReadonlyMap<string, CaseResult>;
}

/** Runs cases on a mock, all at the same time. */
export async function tryCases(own: readonly ContractCase[], mock: Target, applied = checks): Promise<TriedCases> {
  const planned = planRun({
    document,
    target: mock.name,
    seed: 1,
    cases: own,
    // The mock has no side effects.
    selection: { sideEffects: sideEffectClasses },
  });
  const results = new Map<string, CaseResult>();
  for await (const event of run({
    document,
    target: mock,
    planned,
    cases: own,
    checks: applied,
    concurrency: own.length,
  })) {
    if (event.type === "case") results.set(event.result.case.id, event.result);
  }
  return { plan: planned.plan, results };
}
