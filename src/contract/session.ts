import { readFile } from "node:fs/promises";
import type { OpenApiDocument } from "../spec/document.js";
import { listOperations } from "../spec/operations.js";
import { deriveCases } from "./cases/index.js";
import type { Check } from "./check.js";
import { checks as allChecks } from "./checks/index.js";
import { ContractError } from "./errors.js";
import type { CaseResult, ContractEvent, Plan } from "./event.js";
import { suggestion } from "./nearest-name.js";
import { judgeByPrism, prismCheck } from "./record/prism-judge.js";
import { openRecording, readRecording } from "./record/recording.js";
import { replay } from "./record/replay.js";
import { type KnownDifference, openLedger, readDifferences } from "./run/differences.js";
import { planRun, type Selection } from "./run/plan.js";
import { type RunOptions, run } from "./run/runner.js";
import { createTally } from "./run/tally.js";
import { readScenarios, scenarioCases } from "./scenarios/scenario.js";
import { withSecondJudge } from "./second-judge.js";
import { projectIdFrom, withClientValues } from "./target/client-values.js";
import { secretsFromEnvironment } from "./target/credentials.js";
import { openEndpoint } from "./target/endpoint.js";
import { openMock } from "./target/mock.js";
import type { Target } from "./target/target.js";

/** What every session is made of. */
interface CommonSettings {
  document: OpenApiDocument;
  selection: Selection;
  /** Names of the checks to apply; all if it is left out. */
  checks?: readonly string[];
  /** A file of known differences. */
  differences?: string;
  /** How long an answer may take before a check finds fault with it, in milliseconds. */
  budget?: number;
  /** Whether Prism judges each exchange, too. */
  secondJudge: boolean;
  /** Command-line words that choose document, target and random cases again. */
  repeatWith: readonly string[];
}

/** Settings of a session with something that answers. */
export interface SessionSettings
  extends CommonSettings,
    Pick<RunOptions, "rate" | "concurrency" | "maxRequests" | "timeout"> {
  /** The mock in this process, a base URL, or a region of the document's own server. */
  at: "mock" | { url: string } | { region: string };
  /** Where credentials and the id of the project are taken from. */
  environment: { readonly [name: string]: string | undefined };
  /** Id of the project to work in; it wins over that of the environment. */
  projectId?: string;
  seed: number;
  /** How many random valid cases, and as many invalid ones, each operation gets. */
  random: number;
  /** Folder to record the exchanges in, and whether a recording that is there already is replaced. */
  record?: { folder: string; force: boolean };
}

/** Settings of a session with a recording. */
export interface ReplaySettings extends CommonSettings {
  /** Folder of the recording. */
  recording: string;
}

/** Cases that are planned, and somebody to try them on. */
export interface Session {
  plan: Plan;
  /** Tries the cases. The signal ends the run early; what it made is removed all the same. */
  run(signal: AbortSignal): AsyncIterable<ContractEvent>;
  /** Ends connections, the mock and the recording. */
  close(): Promise<void>;
}

/**
 * Plans the cases of a document and opens the target; nothing is sent yet.
 *
 * @throws {ContractError} If a filter matches nothing, or target, credentials, or the list of differences cannot be used.
 */
