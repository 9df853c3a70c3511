import type { CaseRequest, ContractCase, Resources } from "../case.js";
import type { CodeContext } from "../check.js";
import { isSuccess } from "../checks/response/documented.js";
import { describeResponse, faultOf } from "../checks/response/error-code.js";
import type { Link } from "../document/links.js";
import type { Operation } from "../document/operations.js";
import { BudgetError } from "../errors.js";
import type { Exchange } from "../exchange.js";
import type { Workspace } from "./created-resources.js";
import { linkValueOf, unknownExchange } from "./observation.js";
import { keyOf, type ResourceModel } from "./resource-model.js";

/** How many different requests of a producer are tried until one creates the resource. */
const attemptsToMake = 3;

/** Pauses before a request that creates something is retried, in milliseconds, if its failure may be transient. */
const transientPauses = [200, 800, 2000];

/** Pauses before a request is retried whose refusal looks permanent, though nothing says so, in milliseconds. */
const doubtfulPauses = [400];

/** After how many cases in a row whose resource could not be created for a transient reason none is tried any more. */
const maxGivenUp = 3;

/** Thrown if a resource that a case needs cannot be created. The message says why. */
export class ResourceError extends Error {
  override readonly name = "ResourceError";
}

/** The resources that a case needs, by parameter. */
export interface Supplied {
  resources: Resources;
  /** The parameters among them that name resources which the run created. */
  made: readonly string[];
}

/** Settings of {@link createSupply}. */
export interface SupplyOptions extends CodeContext {
  model: ResourceModel;
  /** Whether nothing has to be created, because the endpoint is stateless. */
  isMock: boolean;
  uniqueName(): string;
  /** Sends a request that creates something. */
  make(request: CaseRequest, operation: Operation): Promise<Exchange>;
  /**
   * Waits, in milliseconds.
   *
   * @throws The reason of the signal that ends the run.
   */
  pause(milliseconds: number): Promise<void>;
  /** Waits until a change shows at the endpoint. */
  settled(): Promise<void>;
  /** Called with the exchange of each request that creates something; one without a response may have. */
  observe(operationId: string, resources: Resources, workspace: Workspace, exchange: Exchange): void;
}

/**
 * Returns a function that supplies cases with the resources of a workspace; missing ones are created.
 *
 * The function throws a {@link ResourceError} if a resource cannot be created.
 */
export function createSupply(
  options: SupplyOptions,
): (contractCase: ContractCase, workspace: Workspace) => Promise<Supplied> {
  const supplier: Supplier = { ...options, failures: new Map(), producers: new Map() };
  return (contractCase, workspace) => supply(supplier, contractCase, workspace);
}

interface Supplier extends SupplyOptions {
  /** Why the resource of a link could not be created, by what its value depends on. */
  failures: Map<string, ResourceError>;
  /** What is known of the operations that create resources. */
  producers: Map<string, Producer>;
}

/** An operation that creates resources. */
interface Producer {
  /** Whether it has succeeded in this run: then no refusal of the same request is permanent. */
  hasSucceeded: boolean;
  /** How many cases in a row could not have their resource, in spite of retries. */
  givenUp: number;
  /** The last of those that retry, who do so one after the other, lest all of them give up for the same reason. */
  queue: Promise<unknown>;
}

async function supply(supplier: Supplier, contractCase: ContractCase, workspace: Workspace): Promise<Supplied> {
  const { model, isMock } = supplier;
  const found: { [parameter: string]: string } = {};
  const made: string[] = [];
  for (const need of contractCase.needs) {
    const link = model.supplierOf(need, contractCase.operationId);
    if (!isMock && link && model.mayMake(link)) {
      found[need] = await suppliedBy(supplier, link, workspace);
      made.push(need);
      continue;
    }
    if (!isMock && contractCase.exclusive) {
      const why = link
        ? `only ${link.producer} creates it, whose side effects are not allowed`
        : "no operation creates it";
      throw new ResourceError(`${need} cannot be created: ${why}.`);
    }
    const example = exampleOf(model.operations.get(contractCase.operationId), need);
    if (example !== undefined) found[need] = example;
  }
  return { resources: found, made };
}

/** Returns the value of a link in a workspace; creates the resource if it is missing. */
function suppliedBy(supplier: Supplier, link: Link, workspace: Workspace): Promise<string> {
  const key = keyOf(link);
  const known = workspace.values.get(key);
  if (known) return known;
  const value = createOnce(supplier, link, workspace);
  workspace.values.set(key, value);
  // Another case that needs it may be luckier.
  value.catch(() => workspace.values.delete(key));
  return value;
}

