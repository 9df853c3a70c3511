import { deriveCases } from "../../src/cases/index.js";
import { checks as allChecks } from "../../src/checks/index.js";
import type { OpenApiDocument } from "../../src/document/document.js";
import type { CaseResult, Summary } from "../../src/event.js";
import { planRun, type Selection } from "../../src/run/plan.js";
import { type RunOptions, run } from "../../src/run/runner.js";
import { openEndpoint } from "../../src/target/endpoint.js";

/** The results of a run. */
export interface DerivedRun {
  results: CaseResult[];
  /** Result of each case by its id. */
  byId: { [id: string]: CaseResult };
  summary: Summary;
}

/** Settings of {@link runDerived}. */
export type DerivedOptions = Partial<Omit<RunOptions, "document" | "planned" | "cases" | "target">> & {
  selection?: Selection;
  /** Values of security schemes. */
  secrets?: { [scheme: string]: string };
  random?: number;
};

/** Runs the cases of a document against a server, validated by all checks. */
export async function runDerived(
  document: OpenApiDocument,
  url: string,
  { selection, secrets = {}, random = 0, ...options }: DerivedOptions = {},
): Promise<DerivedRun> {
  const cases = deriveCases(document, { random });
  const target = openEndpoint(document, { at: { url }, secrets: { values: secrets } });
  const planned = planRun({
    document,
    target: target.name,
    seed: 1,
    cases,
    selection: { sideEffects: ["billable", "writes"], ...selection },
  });
  const results: CaseResult[] = [];
  let summary: Summary | undefined;
  const settings = { checks: allChecks, rate: Number.POSITIVE_INFINITY, concurrency: 1, ...options };
  for await (const event of run({ ...settings, document, planned, cases, target })) {
    if (event.type === "case") results.push(event.result);
    if (event.type === "end") summary = event.summary;
  }
  await target.close();
  if (!summary) throw new Error("The run has no end event.");
  return { results, byId: Object.fromEntries(results.map((result) => [result.case.id, result])), summary };
}
