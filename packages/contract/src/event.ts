import type { ContractCase } from "./case.js";
import type { CheckProblem } from "./check.js";
import type { SideEffects } from "./document/operations.js";
import type { Exchange } from "./exchange.js";

/** One part of a run that is split over several machines. */
export interface Shard {
  /** Index of the part, ≥ 1. */
  index: number;
  /** Number of parts. */
  count: number;
}

/** Name of an emulator that runs beside the mock. */
export const emulatorName = "emulator";

/** The description of a case in reports. */
export type CaseDescription = Pick<
  ContractCase,
  "id" | "operationId" | "tags" | "kind" | "title" | "pointer" | "sideEffects" | "expectation"
>;

/**
 * The outcome of a case. `expected`: it failed, and a known difference covers it. `skipped`: it did not run, and the result
 * says why.
 */
export type Outcome = "passed" | "failed" | "expected" | "skipped";

/** A problem with the known difference that covers it. */
export interface MatchedProblem extends CheckProblem {
  /** Reason of the known difference that covers it. */
  expected?: string;
}

/** The result of one case. */
export interface CaseResult {
  case: CaseDescription;
  outcome: Outcome;
  problems: readonly MatchedProblem[];
  /** Request and response, without credentials and images; missing if no request was sent. */
  exchange?: Exchange;
  /** Why the case was skipped. */
  reason?: string;
  /** For an invalid case: id of the valid case that was accepted and differs from it in one place only. */
  positive?: string;
  /** Name of the target that the case went to; missing if it is that of the plan. */
  target?: string;
}

/** A selected case whose side effects are not allowed. */
export interface WithheldCase extends CaseDescription {
  /** Classes of side effects that must all be allowed to run it. */
  requires: readonly SideEffects[];
}

/** Parts of command lines that reproduce a case, besides {@link Plan.rerunArguments}. */
export interface Reproduction {
  /** The command, such as `npx openapi-contract run`. */
  command: string;
  /** Places of credentials in requests, with the environment variables that hold them. */
  credentials: readonly CredentialPlace[];
  /** What curl sends instead of a signature; missing if requests are never signed. */
  signature?: { header: string; variable: string; dropped: readonly string[] };
  /** Base URL of the mock when it is started by hand; missing without a mock. */
  mockUrl?: string;
  /** Base URL of the emulator when it is started by hand; missing without an emulator. */
  emulatorUrl?: string;
}

/** The place of a credential in requests. */
export interface CredentialPlace {
  in: "header" | "query" | "cookie";
  name: string;
  /** Text before the credential, such as `Bearer `. */
  prefix: string;
  /** The environment variable that holds it. */
  variable: string;
}

/** A place of the document that is not used, because it cannot be. */
export interface UnusedPlace {
  /** JSON pointer of the place. */
  pointer: string;
  /** File and line. */
  source?: string;
  /** What is wrong with it, and what is left out because of it. */
  message: string;
}

/** An operation that writes and that no link connects with what the run creates. */
export interface UnlinkedOperation {
  operationId: string;
  /** Its method and path, such as `DELETE /books/{id}`. */
  call: string;
  /** Whether it creates what nothing deletes; otherwise it changes or deletes what existed before. */
  creates: boolean;
}

/** What a run will do, before any request is sent. */
export interface Plan {
  document: { title: string; version: string };
  /** Base URL, or `mock`. */
  target: string;
  /** Target of the cases that need stored data, and how many they are; missing if all cases go to one target. */
  stateful?: { target: string; cases: number };
  /** Path of the first server of the document, if the base URL does not end with it. */
  missingBasePath?: string;
  seed: number;
  /** The part of the cases that it contains, if they are split. */
  shard?: Shard;
  /**
   * Number of all cases, selected or not, except for those of operations that a filter left out; missing for a recording,
   * whose cases are those that were sent.
   */
  total?: number;
  /** Number of operations that a filter left out, whose cases are not counted; missing if there are none. */
  operationsLeftOut?: number;
  /** What of a recording could not be read; missing if all was read. */
  damage?: string;
  /** Places of the document that are not used; missing if all are. */
  unused?: readonly UnusedPlace[];
  /** Names of the selected checks; missing if all are applied. */
  checks?: readonly string[];
  /** Operations for which no valid request is known. */
  unprovable: readonly string[];
  /** Operations that leave traces at the target, since no link says otherwise; missing if there are none. */
  unlinked?: readonly UnlinkedOperation[];
  /** Security schemes that the document allows and that no request uses; missing if all are used. */
  untriedSchemes?: readonly string[];
  /**
   * Command-line arguments that select the same target, seed and side effects again, without credentials; followed by
   * `--case` and an id they run one case again.
   */
  rerunArguments: readonly string[];
  /** Other parts of command lines that reproduce a case. */
  reproduction: Reproduction;
  /** How many created resources the run needs at the same time, and how many it has at most; missing if it creates none. */
  resources?: { needed: number; limit: number };
  cases: readonly CaseDescription[];
  /** Selected cases whose side effects are not allowed; none of them runs. */
  withheld: readonly WithheldCase[];
  /** Number of cases of each class of side effects, without the withheld ones. */
  counts: { readonly [Effect in SideEffects]: number };
}

/** The result of a run. */
export interface Summary {
  counts: { readonly [Each in Outcome]: number };
  warnings: number;
  /** Number of requests, including preparation and cleanup. */
  requests: number;
  milliseconds: number;
  /** Whether the run ended before all cases were run. */
  interrupted: boolean;
  /** Whether the target did not respond. */
  unreachable: boolean;
  /** Why the target did not respond, as the end of a sentence. */
  unreachableReason?: string;
  /** Known differences that no longer exist or have expired; each is a failure. */
  outdated: readonly { difference: string; why: string }[];
  /** Known differences that no case met; missing if that was not recorded. */
  unmet?: readonly string[];
  /** Number of requests that were sent again because a kept-alive connection was closed without a response. */
  resent?: number;
  /** The response that refused the credentials of the run and ended it; missing if there was none. */
  credentialsRefused?: string;
  /** Whether no request could prove the credentials before the cases; missing if one did, or none are needed. */
  credentialsUnproved?: boolean;
  /** Operations that found a created resource only after a pause; missing if there were none. */
  delayed?: readonly string[];
  /** Resources that the run created and could not delete. */
  left: readonly string[];
}

/** An event of a run. Reporters listen to events; they do not influence the run. */
export type ContractEvent =
  | { type: "start"; plan: Plan; startedAt: string }
  | { type: "case"; result: CaseResult }
  | { type: "end"; summary: Summary };

/** Listens to the events of a run. */
export interface Reporter {
  on(event: ContractEvent): void | Promise<void>;
}
