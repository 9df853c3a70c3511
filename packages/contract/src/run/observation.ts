import type { CaseRequest, Resources } from "../case.js";
import { isSuccess } from "../checks/response/documented.js";
import { evaluate, type Link } from "../document/links.js";
import type { Exchange } from "../exchange.js";
import { type CreatedResource, isPartOf } from "./created-resources.js";
import { exchangeValues } from "./exchange-values.js";
import { isOrigin, type ResourceModel } from "./resource-model.js";

/** What an exchange changed at the endpoint. */
export interface Observation {
  /** Things that it removed. */
  removed: readonly CreatedResource[];
  /** The thing that it made, or may have made. */
  made?: CreatedResource;
  /** Whether the name of that thing is known; without one, it cannot be removed. */
  isNamed: boolean;
}

const nothing: Observation = { removed: [], isNamed: true };

/** What an exchange of an operation is observed with. */
export interface Observed {
  operationId: string;
  /** What the request was given. */
  resources: Resources;
  exchange: Exchange;
  /** Things that it can have removed. */
  createdResources: readonly CreatedResource[];
}

/**
 * Tells what an exchange made or removed. What nobody is known to have made is only taken down if its name can be no one
 * else's.
 *
 * @param prefix - What the names of the run begin with.
 */
export function observationOf(model: ResourceModel, observed: Observed, prefix: string): Observation {
  const { response, failure } = observed.exchange;
  const isCertain = isSuccess(response);
  if (!isCertain && !failure && response && response.status < 500) return nothing;
  const removed = isCertain ? removedBy(observed) : [];
  const own = model.links.filter(({ producer }) => producer === observed.operationId);
  if (own.length === 0) return { ...nothing, removed };
  const made = createdResourceOf(model, own, observed, isCertain);
  const names = Object.values(made.names);
  if (names.length === 0) {
    // Only an operation whose links name what it makes is known to make anything.
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

/** What an operation makes, with what the links of an exchange say of it. */
function createdResourceOf(
  model: ResourceModel,
  links: readonly Link[],
  { operationId, resources, exchange }: Observed,
  isCertain: boolean,
): CreatedResource {
  const valued = links.flatMap((link) => {
    const value = linkValueOf(model, link, exchange);
    return value === undefined ? [] : [{ link, value }];
  });
  const byParameter = (given: typeof valued): Resources =>
    Object.fromEntries(given.map(({ link, value }) => [link.parameter, value]));
  const removing = new Set(links.filter(({ removes }) => removes).map(({ pointer }) => pointer));
  return {
    producer: operationId,
    names: byParameter(valued.filter(({ link }) => isOrigin(link))),
    inside: resources,
    removals: [...removing].flatMap((pointer) => {
      const carried = valued.filter(({ link }) => link.pointer === pointer);
      const consumer = carried[0]?.link.consumer;
      const isComplete = carried.length === links.filter((link) => link.pointer === pointer).length;
      return consumer === undefined || !isComplete ? [] : [{ consumer, values: byParameter(carried) }];
    }),
    isCertain,
  };
}

/** The value that a link carries from an exchange of its producer; `undefined` if there is none. */
export function linkValueOf({ operations }: ResourceModel, link: Link, exchange: Exchange): string | undefined {
  const operation = operations.get(link.producer);
  const value = operation && evaluate(link.expression, exchangeValues(operation, exchange));
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** A request of which nobody knows what became. */
export function unknownExchange({ method, path, headers, body = new Uint8Array() }: CaseRequest): Exchange {
  return {
    request: { method, url: path, headers, body },
    failure: { kind: "reset", message: "The run was ended." },
    startedAt: new Date().toISOString(),
    milliseconds: 0,
  };
}
