import type { OpenApiDocument } from "openapi-contract/document";
import { sideEffectClasses } from "openapi-contract/document";
import type { ContractCase } from "../../../packages/contract/src/case.js";
import { type CaseOptions, deriveCases } from "../../../packages/contract/src/cases/index.js";
import { checks } from "../../../packages/contract/src/checks/index.js";
import type { CaseResult, Summary } from "../../../packages/contract/src/event.js";
import { planRun, type Selection } from "../../../packages/contract/src/run/plan.js";
import { run } from "../../../packages/contract/src/run/runner.js";
import { readScenarios, type Scenario, scenarioCases } from "../../../packages/contract/src/scenarios/scenario.js";
import type { Target } from "../../../packages/contract/src/target/target.js";
import { frsProfile } from "../../../src/contract-profile.js";

/** A document with what the engine makes of it. */
export interface Prepared {
  document: OpenApiDocument;
  seed: number;
  cases: readonly ContractCase[];
  scenarios: readonly Scenario[];
}

/**
 * Derives all cases and scenarios.
 *
 * @param random - How many valid and how many invalid random cases each operation gets.
 */
export function prepare(
  document: OpenApiDocument,
  { random = 0, seed = 1, brokenSignatures, nearTokens, statedLimits = true }: CaseOptions = {},
): Prepared {
  const cases = deriveCases(document, { random, seed, brokenSignatures, nearTokens, statedLimits });
  return { document, seed, cases, scenarios: readScenarios(document) };
}

/** Settings of {@link examine}. */
export interface ExamineOptions {
  /** Cases to run; all by default. */
  selection?: Pick<Selection, "operations" | "kinds" | "shard">;
  /** How long a response may take, in milliseconds. */
  budget?: number;
  /** Whether a result is all that is looked for: the run ends then. */
  isEnough?(result: CaseResult): boolean;
  /** How many cases run at the same time. */
  concurrency?: number;
}

/** What a run found. */
export interface Examination {
  results: readonly CaseResult[];
  summary: Summary;
}

/** Runs the complete engine, with all side effects, against a target, which stays open. */
export async function examine(target: Target, prepared: Prepared, options: ExamineOptions = {}): Promise<Examination> {
  const { document, seed, cases, scenarios } = prepared;
  const { selection = {}, budget, concurrency, isEnough } = options;
  const end = new AbortController();
  const planned = planRun({
    document,
    target: target.name,
    seed,
    cases: [...cases, ...scenarioCases(scenarios)],
    selection: { ...selection, sideEffects: sideEffectClasses },
  });
  const results: CaseResult[] = [];
  const events = run({
    document,
    target,
    planned,
    cases,
    scenarios,
    checks,
    namePrefix: frsProfile.namePrefix,
    codeAliases: frsProfile.codeAliases,
    rate: Number.POSITIVE_INFINITY,
    timeout: 5_000,
    signal: end.signal,
    ...(budget === undefined ? {} : { budget }),
    ...(concurrency === undefined ? {} : { concurrency }),
  });
  for await (const event of events) {
    if (event.type === "case") {
      results.push(event.result);
      if (isEnough?.(event.result)) end.abort(new Error("What is looked for was found."));
    }
    if (event.type === "end") return { results, summary: event.summary };
  }
  throw new Error("The run had no end.");
}
