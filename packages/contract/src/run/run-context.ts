import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import type { CaseRequest } from "../case.js";
import type { CheckContext } from "../check.js";
import type { OpenApiDocument } from "../document/document.js";
import { hasSchema, type Operation } from "../document/operations.js";
import { createSchemaValidator, type SchemaValidator } from "../document/validation.js";
import type { CaseResult } from "../event.js";
import type { Exchange } from "../exchange.js";
import { plainProfile } from "../profile.js";
import type { Target } from "../target/target.js";
import type { RequestBudget } from "./budget.js";
import { systemClock } from "./clock.js";
import { type CredentialWatch, createCredentialWatch } from "./credential-watch.js";
import type { DifferenceLedger } from "./differences.js";
import { defaultMaxResources } from "./resource-needs.js";
import { createResourcePool, type ResourcePool } from "./resources.js";
import type { RetryingTarget } from "./retrying-target.js";
import { type RunOptions, runDefaults } from "./run-options.js";
import { createTrial, type Trial } from "./trial.js";
import { verdict } from "./verdict.js";

/** Everything that the steps of a run share. */
export interface RunContext {
  options: RunOptions;
  context: CheckContext;
  pool: ResourcePool;
  budget: RequestBudget;
  credentials: CredentialWatch;
  /** Ends the run. */
  signal: AbortSignal;
  /** Sends a request of a scenario step. */
  send: Target["send"];
  /** Sends a request that deletes something, also after the run was ended. */
  remove(request: CaseRequest, operation: Operation): Promise<Exchange>;
  /** Waits, also after the run was ended, in milliseconds. */
  sleep(milliseconds: number): Promise<void>;
  /** Tries cases. */
  trial: Trial;
  /** Returns a result as it is reported: with known differences marked, and without secrets. */
  verdict(result: CaseResult): CaseResult;
}

/** Parts of a {@link RunContext}. */
export interface RunContextParts {
  options: RunOptions;
  operations: readonly Operation[];
  retrying: RetryingTarget;
  budget: RequestBudget;
  signal: AbortSignal;
  ledger: DifferenceLedger;
  /** Called once if the endpoint refuses the credentials; it ends the run. */
  onCredentialsRefused(reason: string): void;
}

/**
 * Creates the context of a run.
 *
 * @throws {DocumentError} If a schema for responses cannot be used.
 */
export function createRunContext({
  options,
  operations,
  retrying,
  budget,
  signal,
  ledger,
  onCredentialsRefused,
}: RunContextParts): RunContext {
  const { document, target, planned, cases, checks, codeAliases = [], clock = systemClock } = options;
  const { timeout = runDefaults.timeout, namePrefix = plainProfile.namePrefix } = options;
  const context = contextOf(options);
  compileResponses(context.validator, document, operations);
  const ids = new Set(planned.plan.cases.map(({ id }) => id));
  // Deletions are sent even after the run was ended.
  const always = new AbortController().signal;
  setMaxListeners(0, always);
  const remove: RunContext["remove"] = (request, operation) =>
    retrying.remove(request, operation, { signal: always, timeout });
  const isPlanned = (id: string) => ids.has(id);
  const credentials = createCredentialWatch({
    document,
    codeAliases,
    target,
    operations,
    cases,
    isPlanned,
    onRefused: onCredentialsRefused,
    send: (each, operation) =>
      isPlanned(each.id) && !trial.isKnown(each.id) && each.needs.length === 0
        ? trial.exchangeOf(each)
        : // Without resources of the run: values come from the document.
          retrying.send(each.request({}, pool.uniqueName()), operation, { signal, timeout }),
  });
  const pool = createResourcePool({
    document,
    codeAliases,
    operations,
    cases,
    sideEffects: planned.sideEffects,
    isMock: target.isMock,
    // No other run uses this prefix.
    prefix: `${namePrefix}-${randomBytes(4).toString("hex")}`,
    async make(request, operation) {
      const exchange = await retrying.send(request, operation, { signal, timeout });
      await credentials.note(operation, exchange);
      return exchange;
    },
    remove,
    maxResources: options.maxResources ?? defaultMaxResources(document, operations),
    pause: (milliseconds) => clock.sleep(milliseconds, signal),
    sleep: (milliseconds) => clock.sleep(milliseconds, always),
  });
  const trial = createTrial({
    operations,
    target: retrying,
    pool,
    checks,
    context,
    signal,
    timeout,
    pause: (milliseconds) => clock.sleep(milliseconds, signal),
    note: credentials.note,
    isPlanned,
  });
  return {
    options,
    context,
    pool,
    budget,
    credentials,
    signal,
    async send(request, operation, settings) {
      const first = await retrying.send(request, operation, settings);
      // A connection that the server had closed is not the fault of the request.
      const exchange = first.isStale ? await retrying.send(request, operation, settings) : first;
      await credentials.note(operation, exchange);
      return exchange;
    },
    remove,
    sleep: (milliseconds) => clock.sleep(milliseconds, always),
    trial,
    verdict: (result) => verdict(result, document, ledger, target.secrets),
  };
}

function contextOf({ document, target, budget, strict, codeAliases = [] }: RunOptions): CheckContext {
  return {
    document,
    codeAliases,
    validator: createSchemaValidator(document, { strict: false, direction: "response" }),
    isMock: target.isMock,
    ...(budget !== undefined && { budget }),
    ...(strict && { strict }),
  };
}

/**
 * Compiles the schemas of responses, so that one that cannot be used is reported before anything is sent.
 *
 * @throws {DocumentError} If a schema cannot be used.
 */
function compileResponses(
  validator: SchemaValidator,
  document: OpenApiDocument,
  operations: readonly Operation[],
): void {
  for (const { content, headers } of operations.flatMap(({ responses }) => responses)) {
    for (const owner of [...content, ...headers]) if (hasSchema(document, owner)) validator.compile(owner.schema);
  }
}
