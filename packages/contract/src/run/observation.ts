import type { CaseRequest, Resources } from "../case.js";
import { isSuccess } from "../checks/response/documented.js";
import { type ExpressionContext, evaluate, type Link } from "../document/links.js";
import type { Exchange } from "../exchange.js";
import { renamedIn } from "../wire/renamed.js";
import { type CreatedResource, isPartOf } from "./created-resources.js";
import { exchangeValues } from "./exchange-values.js";
import { isOrigin, type ResourceModel } from "./resource-model.js";

/** What an exchange created or deleted at the endpoint. */
export interface Observation {
  /** Resources that it deleted. */
  removed: readonly CreatedResource[];
  /** The resource that it created, or may have created. */
  made?: CreatedResource;
  /** Whether the name of that resource is known; without one it cannot be deleted. */
  isNamed: boolean;
}

const nothing: Observation = { removed: [], isNamed: true };

/** An exchange with what is needed to interpret it. */
export interface Observed {
  operationId: string;
  /** Values that the request was built with. */
  resources: Resources;
  exchange: Exchange;
  /** Resources that it can have deleted. */
  createdResources: readonly CreatedResource[];
}

/**
 * Returns what an exchange created or deleted. A resource that was possibly created counts only if its name belongs to
 * this run.
 *
 * @param prefix - Prefix of all names of the run.
 */
export function observationOf(model: ResourceModel, observed: Observed, prefix: string): Observation {
  const { response, failure } = observed.exchange;
  const isCertain = isSuccess(response);
  const isRefused = !isCertain && !failure && response !== undefined && response.status < 500;
  if (!isRefused || observed.exchange.resent) {
    for (const each of deletedBy(model, observed)) each.mayBeDeleted = true;
  }
  if (isRefused) return nothing;
  const removed = isCertain ? removedBy(observed) : [];
  const own = model.links.filter(({ producer }) => producer === observed.operationId);
  if (own.length === 0) return { ...nothing, removed };
  const made = createdResourceOf(model, own, observed, isCertain);
  const names = Object.values(made.names);
  if (names.length === 0) {
    // Only an operation whose links name what it creates is known to create anything.
    return own.some(isOrigin) ? { removed, made, isNamed: false } : { ...nothing, removed };
  }
  const isOwn = isCertain || names.some((name) => name.startsWith(prefix));
  return isOwn ? { removed, made, isNamed: true } : { ...nothing, removed };
}

function removedBy({ operationId, resources, createdResources }: Observed): CreatedResource[] {
  return createdResources.filter(({ removals }) =>
    removals.some(({ consumer, values }) => consumer === operationId && isPartOf(values, resources)),
  );
}

/** Returns the resources that a request may have deleted: by a link that says so, or by the method `DELETE`. */
function deletedBy({ operations }: ResourceModel, observed: Observed): CreatedResource[] {
  const isDelete = operations.get(observed.operationId)?.method === "delete";
  const named = observed.createdResources.filter(({ names }) => isDelete && isPartOf(names, observed.resources));
  return [...new Set([...removedBy(observed), ...named])];
}

/** Returns the resource that an operation creates, as its links describe it. */
function createdResourceOf(
  model: ResourceModel,
  links: readonly Link[],
  { operationId, resources, exchange }: Observed,
  isCertain: boolean,
): CreatedResource {
  const operation = model.operations.get(operationId);
  const values = operation && exchangeValues(operation, exchange);
  const valued = links.flatMap((link) => {
    const value = values && linkValueIn(values, link);
    return value === undefined ? [] : [{ link, value }];
  });
  const byParameter = (given: typeof valued): Resources =>
    Object.fromEntries(given.map(({ link, value }) => [link.parameter, value]));
  const removing = new Set(links.filter(({ removes }) => removes).map(({ pointer }) => pointer));
  const removals = [...removing].flatMap((pointer) => {
    const carried = valued.filter(({ link }) => link.pointer === pointer);
    const consumer = carried[0]?.link.consumer;
    const isComplete = carried.length === links.filter((link) => link.pointer === pointer).length;
    return consumer === undefined || !isComplete ? [] : [{ consumer, values: byParameter(carried) }];
  });
  const requested = valued.filter(({ link }) => link.expression.source === "request.body");
  const changed = isCertain ? changedNames(exchange, byParameter(requested)) : [];
  return {
    producer: operationId,
    names: byParameter(valued.filter(({ link }) => isOrigin(link))),
    inside: resources,
    removals: [
      ...removals,
      ...changed.flatMap((names) =>
        removals.map(({ consumer, values }) => ({ consumer, values: { ...values, ...names } })),
      ),
    ],
    isCertain,
    mayBeDeleted: false,
  };
}

/** Returns other names that a response has for what a request named, by parameter. */
function changedNames({ response }: Exchange, requested: Resources): Resources[] {
  if (response === undefined) return [];
  return Object.entries(requested).flatMap(([parameter, name]) =>
    renamedIn(response, name).map((text) => ({ [parameter]: text })),
  );
}

/** Returns the value of a link in an exchange of its producer; `undefined` if it is missing. */
export function linkValueOf({ operations }: ResourceModel, link: Link, exchange: Exchange): string | undefined {
  const operation = operations.get(link.producer);
  return operation && linkValueIn(exchangeValues(operation, exchange), link);
}

function linkValueIn(values: ExpressionContext, { expression }: Link): string | undefined {
  const value = evaluate(expression, values);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** Returns an exchange for a request whose outcome is unknown. */
export function unknownExchange({ method, path, headers, body = new Uint8Array() }: CaseRequest): Exchange {
  return {
    request: { method, url: path, headers, body },
    failure: { kind: "reset", message: "The run was ended." },
    startedAt: new Date().toISOString(),
    milliseconds: 0,
  };
}
