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

/** How many different requests of a producer are tried until one creates the resource. */
const attemptsToMake = 3;

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
export interface SupplyOptions {
  model: ResourceModel;
  /** Whether nothing has to be created, because the endpoint is stateless. */
  isMock: boolean;
  uniqueName(): string;
  /** Sends a request that creates something. */
  make(request: CaseRequest, operation: Operation): Promise<Exchange>;
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
  const supplier = { ...options, failures: new Map<string, ResourceError>() };
  return (contractCase, workspace) => supply(supplier, contractCase, workspace);
}

interface Supplier extends SupplyOptions {
  /** Why the resource of a link could not be created, by what its value depends on. */
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
  const value = workspace.values.get(key) ?? makeOnce(supplier, link, workspace);
  workspace.values.set(key, value);
  return value;
}

async function makeOnce(supplier: Supplier, link: Link, workspace: Workspace): Promise<string> {
  // A resource that could not be created once is not tried again for every case.
  const failed = supplier.failures.get(keyOf(link));
  if (failed) throw failed;
  const made = await createResource(supplier, link, workspace);
  if ("value" in made) return made.value;
  const error = new ResourceError(`${link.parameter} could not be created: ${made.why}.`);
  supplier.failures.set(keyOf(link), error);
  throw error;
}

/** Returns the value of a link after its producer created the resource, or why it did not. */
async function createResource(
  supplier: Supplier,
  link: Link,
  workspace: Workspace,
): Promise<{ value: string } | { why: string }> {
  const { model } = supplier;
  const operation = model.operations.get(link.producer);
  const templates = operation ? (model.templates.get(link.producer) ?? []) : [];
  let why = `the document describes no valid request of ${link.producer}`;
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
