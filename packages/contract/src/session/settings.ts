import { readFile } from "node:fs/promises";
import type { Check } from "../check.js";
import { answerTime } from "../checks/answer-time.js";
import { checks as allChecks } from "../checks/index.js";
import type { OpenApiDocument } from "../document/document.js";
import { listOperations } from "../document/operations.js";
import { ContractError } from "../errors.js";
import type { ContractEvent, Plan } from "../event.js";
import { suggestion } from "../nearest-name.js";
import { type JudgeProfile, type Profile, plainProfile } from "../profile.js";
import { concealedCheck } from "../replay/replay.js";
import { type KnownDifference, readDifferences } from "../run/differences.js";
import type { Selection } from "../run/plan.js";

/** What every session is made of. */
export interface CommonSettings {
  document: OpenApiDocument;
  selection: Selection;
  /** Names of the checks to apply; all if it is left out. */
  checks?: readonly string[];
  /** A file of known differences. */
  differences?: string;
  /** How long an answer may take before a check finds fault with it, in milliseconds. */
  budget?: number;
  /**
   * What the API of the document adds.
   *
   * @default nothing
   */
  profile?: Profile;
  /** Name of a judge of the profile that judges each exchange, too. */
  judge?: string;
  /** Command-line words that choose document, target and random cases again. */
  repeatWith: readonly string[];
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
 * The checks of those names; all if there are none.
 *
 * @param others - Names that may be given besides, of what judges without being one of the checks.
 * @throws {ContractError} If there is no such check, or one lacks what it judges by.
 */
export function chooseChecks(
  names: readonly string[] | undefined,
  others: readonly string[],
  { budget }: Pick<CommonSettings, "budget">,
): readonly Check[] {
  if (!names) return allChecks;
  if (names.includes(answerTime.name) && budget === undefined) {
    throw new ContractError(`${answerTime.name} needs to know how long an answer may take: set --budget.`);
  }
  const known = [...allChecks.map(({ name }) => name), ...others];
  for (const name of names) {
    if (!known.includes(name)) throw new ContractError(`There is no check ${name}.${suggestion(name, known)}`);
  }
  return allChecks.filter(({ name }) => names.includes(name));
}

/**
 * Reads the file of known differences, if there is one. It may name whatever judges in any session, so that one file serves
 * them all.
 *
 * @throws {ContractError} If it cannot be used.
 */
export async function readKnownDifferences({
  document,
  differences,
  profile = plainProfile,
}: Pick<CommonSettings, "document" | "differences" | "profile">): Promise<KnownDifference[]> {
  if (differences === undefined) return [];
  let text: string;
  try {
    text = await readFile(differences, "utf8");
  } catch (error) {
    // Only the system refuses to read, and it does so with an error.
    throw new ContractError(`Cannot read the known differences: ${(error as Error).message}.`, { cause: error });
  }
  return readDifferences(text, differences, {
    document,
    operations: listOperations(document).map(({ operationId }) => operationId),
    checks: [...allChecks.map(({ name }) => name), ...Object.keys(profile.judges), concealedCheck],
  });
}

/**
 * The judge of a profile that was asked for; `undefined` if none was.
 *
 * @throws {ContractError} If the profile has none of that name.
 */
export function chosenJudge({
  judge,
  profile = plainProfile,
}: CommonSettings): (JudgeProfile & { name: string }) | undefined {
  if (judge === undefined) return undefined;
  const found = profile.judges[judge];
  if (!found) throw new ContractError(`Unknown judge ${judge}.${suggestion(judge, Object.keys(profile.judges))}`);
  return { ...found, name: judge };
}
