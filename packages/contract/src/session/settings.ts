import { readFile } from "node:fs/promises";
import type { Check } from "../check.js";
import { checks as allChecks } from "../checks/index.js";
import { responseTime } from "../checks/response-time.js";
import type { OpenApiDocument } from "../document/document.js";
import { listOperations } from "../document/operations.js";
import { ContractError } from "../errors.js";
import type { ContractEvent, Plan } from "../event.js";
import { suggestion } from "../nearest-name.js";
import { type Profile, plainProfile, type ValidatorProfile } from "../profile.js";
import { redactedCheck } from "../replay/replay.js";
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
  /** How long a response may take before a check finds fault with it, in milliseconds. */
  budget?: number;
  /**
   * What the API of the document adds.
   *
   * @default nothing
   */
  profile?: Profile;
  /** Name of a judge of the profile that judges each exchange, too. */
  check?: string;
  /** Command-line words that choose document, target and random cases again. */
  rerunArguments: readonly string[];
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
  if (names.includes(responseTime.name) && budget === undefined) {
    throw new ContractError(`${responseTime.name} needs to know how long a response may take: set --budget.`);
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
    checks: [...allChecks.map(({ name }) => name), ...Object.keys(profile.validators), redactedCheck],
  });
}

/**
 * The judge of a profile that was asked for; `undefined` if none was.
 *
 * @throws {ContractError} If the profile has none of that name.
 */
export function chosenValidator({
  check,
  profile = plainProfile,
}: CommonSettings): (ValidatorProfile & { name: string }) | undefined {
  if (check === undefined) return undefined;
  const found = profile.validators[check];
  if (!found) throw new ContractError(`Unknown judge ${check}.${suggestion(check, Object.keys(profile.validators))}`);
  return { ...found, name: check };
}
