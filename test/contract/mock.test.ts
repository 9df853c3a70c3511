import { sourceLocator } from "openapi-contract/document";
import picocolors from "picocolors";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContractCase } from "../../packages/contract/src/case.js";
import type { CaseResult, ContractEvent, Plan } from "../../packages/contract/src/event.js";
import { problemsText } from "../../packages/contract/src/report/console.js";
import { collectReport } from "../../packages/contract/src/report/report.js";
import { openMock } from "../../packages/contract/src/target/mock.js";
import type { Target } from "../../packages/contract/src/target/target.js";
import { frsProfile } from "../../src/contract-profile.js";
import { sourceFile } from "../../src/generate/layout.js";
import { document, root } from "../root.js";
import { cases } from "./derived-for-mock.js";
import { type TriedCases, tryCases } from "./tried-cases.js";

let mock: Target;
beforeAll(async () => {
  mock = await openMock(document, frsProfile);
});
afterAll(() => mock.close());

const locate = sourceLocator(root, sourceFile);
const operationIds = [...new Set(cases.map(({ operationId }) => operationId))];

describe.each(operationIds.map((id) => [id || "no operation of the document", id] as const))("%s", (_, operationId) => {
  const own = cases.filter((each) => each.operationId === operationId);
  let tried: TriedCases;
  beforeAll(async () => {
    tried = await tryCases(own, mock);
  });

  for (const [name, { id }] of named(own)) {
    test(name, () => {
      const result = tried.results.get(id);
      expect(result?.outcome, reportOf(tried.plan, result)).toBe("passed");
    });
  }
});

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
