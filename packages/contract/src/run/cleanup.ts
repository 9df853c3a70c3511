import type { CaseRequest, Resources } from "../case.js";
import type { CodeContext } from "../check.js";
import { isSuccess } from "../checks/answer/documented.js";
import { saysGone } from "../checks/answer/error-code.js";
import type { Operation } from "../document/operations.js";
import type { Exchange } from "../exchange.js";
import { unanswered } from "./observation.js";
import type { ResourceModel } from "./resource-model.js";
import { isInside, isPartOf, type Thing } from "./things.js";

/** What came of removing things. */
export interface Removal {
  removed: readonly Thing[];
  left: readonly Thing[];
}

/** What things are removed with. */
export interface CleanupOptions extends CodeContext {
  model: ResourceModel;
  uniqueName(): string;
  /** Sends a request that removes something, also after the run was ended. */
  remove(request: CaseRequest, operation: Operation): Promise<Exchange>;
}

/** Removes things: those that hold others first, since most endpoints remove those inside along with them. */
export async function removeAll(things: readonly Thing[], options: CleanupOptions): Promise<Removal> {
  const removed: Thing[] = [];
  const left: Thing[] = [];
  const outermost = things.filter((thing) => !things.some((other) => isInside(thing, other)));
  for (const thing of outermost.toReversed()) {
    const one = await removeWithInner(thing, things, options);
    removed.push(...one.removed);
    left.push(...one.left);
  }
  return { removed, left };
}

/** Removes a thing; if that is refused, those inside of it first. */
async function removeWithInner(thing: Thing, things: readonly Thing[], options: CleanupOptions): Promise<Removal> {
  if (await removeOne(thing, options)) return { removed: [thing], left: [] };
  const inner = things.filter((other) => isInside(other, thing));
  if (inner.length === 0) return { removed: [], left: [thing] };
  const { removed, left } = await removeAll(inner, options);
  return (await removeOne(thing, options))
    ? // What could not be removed from it by itself went with it.
      { removed: [...removed, thing], left: [] }
    : { removed, left: [...left, thing] };
}

async function removeOne(thing: Thing, options: CleanupOptions): Promise<boolean> {
  const { operations, templates } = options.model;
  for (const { consumer, values } of thing.removals) {
    const operation = operations.get(consumer);
    const known: Resources = { ...thing.inside, ...values };
    const template = templates
      .get(consumer)
      ?.find(({ needs }) => isPartOf(values, fromNames(needs, known)) && needs.every((need) => need in known));
    if (!operation || !template) continue;
    const { response, failure } = await sendRemoval(template.request(known, options.uniqueName()), operation, options);
    if (!failure && response && (isSuccess(response) || saysGone(options, response))) return true;
  }
  return false;
}

async function sendRemoval(request: CaseRequest, operation: Operation, { remove }: CleanupOptions): Promise<Exchange> {
  try {
    return await remove(request, operation);
  } catch {
    // Whatever ended this request, other things have to be removed as well.
    return unanswered(request);
  }
}

function fromNames(names: readonly string[], values: Resources): Resources {
  return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}
