import { setMaxListeners } from "node:events";
import { remembered } from "../document/memory.js";
import { listOperations, type Operation } from "../document/operations.js";
import { ContractError } from "../errors.js";
import type { CaseDescription, ContractEvent } from "../event.js";
import { scrubber } from "../redaction/redact.js";
import type { Target } from "../target/target.js";
import { RequestBudget } from "./budget.js";
import { createChannel } from "./channel.js";
import { systemClock } from "./clock.js";
import { openLedger } from "./differences.js";
import { createPace } from "./pace.js";
import { type RetryingTarget, retryingTarget } from "./retrying-target.js";
import { createRunContext } from "./run-context.js";
import { type RunOptions, runDefaults } from "./run-options.js";
import { type Happening, runPlanned } from "./run-planned.js";
import { Tally } from "./tally.js";

export { type RunOptions, runDefaults } from "./run-options.js";

/**
 * Runs cases and yields what happens. Cases that only read run first, then scenarios, then cases that write, since a change
 * between two equal requests would make their responses differ; results come in the order in which cases end, which with a
 * concurrency of 1 is always the same. Everything that the run created is deleted before its last event, and also if it
 * fails, or if the reader of the events stops.
 *
 * @throws {ContractError} If no case can be sent because the credentials that they need are missing.
 */
export async function* run(given: RunOptions): AsyncGenerator<ContractEvent, void, void> {
  // Each exchange is compared with the same places of the document.
  const options = { ...given, document: remembered(given.document) };
  const { document, target, planned, checks, differences = [], clock = systemClock } = options;
  const operations = listOperations(document);
  assertCredentials(target, planned.plan.cases, operations);
  const startedAt = new Date();
  const start = clock.now();
  yield { type: "start", plan: planned.plan, startedAt: startedAt.toISOString() };

  const halt = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, halt.signal]) : halt.signal;
  // Every request under way listens to it, however many there are.
  setMaxListeners(0, signal);
  const ledger = openLedger(differences, operations, startedAt.toISOString().slice(0, 10));
  const tally = new Tally();
  const budget = new RequestBudget(options.maxRequests ?? Number.POSITIVE_INFINITY);
  const { retrying, traffic } = countedTarget(options, budget, halt);
  let credentialsRefused: string | undefined;
  const onCredentialsRefused = (reason: string) => {
    credentialsRefused ??= reason;
    halt.abort(new ContractError(`The credentials were refused: ${reason}.`));
  };
  const runContext = createRunContext({ options, operations, retrying, budget, signal, ledger, onCredentialsRefused });

  const happenings = createChannel<Happening>();
  const work = runPlanned(runContext, (happening) => happenings.push(happening)).then(
    () => happenings.close(),
    (error) => happenings.close(signal.aborted ? undefined : error),
  );
  const left: string[] = [];
  let failure: { error: unknown } | undefined;
  try {
    for await (const happening of happenings) {
      if ("left" in happening) {
        left.push(happening.left);
        continue;
      }
      tally.add(happening.result);
      yield { type: "case", result: happening.result };
    }
  } catch (error) {
    // What the run created is deleted, and the summary is reported, before the error is.
    failure = { error };
  } finally {
    halt.abort();
    await work;
    left.push(...(await runContext.pool.clear()));
  }

  const isComplete = tally.results >= planned.plan.cases.length;
  const ran = [...planned.complete].filter((operationId) => isComplete && !tally.skipped.has(operationId));
  yield {
    type: "end",
    summary: {
      ...tally.counts(),
      ...traffic(),
      milliseconds: clock.now() - start,
      interrupted: (options.signal?.aborted === true || failure !== undefined) && !isComplete,
      outdated: ledger.outdated({
        operations: new Set(ran),
        checks: new Set(checks.map(({ name }) => name)),
      }),
      unmet: ledger.unmet(),
      ...(runContext.pool.delayed().length > 0 && { delayed: runContext.pool.delayed() }),
      ...(credentialsRefused !== undefined && { credentialsRefused: scrubber(target.secrets)(credentialsRefused) }),
      ...(runContext.credentials.isUnproved && { credentialsUnproved: true }),
      left: left.map(scrubber(target.secrets)),
    },
  };
  if (failure) throw failure.error;
}

/** What went over the wire in a run. */
interface Traffic {
  requests: number;
  resent: number;
  unreachable: boolean;
  unreachableReason?: string;
}

/** Returns the target of a run with retries and counters; it ends the run if the target is unreachable. */
function countedTarget(
  options: RunOptions,
  budget: RequestBudget,
  halt: AbortController,
): { retrying: RetryingTarget; traffic: () => Traffic } {
  const { target, clock = systemClock, grace = runDefaults.grace } = options;
  const rate = options.rate ?? (target.isMock ? Number.POSITIVE_INFINITY : runDefaults.rate);
  const traffic: Traffic = { requests: 0, resent: 0, unreachable: false };
  const retrying = retryingTarget(target, {
    budget,
    grace,
    pace: createPace(rate, clock),
    clock,
    onExchange({ resent }) {
      traffic.requests += resent ? 2 : 1;
      if (resent) traffic.resent++;
    },
    onUnreachable({ message }) {
      traffic.unreachable = true;
      traffic.unreachableReason = message;
      halt.abort(new ContractError(`${target.name} is unreachable.`));
    },
  });
  return { retrying, traffic: () => traffic };
}

/** @throws {ContractError} If the credentials of all planned operations that need some are missing. */
function assertCredentials(target: Target, cases: readonly CaseDescription[], operations: readonly Operation[]): void {
  const ids = new Set(cases.filter(({ kind }) => kind !== "credentials").map(({ operationId }) => operationId));
  const secured = operations.filter(({ operationId, security }) => ids.has(operationId) && security.length > 0);
  const lacks = secured.map((operation) => target.lacks(operation));
  const [first] = lacks;
  if (first !== undefined && lacks.every((lack) => lack !== undefined)) {
    throw new ContractError(`${target.name} requires credentials. ${first}`);
  }
}
