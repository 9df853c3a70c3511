import { listOperations, sideEffectClasses } from "../document/operations.js";
import { ContractError } from "../errors.js";
import type { CaseResult, ContractEvent, Plan } from "../event.js";
import { plainProfile } from "../profile.js";
import { redactedCheck, replay } from "../replay/replay.js";
import { type DifferenceLedger, openLedger } from "../run/differences.js";
import { planRun } from "../run/plan.js";
import { Tally } from "../run/tally.js";
import { markKnown } from "../run/verdict.js";
import { reproductionOf } from "../target/reproduction.js";
import { readRecording } from "../traffic/recording.js";
import { type CommonSettings, chooseChecks, chosenValidator, readKnownDifferences, type Session } from "./settings.js";

/** Settings of a session with a recording. */
export interface ReplaySettings extends CommonSettings {
  /** Folder of the recording. */
  recording: string;
}

/**
 * Reads a recording and plans to judge its exchanges again, without network.
 *
 * @throws {ContractError} If there is no recording, a filter matches nothing, or the list of differences cannot be used.
 */
export async function openReplay(settings: ReplaySettings): Promise<Session> {
  const { document, recording, selection, rerunArguments, profile = plainProfile } = settings;
  const differences = await readKnownDifferences(settings);
  const start = performance.now();
  const { results, damage } = await judgeAgain(settings);
  if (results.length === 0) throw new ContractError(`The recording in ${recording} holds no exchange.`);
  const planned = planRun({
    document,
    target: `recording ${recording}`,
    seed: 0,
    cases: results.map((result) => result.case),
    // All of it has happened already.
    selection: { ...selection, sideEffects: sideEffectClasses },
  });
  const { total: _, ...rest } = planned.plan;
  // Which requests a recording holds says nothing of the document.
  const plan: Plan = {
    ...rest,
    rerunArguments,
    reproduction: reproductionOf(document, profile, profile.commands.replay),
    unprovable: [],
    ...(damage !== undefined && { damage }),
    ...(settings.checks && { checks: settings.checks }),
  };
  const chosen = new Set(plan.cases.map(({ id }) => id));
  const shown = results.filter((result) => chosen.has(result.case.id));
  return {
    plan,
    run(signal) {
      const startedAt = new Date().toISOString();
      const ledger = openLedger(differences, listOperations(document), startedAt.slice(0, 10));
      return eventsOf({ plan, results: shown, ledger, startedAt, start }, signal);
    },
    close: async () => {},
  };
}

/** Judges all exchanges of a recording, and says what of it could not be read. */
async function judgeAgain(settings: ReplaySettings): Promise<{ results: CaseResult[]; damage: string | undefined }> {
  const { document, recording, budget, profile = plainProfile } = settings;
  const check = chosenValidator(settings);
  const checks = chooseChecks(settings.checks, [redactedCheck, ...(check ? [check.name] : [])], settings);
  let damage: string | undefined;
  const exchanges = readRecording(recording, (where) => {
    damage = where;
  });
  const results: CaseResult[] = [];
  for await (const result of replay(document, exchanges, checks, {
    reportsRedacted: settings.checks?.includes(redactedCheck) ?? true,
    ...(budget !== undefined && { budget }),
    codeAliases: profile.codeAliases,
    ...(check && { extraValidator: await check.create(document) }),
  })) {
    results.push(result);
  }
  return { results, damage };
}

/** Tells results that are known already as a run would. */
async function* eventsOf(
  {
    plan,
    results,
    ledger,
    startedAt,
    start,
  }: {
    plan: Plan;
    results: readonly CaseResult[];
    ledger: DifferenceLedger;
    startedAt: string;
    start: number;
  },
  signal: AbortSignal,
): AsyncGenerator<ContractEvent> {
  yield { type: "start", plan, startedAt };
  const tally = new Tally();
  for (const result of results) {
    if (signal.aborted) break;
    const known = markKnown(result, ledger);
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
}
