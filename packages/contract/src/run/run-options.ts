import type { ContractCase } from "../case.js";
import type { Check, CodeAliases } from "../check.js";
import type { OpenApiDocument } from "../document/document.js";
import type { CaseDescription } from "../event.js";
import type { InputValues } from "../scenarios/inputs.js";
import type { Scenario } from "../scenarios/scenario.js";
import type { Target } from "../target/target.js";
import type { Clock } from "./clock.js";
import type { KnownDifference } from "./differences.js";
import type { PlannedRun } from "./plan.js";

/** How a run goes if nothing else is said; the rate is that for endpoints, and the mock has none. */
export const runDefaults = { rate: 5, concurrency: 4, timeout: 30_000, grace: 5000 } as const;

/** What is run, against whom, and how. */
export interface RunOptions {
  document: OpenApiDocument;
  target: Target;
  planned: PlannedRun<CaseDescription>;
  /** All cases of the document, those that are not planned included: some tell how to make and remove things. */
  cases: readonly ContractCase[];
  /** Checks to apply. */
  checks: readonly Check[];
  /** @default [] */
  differences?: readonly KnownDifference[];
  /** Ends the run: nothing new is sent, and what was made is removed. */
  signal?: AbortSignal;
  /**
   * How many cases run at the same time.
   *
   * @default 4
   */
  concurrency?: number;
  /**
   * How many requests are sent in a second at most.
   *
   * @default 5, without limit for the mock
   */
  rate?: number;
  /**
   * How long one exchange may take, in milliseconds.
   *
   * @default 30_000
   */
  timeout?: number;
  /**
   * How long the response to a request that writes is waited for after the run was ended, in milliseconds: it tells what
   * there is to remove.
   *
   * @default 5_000
   */
  grace?: number;
  /** How many requests are sent at most; removals come on top. */
  maxRequests?: number;
  /** How long a response may take before a check finds fault with it, in milliseconds. */
  budget?: number;
  /**
   * Scenarios of the document, of which those with planned steps are run after the cases.
   *
   * @default []
   */
  scenarios?: readonly Scenario[];
  /** Values that take the place of those that the document gives to inputs of scenarios, such as an image with a face. */
  inputs?: InputValues;
  /**
   * What the names of created things begin with.
   *
   * @default "contract"
   */
  namePrefix?: string;
  /** @default [] */
  codeAliases?: CodeAliases;
  /** @default the time of this machine */
  clock?: Clock;
}
