import type { ContractCase } from "../case.js";
import type { Check, CodeAliases, Strictness } from "../check.js";
import type { OpenApiDocument } from "../document/document.js";
import type { CaseDescription } from "../event.js";
import type { InputValues } from "../scenarios/inputs.js";
import type { Scenario } from "../scenarios/scenario.js";
import type { Target } from "../target/target.js";
import type { Clock } from "./clock.js";
import type { KnownDifference } from "./differences.js";
import type { PlannedRun } from "./plan.js";

/** Default settings of a run; the mock has no rate limit. */
export const runDefaults = { rate: 5, concurrency: 4, timeout: 30_000, grace: 5000, maxResources: 5 } as const;

/** Options of a run. */
export interface RunOptions {
  document: OpenApiDocument;
  target: Target;
  planned: PlannedRun<CaseDescription>;
  /** All cases of the document, also those that are not planned: some describe how to create and delete resources. */
  cases: readonly ContractCase[];
  /** Checks to apply. */
  checks: readonly Check[];
  /** @default [] */
  differences?: readonly KnownDifference[];
  /** Ends the run: nothing new is sent, and created resources are deleted. */
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
   * How long to wait for the response to a request that writes after the run was ended, in milliseconds: it names what
   * has to be deleted.
   *
   * @default 5_000
   */
  grace?: number;
  /** Maximum number of requests; deletions during the cleanup are not counted. */
  maxRequests?: number;
  /**
   * How many resources the run has at the endpoint at the same time at most, those inside others not counted.
   *
   * @default fewer than the document's `x-resource-quota`, or else 5
   */
  maxResources?: number;
  /** Response time that a check allows, in milliseconds. */
  budget?: number;
  /**
   * What is a failure instead of a warning.
   *
   * @default []
   */
  strict?: readonly Strictness[];
  /**
   * Scenarios of the document, of which those with planned steps are run between the cases that read and those that write.
   *
   * @default []
   */
  scenarios?: readonly Scenario[];
  /** Values that take the place of those that the document gives to inputs of scenarios, such as an image with a face. */
  inputs?: InputValues;
  /**
   * What the names of created resources begin with.
   *
   * @default "contract"
   */
  namePrefix?: string;
  /** @default [] */
  codeAliases?: CodeAliases;
  /** @default the time of this machine */
  clock?: Clock;
}
