import { readFile } from "node:fs/promises";
import type { Check, Strictness } from "../check.js";
import { checks as allChecks } from "../checks/index.js";
import { responseTime } from "../checks/response-time.js";
import type { OpenApiDocument } from "../document/document.js";
import { listOperations } from "../document/operations.js";
import { ContractError } from "../errors.js";
import type { ContractEvent, Plan, UnusedPlace } from "../event.js";
import { suggestion } from "../nearest-name.js";
import { type Profile, plainProfile, type ValidatorProfile } from "../profile.js";
import { redactedCheck } from "../replay/replay.js";
import { type KnownDifference, readDifferences } from "../run/differences.js";
import type { Selection } from "../run/plan.js";

/** Settings of every session. */
export interface CommonSettings {
  document: OpenApiDocument;
  selection: Selection;
  /** Names of the checks to apply; all if it is left out. */
  checks?: readonly string[];
  /** A file of known differences. */
  differences?: string;
  /** How long a response may take before a check reports it, in milliseconds. */
  budget?: number;
  /**
   * What is a failure or an error instead of a warning.
   *
   * @default []
   */
  strict?: readonly Strictness[];
  /**
   * What is specific to the API of the document.
   *
   * @default the plain profile
   */
  profile?: Profile;
  /**
   * Places of the document that were disabled because they cannot be used, for the plan and the reports.
   *
   * @default []
   */
  unused?: readonly UnusedPlace[];
  /** Name of a validator of the profile that checks each exchange, too. */
  validator?: string;
  /** Command-line arguments that select the same document, target and random cases again. */
  rerunArguments: readonly string[];
}

/** Planned cases with a target to run them on. */
export interface Session {
  plan: Plan;
  /** Runs the cases. The signal ends the run early; cleanup still happens. */
  run(signal: AbortSignal): AsyncIterable<ContractEvent>;
  /** Closes connections, the mock and the recording. */
  close(): Promise<void>;
}

/**
 * Returns the checks of those names; all checks without names.
 *
 * @param others - Further allowed names, of validators that are not among the checks.
 * @throws {ContractError} If a name is unknown, or a check lacks an option that it needs.
 */
export function chooseChecks(
  names: readonly string[] | undefined,
  others: readonly string[],
  { budget }: Pick<CommonSettings, "budget">,
): readonly Check[] {
  if (!names) return allChecks;
  if (names.includes(responseTime.name) && budget === undefined) {
    throw new ContractError(`${responseTime.name} needs a time limit: set --budget.`);
  }
  const known = [...allChecks.map(({ name }) => name), ...others];
  for (const name of names) {
    if (!known.includes(name)) throw new ContractError(`Unknown check ${name}.${suggestion(name, known)}`);
  }
  return allChecks.filter(({ name }) => names.includes(name));
}

/**
 * Reads the file of known differences, if there is one. It may name the checks and validators of any session, so that one file
 * serves them all.
 *
 * @throws {ContractError} If the file cannot be read or is invalid.
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
    // Only the file system throws here, always an Error.
    throw new ContractError(`Cannot read the known differences: ${(error as Error).message}.`, { cause: error });
  }
  return readDifferences(text, differences, {
    document,
    operations: listOperations(document).map(({ operationId }) => operationId),
    checks: [...allChecks.map(({ name }) => name), ...Object.keys(profile.validators), redactedCheck],
  });
}

/**
 * Returns the requested validator of a profile; `undefined` if none was requested.
 *
 * @throws {ContractError} If the profile does not have it.
 */
export function chosenValidator({
  validator,
  profile = plainProfile,
}: CommonSettings): (ValidatorProfile & { name: string }) | undefined {
  if (validator === undefined) return undefined;
  const found = profile.validators[validator];
  if (!found)
    throw new ContractError(`Unknown validator ${validator}.${suggestion(validator, Object.keys(profile.validators))}`);
  return { ...found, name: validator };
}
