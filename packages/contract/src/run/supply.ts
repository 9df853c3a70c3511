import type { CaseRequest, ContractCase, Resources } from "../case.js";
import { isSuccess } from "../checks/response/documented.js";
import { describeResponse } from "../checks/response/error-code.js";
import type { Link } from "../document/links.js";
import type { Operation } from "../document/operations.js";
import { BudgetError } from "../errors.js";
import type { Exchange } from "../exchange.js";
import type { Workspace } from "./created-resources.js";
import { linkValueOf, unknownExchange } from "./observation.js";
import { keyOf, type ResourceModel } from "./resource-model.js";

/** How many requests of a producer are tried until one makes the thing. */
const attemptsToMake = 3;

/** Thrown when a case cannot have what it needs. The message says why. */
export class ResourceError extends Error {
  override readonly name = "ResourceError";
}

/** What a case needs, by the parameters that take it. */
export interface Supplied {
  resources: Resources;
  /** The parameters among them whose things the run has made. */
  made: readonly string[];
}

/** What needs are supplied with. */
export interface SupplyOptions {
  model: ResourceModel;
  /** Whether nothing has to be made, because the endpoint keeps nothing. */
  isMock: boolean;
  uniqueName(): string;
  /** Sends a request that makes something. */
  make(request: CaseRequest, operation: Operation): Promise<Exchange>;
  /** Called with what became of each request that makes something; one without a response may have. */
  observe(operationId: string, resources: Resources, workspace: Workspace, exchange: Exchange): void;
}

/**
 * Prepares to supply cases with what they need from a workspace; what that lacks is made.
 *
 * The function throws a {@link ResourceError} if something cannot be made.
 */
export function createSupply(
  options: SupplyOptions,
): (contractCase: ContractCase, workspace: Workspace) => Promise<Supplied> {
  const supplier = { ...options, failures: new Map<string, ResourceError>() };
  return (contractCase, workspace) => supply(supplier, contractCase, workspace);
}

interface Supplier extends SupplyOptions {
  /** Why what a link names could not be made, by what its value depends on. */
  failures: Map<string, ResourceError>;
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
      const why = link ? `only ${link.producer} makes it, whose side effects are not allowed` : "nothing makes it";
      throw new ResourceError(`${need} cannot be made: ${why}.`);
    }
    const example = exampleOf(model.operations.get(contractCase.operationId), need);
    if (example !== undefined) found[need] = example;
  }
  return { resources: found, made };
}

/** The value of a link in a workspace, made where it is not there yet. */
function suppliedBy(supplier: Supplier, link: Link, workspace: Workspace): Promise<string> {
  const key = keyOf(link);
  const value = workspace.values.get(key) ?? makeOnce(supplier, link, workspace);
  workspace.values.set(key, value);
  return value;
}

async function makeOnce(supplier: Supplier, link: Link, workspace: Workspace): Promise<string> {
  // An endpoint that did not make it once is not asked again for every case.
  const failed = supplier.failures.get(keyOf(link));
  if (failed) throw failed;
  const made = await createResource(supplier, link, workspace);
  if ("value" in made) return made.value;
  const error = new ResourceError(`${link.parameter} could not be made: ${made.why}.`);
  supplier.failures.set(keyOf(link), error);
  throw error;
}

/** The value of a link after its producer made the thing, or why it did not. */
async function createResource(
  supplier: Supplier,
  link: Link,
  workspace: Workspace,
): Promise<{ value: string } | { why: string }> {
  const { model } = supplier;
  const operation = model.operations.get(link.producer);
  const templates = operation ? (model.templates.get(link.producer) ?? []) : [];
  let why = `no request of ${link.producer} is known that has to be accepted`;
  for (const template of templates.slice(0, attemptsToMake)) {
    const { resources } = await supply(supplier, template, workspace);
    const exchange = await sendObserved(supplier, template, resources, workspace);
    const value = isSuccess(exchange.response) ? linkValueOf(model, link, exchange) : undefined;
    if (value !== undefined) {
      model.templates.set(link.producer, [template]);
      return { value };
    }
    why = `${link.producer} ${outcomeOf(exchange)}`;
  }
  return { why };
}

async function sendObserved(
  { model, make, observe, uniqueName }: Supplier,
  template: ContractCase,
  resources: Resources,
  workspace: Workspace,
): Promise<Exchange> {
  const { operationId } = template;
  const operation = model.operations.get(operationId);
  if (!operation) throw new ResourceError(`The document has no operation ${operationId}.`);
  const request = template.request(resources, uniqueName());
  try {
    const exchange = await make(request, operation);
    observe(operationId, resources, workspace, exchange);
    return exchange;
  } catch (error) {
    // A request that was never sent has made nothing.
    if (!(error instanceof BudgetError)) observe(operationId, resources, workspace, unknownExchange(request));
    throw error;
  }
}

function exampleOf(operation: Operation | undefined, parameter: string): string | undefined {
  const example = operation?.parameters.find(({ name }) => name === parameter)?.example;
  return typeof example === "string" || typeof example === "number" ? String(example) : undefined;
}

function outcomeOf({ response, failure }: Exchange): string {
  if (failure) return `got no complete response (${failure.message})`;
  return response && !isSuccess(response)
    ? `responded ${describeResponse(response)}`
    : "responded without the value that its link names";
}
