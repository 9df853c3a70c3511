import type { ContractCase } from "./case.js";
import type { CheckProblem } from "./check.js";
import type { SideEffects } from "./document/operations.js";
import type { Exchange } from "./exchange.js";

/** One of several parts into which cases are split, to run on several machines. */
export interface Shard {
  /** Which part, from 1. */
  index: number;
  /** How many parts there are. */
  count: number;
}

/** A case as reports show it. */
export type CaseDescription = Pick<
  ContractCase,
  "id" | "operationId" | "tags" | "kind" | "title" | "pointer" | "sideEffects" | "expectation"
>;

/**
 * How a case ended. `expected`: it failed, and the list of known differences says so. `skipped`: it was not sent, and the
 * result says why.
 */
export type Outcome = "passed" | "failed" | "expected" | "skipped";

/** A problem with what the list of known differences says of it. */
export interface MatchedProblem extends CheckProblem {
  /** Reason of the known difference that covers it. */
  expected?: string;
}

/** What came of one case. */
export interface CaseResult {
  case: CaseDescription;
  outcome: Outcome;
  problems: readonly MatchedProblem[];
  /** What was sent and came back, without credentials and images; missing if nothing was sent. */
  exchange?: Exchange;
  /** Why the case was skipped. */
  reason?: string;
}

/** A case that was chosen, but whose side effects were not allowed. */
export interface WithheldCase extends CaseDescription {
  /** Classes of side effects that must all be allowed for it to be sent. */
  requires: readonly SideEffects[];
}

/** What command lines that reproduce a case are made of, besides the words of {@link Plan.repeatWith}. */
export interface Reproduction {
  /** The command, such as `npx openapi-contract run`. */
  command: string;
  /** Where requests carry credentials, and the environment variables that hold them. */
  credentials: readonly CredentialPlace[];
  /** What curl sends in place of a signature; missing if requests are never signed. */
  signature?: { header: string; variable: string; dropped: readonly string[] };
  /** Base URL of the mock when it is started by hand; missing if there is no mock. */
  mockUrl?: string;
}

/** A place in which requests carry a credential. */
export interface CredentialPlace {
  in: "header" | "query" | "cookie";
  name: string;
  /** What stands before the credential, such as `Bearer `. */
  prefix: string;
  /** The environment variable that holds it. */
  variable: string;
}

/** What a run is going to do, before anything is sent. */
export interface Plan {
  document: { title: string; version: string };
  /** Base URL, or `mock`. */
  target: string;
  seed: number;
  /** Which part of all cases it holds, if they were split. */
  shard?: Shard;
  /** How many cases there are whatever is chosen; missing for a recording, which holds what happened to be sent. */
  total?: number;
  /** What could not be read of a recording; missing if all could be. */
  damage?: string;
  /** Names of the checks that were chosen; missing if all are applied. */
  checks?: readonly string[];
  /** Operations of which no request is known that has to be accepted. */
  unprovable: readonly string[];
  /** Whether the document says how anything is removed; missing if that is all the same. */
  removes?: boolean;
  /** Ways to authenticate that the document allows, where only another one is tried; missing if all are. */
  untriedSchemes?: readonly string[];
  /**
   * Command-line words that choose the same target, seed and side effects again, without any credential; `--case` and an
   * id after them repeat one case.
   */
  rerunArguments: readonly string[];
  /** What command lines that reproduce a case are made of besides. */
  reproduction: Reproduction;
  cases: readonly CaseDescription[];
  /** Cases that were chosen, but whose side effects were not allowed; none of them is sent. */
  withheld: readonly WithheldCase[];
  /** How many cases there are of each class of side effects, the withheld ones not counted. */
  counts: { readonly [Effect in SideEffects]: number };
}

/** How a run ended. */
export interface Summary {
  counts: { readonly [Each in Outcome]: number };
  warnings: number;
  /** How many requests were sent, preparations and removals included. */
  requests: number;
  milliseconds: number;
  /** Whether the run was ended before all cases were tried. */
  interrupted: boolean;
  /** Whether nobody responded at the target. */
  unreachable: boolean;
  /** Known differences that no longer exist, or whose time is over; each is a failure. */
  outdated: readonly { difference: string; why: string }[];
  /** Known differences that nothing showed; missing if that was not noted. */
  unmet?: readonly string[];
  /** How many requests were sent a second time, since a kept connection was closed without a response. */
  resent?: number;
  /** Things that the run made and could not remove. */
  left: readonly string[];
}

/** What a run tells while it goes. Reporters listen; they never change its course. */
export type ContractEvent =
  | { type: "start"; plan: Plan; startedAt: string }
  | { type: "case"; result: CaseResult }
  | { type: "end"; summary: Summary };

/** Something that listens to a run. */
export interface Reporter {
  on(event: ContractEvent): void | Promise<void>;
}
