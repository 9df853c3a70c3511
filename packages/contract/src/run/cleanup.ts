import type { CaseRequest, Resources } from "../case.js";
import type { CodeContext } from "../check.js";
import { isSuccess } from "../checks/response/documented.js";
import { saysGone } from "../checks/response/error-code.js";
import type { Operation } from "../document/operations.js";
import type { Exchange } from "../exchange.js";
import { type CreatedResource, isInside, isPartOf } from "./created-resources.js";
import { unknownExchange } from "./observation.js";
import type { ResourceModel } from "./resource-model.js";

/** The outcome of deleting resources. */
export interface Removal {
  removed: readonly CreatedResource[];
  left: readonly CreatedResource[];
}

/** Settings of {@link removeAll}. */
export interface CleanupOptions extends CodeContext {
  model: ResourceModel;
  uniqueName(): string;
  /** Sends a request that deletes something, also after the run was ended. */
  remove(request: CaseRequest, operation: Operation): Promise<Exchange>;
  /** Pauses before retries of a deletion that did not find a resource which was created, in milliseconds. */
  pauses: readonly number[];
  /** Waits, also after the run was ended. */
  sleep(milliseconds: number): Promise<void>;
  /** Called for a resource that was found only after a pause. */
  onDelayed(createdResource: CreatedResource, milliseconds: number): void;
}

/**
 * What one attempt shows. `deleted`: the endpoint confirmed it. `missing`: the endpoint does not find the resource, which
 * proves nothing if it confirmed the creation. `unknown`: anything else.
 */
type Outcome = "deleted" | "missing" | "unknown";

/** Deletes resources, parents first, since most endpoints delete what is inside along with them. */
export async function removeAll(
  createdResources: readonly CreatedResource[],
  options: CleanupOptions,
): Promise<Removal> {
  const removed: CreatedResource[] = [];
  const left: CreatedResource[] = [];
  const outermost = createdResources.filter(
    (createdResource) => !createdResources.some((other) => isInside(createdResource, other)),
  );
  for (const createdResource of outermost.toReversed()) {
    const one = await removeWithInner(createdResource, createdResources, options);
    removed.push(...one.removed);
    left.push(...one.left);
  }
  return { removed, left };
}

/** Deletes a resource; if that is refused, those inside of it first. */
async function removeWithInner(
  createdResource: CreatedResource,
  createdResources: readonly CreatedResource[],
  options: CleanupOptions,
): Promise<Removal> {
  if (await removeOne(createdResource, options)) return { removed: [createdResource], left: [] };
  const inner = createdResources.filter((other) => isInside(other, createdResource));
  if (inner.length === 0) return { removed: [], left: [createdResource] };
  const { removed, left } = await removeAll(inner, options);
  return (await removeOne(createdResource, options))
    ? // What could not be deleted by itself was deleted with it.
      { removed: [...removed, createdResource], left: [] }
    : { removed, left: [...left, createdResource] };
}

/** Deletes a resource; returns whether it is gone for certain. */
async function removeOne(createdResource: CreatedResource, options: CleanupOptions): Promise<boolean> {
  let waited = 0;
  for (const pause of [0, ...options.pauses]) {
    if (pause > 0) await options.sleep(pause);
    waited += pause;
    const outcome = await attemptRemoval(createdResource, options);
    if (outcome === "deleted") {
      if (waited > 0) options.onDelayed(createdResource, waited);
      return true;
    }
    if (outcome === "unknown") return false;
    if (!createdResource.isCertain || createdResource.mayBeDeleted) return true;
  }
  return false;
}

async function attemptRemoval(createdResource: CreatedResource, options: CleanupOptions): Promise<Outcome> {
  const { operations, templates } = options.model;
  const outcomes: Outcome[] = [];
  for (const { consumer, values } of createdResource.removals) {
    const operation = operations.get(consumer);
    const known: Resources = { ...createdResource.inside, ...values };
    const template = templates
      .get(consumer)
      ?.find(({ needs }) => isPartOf(values, fromNames(needs, known)) && needs.every((need) => need in known));
    if (!operation || !template) continue;
    const { response, failure, resent } = await sendRemoval(
      template.request(known, options.uniqueName()),
      operation,
      options,
    );
    if (!failure && response && isSuccess(response)) return "deleted";
    const isMissing = !failure && response !== undefined && saysGone(options, response);
    // A request without a clear response may have deleted the resource.
    const mayBeProcessed = failure ? failure.kind !== "connect" : response === undefined || response.status >= 500;
    if (mayBeProcessed || resent) createdResource.mayBeDeleted = true;
    outcomes.push(isMissing ? "missing" : "unknown");
  }
  return outcomes.length > 0 && outcomes.every((outcome) => outcome === "missing") ? "missing" : "unknown";
}

async function sendRemoval(request: CaseRequest, operation: Operation, { remove }: CleanupOptions): Promise<Exchange> {
  try {
    return await remove(request, operation);
  } catch {
    // Whatever ended this request, other resources have to be deleted as well.
    return unknownExchange(request);
  }
}

function fromNames(names: readonly string[], values: Resources): Resources {
  return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}