async function createOnce(supplier: Supplier, link: Link, workspace: Workspace): Promise<string> {
  const key = keyOf(link);
  const failWith = (why: string) => new ResourceError(`${link.parameter} could not be created: ${why}.`);
  // Only a permanent refusal is remembered.
  const failed = () => {
    const error = supplier.failures.get(key);
    if (error) throw error;
  };
  failed();
  const producer = supplier.producers.get(link.producer) ?? {
    hasSucceeded: false,
    givenUp: 0,
    queue: Promise.resolve(),
  };
  supplier.producers.set(link.producer, producer);
  let attempt = await createResource(supplier, link, workspace, producer);
  if ("value" in attempt) return attempt.value;
  if (attempt.pauses.length > 0) {
    const before = producer.queue;
    let leave = () => {};
    producer.queue = new Promise<void>((resolve) => {
      leave = resolve;
    });
    try {
      await before;
      failed();
      for (const pause of attempt.pauses) {
        await supplier.pause(pause);
        attempt = await createResource(supplier, link, workspace, producer);
        if ("value" in attempt) {
          producer.givenUp = 0;
          return attempt.value;
        }
        if (attempt.pauses.length === 0) break;
      }
      const isTransient = attempt.pauses === transientPauses;
      producer.givenUp++;
      if (!isTransient || producer.givenUp >= maxGivenUp) supplier.failures.set(key, failWith(attempt.why));
    } finally {
      leave();
    }
  } else supplier.failures.set(key, failWith(attempt.why));
  throw failWith(attempt.why);
}

/** The value of a link, or why there is none, and when to try again. */
type Creation = { value: string } | { why: string; pauses: readonly number[] };

/** Returns the value of a link after its producer created the resource, or why it did not. */
async function createResource(
  supplier: Supplier,
  link: Link,
  workspace: Workspace,
  producer: Producer,
): Promise<Creation> {
  const { model } = supplier;
  const operation = model.operations.get(link.producer);
  const templates = operation ? (model.templates.get(link.producer) ?? []) : [];
  let failure: Exclude<Creation, { value: string }> = {
    why: `the document describes no valid request of ${link.producer}`,
    pauses: [],
  };
  for (const template of templates.slice(0, attemptsToMake)) {
    const { resources } = await supply(supplier, template, workspace);
    const exchange = await sendObserved(supplier, template, resources, workspace);
    const value = isSuccess(exchange.response) ? linkValueOf(model, link, exchange) : undefined;
    if (value !== undefined) {
      model.templates.set(link.producer, [template]);
      producer.hasSucceeded = true;
      await supplier.settled();
      return { value };
    }
    failure = { why: `${link.producer} ${outcomeOf(exchange)}`, pauses: pausesAfter(supplier, producer, exchange) };
    // Another request would fail in the same way.
    if (failure.pauses === transientPauses) return failure;
  }
  return failure;
}

/** Returns the pauses before retries of a request that did not create a resource. */
function pausesAfter(
  context: CodeContext,
  { hasSucceeded }: Producer,
  { response, failure }: Exchange,
): readonly number[] {
  if (failure || response === undefined || response.status >= 500 || hasSucceeded) return transientPauses;
  switch (faultOf(context, response)) {
    case "load":
    case "account":
    case "state":
      return transientPauses;
    case "request":
    case "content":
    case "credentials":
      return [];
    default:
      return response.status >= 400 ? doubtfulPauses : [];
  }
}

async function sendObserved(
  { model, make, observe, uniqueName }: Supplier,
  template: ContractCase,
  resources: Resources,
  workspace: Workspace,
): Promise<Exchange> {
  const { operationId } = template;
  const operation = model.operations.get(operationId);
  if (!operation) throw new ResourceError(`Unknown operation ${operationId}.`);
  const request = template.request(resources, uniqueName());
  try {
    const exchange = await make(request, operation);
    observe(operationId, resources, workspace, exchange);
    return exchange;
  } catch (error) {
    // A request that was never sent has created nothing.
    if (!(error instanceof BudgetError)) observe(operationId, resources, workspace, unknownExchange(request));
    throw error;
  }
}

function exampleOf(operation: Operation | undefined, parameter: string): string | undefined {
  const example = operation?.parameters.find(({ name }) => name === parameter)?.example;
  return typeof example === "string" || typeof example === "number" ? String(example) : undefined;
}

function outcomeOf({ response, failure }: Exchange): string {
  if (failure) return `received no complete response (${failure.message})`;
  return response && !isSuccess(response)
    ? `responded ${describeResponse(response)}`
    : "responded without the value that its link refers to";
}
