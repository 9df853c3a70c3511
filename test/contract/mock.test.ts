import { sideEffectClasses, sourceLocator } from "openapi-contract/document";
import picocolors from "picocolors";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { ContractCase } from "../../packages/contract/src/case.js";
import { deriveCases } from "../../packages/contract/src/cases/index.js";
import { checks } from "../../packages/contract/src/checks/index.js";
import type { CaseResult, ContractEvent, Plan } from "../../packages/contract/src/event.js";
import { problemsText } from "../../packages/contract/src/report/console.js";
import { collectReport } from "../../packages/contract/src/report/report.js";
import { planRun } from "../../packages/contract/src/run/plan.js";
import { run } from "../../packages/contract/src/run/runner.js";
import { openMock, openRunningMock } from "../../packages/contract/src/target/mock.js";
import type { Target } from "../../packages/contract/src/target/target.js";
import { frsProfile } from "../../src/contract-profile.js";
import { bundleFile, sourceFile } from "../../src/generate/layout.js";
import { document, root } from "../root.js";
import { type Compared, compareMocks, startStockPrism } from "./stock-prism.js";

let mock: Target;
beforeAll(async () => {
  mock = await openMock(document, frsProfile);
});
afterAll(() => mock.close());

const locate = sourceLocator(root, sourceFile);
const cases = deriveCases(document);
const operationIds = [...new Set(cases.map(({ operationId }) => operationId))];

const casesOf = (operationId: string) => cases.filter((each) => each.operationId === operationId);

/** Runs the cases of an operation on the mock, once for all tests. */
function onMock(operationId: string): Promise<TriedCases> {
  const tried = triedOnMock.get(operationId) ?? tryCases(casesOf(operationId), mock);
  triedOnMock.set(operationId, tried);
  return tried;
}
const triedOnMock = new Map<string, Promise<TriedCases>>();

describe.each(operationIds.map((id) => [id || "no operation of the document", id] as const))("%s", (_, operationId) => {
  const own = casesOf(operationId);
  let tried: TriedCases;
  beforeAll(async () => {
    tried = await onMock(operationId);
  });

  for (const [name, { id }] of named(own)) {
    test(name, () => {
      const result = tried.results.get(id);
      expect(result?.outcome, reportOf(tried.plan, result)).toBe("passed");
    });
  }
});

test("the stock Prism responds as the mock does, except where the list of differences says why", async () => {
  const prism = await startStockPrism(bundleFile);
  const stock = openRunningMock(document, prism.url, frsProfile.credentials);
  onTestFinished(async () => {
    await stock.close();
    await prism.close();
  });
  // The responses are compared, so that few checks do.
  const few = checks.filter(({ name }) => name === "response-complete");
  const compared = new Map<string, Compared>();
  for (const operationId of operationIds) {
    const own = casesOf(operationId);
    const [onOurs, onStock] = await Promise.all([onMock(operationId), tryCases(own, stock, few)]);
    for (const { id } of own) compared.set(id, { mock: onOurs.results.get(id), stock: onStock.results.get(id) });
  }
  const { text, unexplained } = compareMocks(compared);
  expect(unexplained).toEqual([]);
  await expect(text).toMatchFileSnapshot("__output__/stock-prism.md");
});

/** Results of cases by their ids, with the plan of the run. */
interface TriedCases {
  plan: Plan;
  results: ReadonlyMap<string, CaseResult>;
}

/** Runs cases on a mock, all at the same time. */
async function tryCases(own: readonly ContractCase[], mock: Target, applied = checks): Promise<TriedCases> {
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

/** Returns the console report of a case that did not pass: request, response and constraint. */
function reportOf(plan: Plan, result: CaseResult | undefined): string {
  if (!result) return "The case did not run.";
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

/** Names cases by title and pointer; cases that share these, such as those of several media types, by id as well. */
function named(own: readonly ContractCase[]): Map<string, ContractCase> {
  const names = new Map<string, ContractCase>();
  for (const each of own) {
    const name = `${each.title}  ${each.pointer}`;
    names.set(names.has(name) ? `${name}  ${each.id}` : name, each);
  }
  return names;
}
