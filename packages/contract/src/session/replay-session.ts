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
 * Reads a recording and plans to check its exchanges again, without network.
 *
 * @throws {ContractError} If the recording cannot be read, a filter matches nothing, or the list of differences is invalid.
 */
export async function openReplay(settings: ReplaySettings): Promise<Session> {
  const { document, recording, selection, rerunArguments, profile = plainProfile } = settings;
  const differences = await readKnownDifferences(settings);
  const start = performance.now();
  const { results, damage } = await checkRecording(settings);
  if (results.length === 0)
    throw new ContractError(`The recording in ${recording} is empty: record at least one exchange.`);
  const planned = planRun({
    document,
    target: `recording ${recording}`,
    seed: 0,
    cases: results.map((result) => result.case),
    // Every exchange has already happened.
    selection: { ...selection, sideEffects: sideEffectClasses },
  });
  const { total: _, ...rest } = planned.plan;
  // The number of recorded requests says nothing about the document.
  const plan: Plan = {
    ...rest,
    rerunArguments,
    reproduction: reproductionOf(document, profile, profile.commands.replay),
    unprovable: [],
    ...(damage !== undefined && { damage }),
    ...(settings.checks && { checks: settings.checks }),
    ...(settings.unused && settings.unused.length > 0 && { unused: settings.unused }),
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

/** Checks all exchanges of a recording; returns the results and what could not be read. */
async function checkRecording(
  settings: ReplaySettings,
): Promise<{ results: CaseResult[]; damage: string | undefined }> {
  const { document, recording, budget, strict, profile = plainProfile } = settings;
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
    ...(strict && { strict }),
    codeAliases: profile.codeAliases,
    ...(check && { extraValidator: await check.create(document) }),
  })) {
    results.push(result);
  }
  return { results, damage };
}

/** Emits finished results as the events of a run. */
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
      // A recording need not contain what would show a difference, so that its absence proves nothing.
      outdated: ledger.outdated({ operations: new Set(), checks: new Set() }),
      left: [],
    },
  };
}
