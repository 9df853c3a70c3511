import { sideEffectClasses, sourceLocator } from "openapi-contract/document";
import picocolors from "picocolors";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContractCase } from "../../packages/contract/src/case.js";
import { deriveCases } from "../../packages/contract/src/cases/index.js";
import { checks } from "../../packages/contract/src/checks/index.js";
import type { CaseResult, ContractEvent, Plan } from "../../packages/contract/src/event.js";
import { problemsText } from "../../packages/contract/src/report/console.js";
import { collectReport } from "../../packages/contract/src/report/report.js";
import { planRun } from "../../packages/contract/src/run/plan.js";
import { run } from "../../packages/contract/src/run/runner.js";
import { openMock } from "../../packages/contract/src/target/mock.js";
import type { Target } from "../../packages/contract/src/target/target.js";
import { frsProfile } from "../../src/contract-profile.js";
import { sourceFile } from "../../src/generate/layout.js";
import { document, root } from "../root.js";

let mock: Target;
beforeAll(async () => {
  mock = await openMock(document, frsProfile);
});
afterAll(() => mock.close());

const locate = sourceLocator(root, sourceFile);
const cases = deriveCases(document);
const operationIds = [...new Set(cases.map(({ operationId }) => operationId))];

describe.each(operationIds.map((id) => [id || "no operation of the document", id] as const))("%s", (_, operationId) => {
  const own = cases.filter((each) => each.operationId === operationId);
  let examined: Examined;
  beforeAll(async () => {
    examined = await examine(own);
  });

  for (const [name, { id }] of named(own)) {
    test(name, () => {
      const result = examined.results.get(id);
      expect(result?.outcome, told(examined.plan, result)).toBe("passed");
    });
  }
});

/** What came of some cases, by their ids, and the plan that they were tried by. */
interface Examined {
  plan: Plan;
  results: ReadonlyMap<string, CaseResult>;
}

/** Has the engine try cases on the mock, all at the same time. */
async function examine(own: readonly ContractCase[]): Promise<Examined> {
  const planned = planRun({
    document,
    target: mock.name,
    seed: 1,
    cases: own,
    // The mock does nothing besides responding.
    selection: { sideEffects: sideEffectClasses },
  });
  const results = new Map<string, CaseResult>();
  for await (const event of run({ document, target: mock, planned, cases: own, checks, concurrency: own.length })) {
    if (event.type === "case") results.set(event.result.case.id, event.result);
  }
  return { plan: planned.plan, results };
}

/** What the console report tells of a case that did not pass: what was sent, what came, and what was promised. */
function told(plan: Plan, result: CaseResult | undefined): string {
  if (!result) return "The case was not tried.";
  if (result.outcome === "passed") return "";
  if (result.reason !== undefined) return result.reason;
  const collector = collectReport(document, locate);
  const events: ContractEvent[] = [
    { type: "start", plan, startedAt: new Date().toISOString() },
    { type: "case", result },
  ];
  for (const event of events) collector.on(event);
  return `\n${problemsText(collector.report(), picocolors.createColors(false))}`;
}

/** Cases by title and pointer; where these are shared, as by the media types of a body, by the id as well. */
function named(own: readonly ContractCase[]): Map<string, ContractCase> {
  const names = new Map<string, ContractCase>();
  for (const each of own) {
    const name = `${each.title}  ${each.pointer}`;
    names.set(names.has(name) ? `${name}  ${each.id}` : name, each);
  }
  return names;
}
