import type { CaseRequest, ContractCase } from "../case.js";
import type { Check, CheckContext, CheckProblem } from "../check.js";
import { check } from "../checks/response/apply-checks.js";
import { describeResponse, errorCodeOf, faultOf, saysGone } from "../checks/response/error-code.js";
import type { Operation } from "../document/operations.js";
import { BudgetError } from "../errors.js";
import type { CaseResult } from "../event.js";
import { type Exchange, headerOf } from "../exchange.js";
import type { Target } from "../target/target.js";
import { asksToWait } from "../wire/retry-after.js";
import { unknownExchange } from "./observation.js";
import { describe } from "./plan.js";
import { createPositives } from "./positives.js";
import type { Loan, ResourcePool } from "./resources.js";
import { shrink } from "./shrink.js";
import { ResourceError } from "./supply.js";
import { skipped } from "./verdict.js";

/** Maximum number of smaller inputs that are tried for a random case that failed. */
const shrinkAttempts = 40;

/** Pauses before a request is sent again that did not find what the run had created, in milliseconds. */
const foundPauses = [25, 75, 300];

/** Settings of {@link createTrial}. */
export interface TrialOptions {
  operations: readonly Operation[];
  target: Target;
  pool: ResourcePool;
  checks: readonly Check[];
  context: CheckContext;
  signal: AbortSignal;
  /** How long one exchange may take, in milliseconds. */
  timeout: number;
  /** Called with the response to each valid request. */
  note(operation: Operation | undefined, exchange: Exchange): Promise<void>;
  /** Waits, in milliseconds; throws the reason of the signal. */
  pause(milliseconds: number): Promise<void>;
  /** Whether the result of a case is to be reported. */
  isPlanned(id: string): boolean;
}

/** The outcome of sending one case. */
type Attempt = { exchange: Exchange; problems: CheckProblem[] } | { reason: string };

/** Tries cases. */
export interface Trial {
  /**
   * Tries one case: with the resources that it needs, and validated by all checks. The result contains the exchange
   * unredacted. Of a random case that fails, the result is that of a minimal input that fails in the same way. An invalid
   * case is tried beside a valid one that was accepted, and else skipped.
   *
   * @throws The reason of the signal, if that ended the trial.
   */
  run(each: ContractCase): Promise<CaseResult>;
  /** Tries a valid planned case ahead of its turn. */
  exchangeOf(each: ContractCase): Promise<Exchange | undefined>;
  /** Whether a valid case was tried already, because an invalid one needed it. */
  isKnown(id: string): boolean;
}

/** What trials of a run share. */
interface Trials extends Omit<TrialOptions, "operations"> {
  operations: ReadonlyMap<string, Operation>;
  /** Whether a pause changed a response that did not find something, by operation and response. */
  helps: Map<string, Promise<boolean>>;
}

/** Creates a trial of cases. */
export function createTrial(settings: TrialOptions): Trial {
  const operations = new Map(settings.operations.map((operation) => [operation.operationId, operation]));
  const options: Trials = { ...settings, operations, helps: new Map() };
  const { isPlanned, context } = options;
  const positives = createPositives((each) => tryOne(options, each), isPlanned, context);
  return {
    exchangeOf: positives.exchangeOf,
    isKnown: positives.isKnown,
    async run(each) {
      if (each.unsupported !== undefined) return skipped(each, each.unsupported);
      if (each.pairs === undefined) {
        return each.expectation.outcome === "accepted" ? await positives.resultOf(each) : await tryOne(options, each);
      }
      const pair = await positives.pairOf(each);
      if ("reason" in pair) return skipped(each, pair.reason);
      const { positive, negative, sameAs } = pair;
      const result = await tryOne(options, negative);
      const code = result.exchange?.response && errorCodeOf(result.exchange.response);
      if (result.outcome === "passed" && sameAs !== undefined && code === sameAs) {
        return skipped(each, `The refusal shows nothing: the valid request ${positive} was refused with ${code} too.`);
      }
      const response = result.exchange?.response;
      if (result.outcome === "passed" && isGatewayLimit(each) && response && faultOf(context, response) === "state") {
        const why = `${describeResponse(response)} is about what is stored, so that the gateway let the request through`;
        return skipped(each, `The refusal shows nothing: ${why}.`);
      }
      return result.outcome === "skipped" ? result : { ...result, positive };
    },
  };
}

/** Whether a case is about what the gateway in front of an endpoint accepts, before anything else looks at a request. */
function isGatewayLimit({ pointer }: ContractCase): boolean {
  return pointer.startsWith("/x-gateway-limits/");
}

async function tryOne(options: Trials, each: ContractCase): Promise<CaseResult> {
  const first = await attempt(options, each);
  if ("reason" in first) return skipped(each, first.reason);
  const broken = brokenChecks(first.problems);
  const stillFails = async (smaller: ContractCase) => {
    const next = await attempt(options, smaller);
    return "problems" in next && brokenChecks(next.problems).some((name) => broken.includes(name)) ? next : undefined;
  };
  const { outcome: minimal } =
    broken.length > 0 ? await shrink({ case: each, outcome: first }, stillFails, shrinkAttempts) : { outcome: first };
  return { case: describe(each), outcome: broken.length > 0 ? "failed" : "passed", ...minimal };
}

/** Tries a case with the resources that it needs, which are given back in any case. */
async function attempt(options: Trials, each: ContractCase): Promise<Attempt> {
  const first = await attemptOnce(options, each);
  // A connection that the server had closed is not the fault of the request: it is tried anew, with other names.
  return "exchange" in first && first.exchange.isStale ? await attemptOnce(options, each) : first;
}