export async function openSession(settings: SessionSettings): Promise<Session> {
  const { selection, at, seed, random, repeatWith, budget } = settings;
  const projectId = at === "mock" ? undefined : projectIdFrom(settings.projectId, settings.environment);
  const document = withClientValues(settings.document, { projectId });
  const checks = chooseChecks(settings);
  const differences = await readKnownDifferences(settings);
  const opened = await openTarget(settings, document, projectId);
  try {
    const cases = deriveCases(document, { seed, random });
    const scenarios = readScenarios(document);
    const planned = planRun({
      document,
      target: opened.name,
      seed,
      cases: [...cases, ...scenarioCases(scenarios)],
      selection,
      targetWords: repeatWith,
    });
    const recording =
      settings.record === undefined
        ? undefined
        : openRecording(settings.record.folder, {
            force: settings.record.force,
            document,
            basePath: basePathOf(at),
            secrets: opened.secrets,
          });
    const recorded = recording ? recordedTarget(opened, (exchange) => recording.add(exchange)) : opened;
    const judged = settings.secondJudge
      ? withSecondJudge(recorded, await judgeByPrism(document, basePathOf(at)))
      : undefined;
    const { rate, concurrency, maxRequests, timeout } = settings;
    return {
      plan: planned.plan,
      run: (signal) =>
        run({
          document,
          target: judged?.target ?? recorded,
          planned,
          cases,
          scenarios,
          checks: judged ? [...checks, judged.check] : checks,
          differences,
          signal,
          ...(rate !== undefined && { rate }),
          ...(concurrency !== undefined && { concurrency }),
          ...(maxRequests !== undefined && { maxRequests }),
          ...(timeout !== undefined && { timeout }),
          ...(budget !== undefined && { budget }),
        }),
      async close() {
        await opened.close();
        await recording?.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/**
 * Reads a recording and plans to judge its exchanges again, without network.
 *
 * @throws {ContractError} If there is no recording, a filter matches nothing, or the list of differences cannot be used.
 */
export async function openReplay(settings: ReplaySettings): Promise<Session> {
  const { document, recording, selection, repeatWith, budget } = settings;
  const checks = chooseChecks(settings);
  const differences = await readKnownDifferences(settings);
  const start = performance.now();
  const results: CaseResult[] = [];
  const judged = replay(document, readRecording(recording), checks, {
    ...(budget !== undefined && { budget }),
    ...(settings.secondJudge && { secondJudge: await judgeByPrism(document) }),
  });
  for await (const result of judged) results.push(result);
  if (results.length === 0) throw new ContractError(`The recording in ${recording} holds no exchange.`);
  const planned = planRun({
    document,
    target: `recording ${recording}`,
    seed: 0,
    cases: results.map((result) => result.case),
    // All of it has happened already.
    selection: { ...selection, sideEffects: ["billable", "writes"] },
  });
  const plan: Plan = { ...planned.plan, repeatWith };
  return {
    plan,
    async *run(signal) {
      const startedAt = new Date().toISOString();
      yield { type: "start", plan, startedAt };
      const ledger = openLedger(differences, listOperations(document), startedAt.slice(0, 10));
      const tally = createTally();
      const chosen = new Set(plan.cases.map(({ id }) => id));
      for (const result of results) {
        if (signal.aborted) break;
        if (!chosen.has(result.case.id)) continue;
        const known = withKnown(result, ledger.mark(result.findings, result.case.operationId));
        tally.add(known);
        yield { type: "case", result: known };
      }
      yield {
        type: "end",
        summary: {
          ...tally.counts(),
          requests: 0,
          milliseconds: performance.now() - start,
          interrupted: signal.aborted,
          unreachable: false,
          // A recording need not hold what would show a difference, so that its absence proves nothing.
          outdated: ledger.outdated({ operations: new Set(), checks: new Set() }),
          left: [],
        },
      };
    },
    close: async () => {},
  };
}

/** A result whose findings are marked as far as they are known. */
function withKnown(result: CaseResult, findings: CaseResult["findings"]): CaseResult {
  const failures = findings.filter(({ severity }) => severity === "failure");
  const isKnown = failures.length > 0 && failures.every(({ expected }) => expected !== undefined);
  return { ...result, findings, outcome: result.outcome === "failed" && isKnown ? "expected" : result.outcome };
}

function chooseChecks({ checks: names, secondJudge }: CommonSettings): readonly Check[] {
  if (!names) return allChecks;
  const known = [...allChecks.map(({ name }) => name), ...(secondJudge ? [prismCheck] : [])];
  for (const name of names) {
    if (!known.includes(name)) throw new ContractError(`There is no check ${name}.${suggestion(name, known)}`);
  }
  return allChecks.filter(({ name }) => names.includes(name));
}

async function readKnownDifferences({
  document,
  differences,
  secondJudge,
}: CommonSettings): Promise<KnownDifference[]> {
  if (differences === undefined) return [];
  let text: string;
  try {
    text = await readFile(differences, "utf8");
  } catch (error) {
    throw new ContractError(`Cannot read the known differences: ${(error as Error).message}.`, { cause: error });
  }
  return readDifferences(text, differences, {
    document,
    operations: listOperations(document).map(({ operationId }) => operationId),
    checks: [...allChecks.map(({ name }) => name), ...(secondJudge ? [prismCheck] : [])],
  });
}

async function openTarget(
  { at, environment }: SessionSettings,
  document: OpenApiDocument,
  projectId: string | undefined,
): Promise<Target> {
  if (at === "mock") return await openMock(document);
  const secrets = secretsFromEnvironment(environment);
  return openEndpoint(document, { at, secrets, ...(projectId !== undefined && { projectId }) });
}

function recordedTarget(target: Target, add: (exchange: Awaited<ReturnType<Target["send"]>>) => void): Target {
  return {
    ...target,
    async send(request, operation, options) {
      const exchange = await target.send(request, operation, options);
      add(exchange);
      return exchange;
    },
  };
}

function basePathOf(at: SessionSettings["at"]): string {
  return typeof at === "object" && "url" in at ? new URL(at.url).pathname.replace(/\/+$/, "") : "";
}
