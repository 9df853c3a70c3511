import { listOperations, sideEffectClasses } from "../document/operations.js";
import { ContractError } from "../errors.js";
import type { CaseResult, Plan } from "../event.js";
import { plainProfile } from "../profile.js";
import { concealedCheck, replay } from "../replay/replay.js";
import { openLedger } from "../run/differences.js";
import { planRun } from "../run/plan.js";
import { createTally } from "../run/tally.js";
import { markKnown } from "../run/verdict.js";
import { reproductionOf } from "../target/reproduction.js";
import { readRecording } from "../traffic/recording.js";
import { type CommonSettings, chooseChecks, chosenJudge, readKnownDifferences, type Session } from "./settings.js";

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
  const { document, recording, selection, repeatWith, budget, profile = plainProfile } = settings;
  const judge = chosenJudge(settings);
  const checks = chooseChecks(settings.checks, [concealedCheck, ...(judge ? [judge.name] : [])], settings);
  const differences = await readKnownDifferences(settings);
  const start = performance.now();
  const results: CaseResult[] = [];
  let damage: string | undefined;
  const onDamage = (where: string) => {
    damage = where;
  };
  const judged = replay(document, readRecording(recording, onDamage), checks, {
    tellsConcealed: settings.checks?.includes(concealedCheck) ?? true,
    ...(budget !== undefined && { budget }),
    codeAliases: profile.codeAliases,
    ...(judge && { secondJudge: await judge.create(document) }),
  });
  for await (const result of judged) results.push(result);
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
    repeatWith,
    reproduction: reproductionOf(document, profile, profile.commands.replay),
    unprovable: [],
    ...(damage !== undefined && { damage }),
    ...(settings.checks && { checks: settings.checks }),
  };
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
    },
    close: async () => {},
  };
}