async function attemptOnce(options: Trials, each: ContractCase): Promise<Attempt> {
  try {
    const loan = await options.pool.lend(each);
    try {
      return await attemptWith(options, each, loan);
    } finally {
      await loan.giveBack();
    }
  } catch (error) {
    if (error instanceof ResourceError || error instanceof BudgetError) return { reason: error.message };
    throw error;
  }
}

async function attemptWith(options: Trials, each: ContractCase, loan: Loan): Promise<Attempt> {
  const { operations, target, pool, checks, context, signal } = options;
  const operation = operations.get(each.operationId);
  const request = each.request(loan.resources, pool.uniqueName());
  const lacking = request.credentials === "valid" ? target.lacks(operation) : undefined;
  if (lacking !== undefined) return { reason: lacking };
  let exchange: Exchange;
  let repeated: Exchange | undefined;
  try {
    exchange = await sendUntilFound(options, each, request, operation, loan);
    if (each.expectation.outcome === "accepted") await options.note(operation, exchange);
    signal.throwIfAborted();
    const repeats = checks.some((check) => check.repeats) && isRepeatable(each, request);
    if (repeats) repeated = await sendAgain(options, request, operation, loan);
  } catch (error) {
    if (error instanceof TypeError) return { reason: `The request cannot be sent over HTTP: ${error.message}` };
    throw error;
  }
  const tested = { case: each, operation, exchange, owned: loan.made, ...(repeated && { repeated }) };
  const problems = check(tested, checks, context);
  if (context.isMock || !isThrottled(exchange) || brokenChecks(problems).length > 0) return { exchange, problems };
  return { reason: throttled(exchange) };
}

/**
 * Sends a request; again, after a pause, while the endpoint does not find what the run has created: it may be eventually
 * consistent. Where pauses changed nothing the first time, an operation is not asked again for the same reason.
 */
async function sendUntilFound(
  options: Trials,
  { expectation, operationId }: ContractCase,
  ...[request, operation, loan]: [CaseRequest, Operation | undefined, Loan]
): Promise<Exchange> {
  const first = await send(options, request, operation, loan);
  const isAboutCredentials = expectation.outcome === "refused" && expectation.because === "credentials";
  if (options.context.isMock || isAboutCredentials || loan.made.length === 0 || !isNotFound(options, first)) {
    return first;
  }
  const again = async (): Promise<Exchange> => {
    let waited = 0;
    for (const pause of foundPauses) {
      await options.pause(pause);
      waited += pause;
      const next = await sendAgain(options, request, operation, loan);
      if (!next || next.failure) break;
      if (isNotFound(options, next)) continue;
      options.pool.noteDelay(operationId, waited);
      return next;
    }
    return first;
  };
  const key = `${operationId} ${first.response && describeResponse(first.response)}`;
  const known = options.helps.get(key);
  if (known && !(await known)) return first;
  const last = again();
  if (!known) {
    const helps = last.then((exchange) => exchange !== first);
    // Whoever waits for the exchange gets the error.
    helps.catch(() => {});
    options.helps.set(key, helps);
  }
  return await last;
}

/** Whether a response says that something does not exist. */
function isNotFound({ context }: Trials, { response, failure }: Exchange): boolean {
  if (failure || response === undefined || response.status < 400 || response.status > 499) return false;
  return response.status === 404 || response.status === 410 || saysGone(context, response);
}

async function send(
  { target, signal, timeout }: Pick<TrialOptions, "target" | "signal" | "timeout">,
  request: CaseRequest,
  operation: Operation | undefined,
  loan: Loan,
): Promise<Exchange> {
  let exchange: Exchange;
  try {
    exchange = await target.send(request, operation, { signal, timeout });
  } catch (error) {
    // A request may have had its effect, even without a response.
    if (!(error instanceof BudgetError)) loan.observe(unknownExchange(request));
    throw error;
  }
  loan.observe(exchange);
  signal.throwIfAborted();
  return exchange;
}

/** Sends a request a second time if the request limit allows; otherwise only the first response is checked. */
async function sendAgain(...again: Parameters<typeof send>): Promise<Exchange | undefined> {
  try {
    return await send(...again);
  } catch (error) {
    if (error instanceof BudgetError) return undefined;
    throw error;
  }
}

/** Whether a response says only that there were too many requests. */
function isThrottled({ response, failure }: Exchange): boolean {
  return !failure && response !== undefined && asksToWait(response);
}

/** Whether sending a request twice shows whether its response is stable: a valid one that only reads. */
function isRepeatable({ kind, sideEffects }: ContractCase, { method }: CaseRequest): boolean {
  return method === "GET" && sideEffects === "none" && (kind === "example" || kind === "shape");
}

function brokenChecks(problems: readonly CheckProblem[]): string[] {
  return problems.filter(({ level }) => level === "failure").map(({ check }) => check);
}

/** Describes that a request was throttled, and how often it was sent. */
function throttled({ response, retries = 0 }: Exchange): string {
  const wait = headerOf(response?.headers ?? [], "Retry-After");
  const received = `The endpoint limits the rate of requests (${response?.status}${wait === undefined ? "" : `, Retry-After: ${wait}`})`;
  if (retries === 0) return `${received}; the request was not sent again.`;
  return `${received}, also after ${retries === 1 ? "1 retry" : `${retries} retries`}.`;
}
