import { canMatch, type Depth } from "../cases/index.js";
import type { OpenApiDocument } from "../document/document.js";
import { type Link, listLinks } from "../document/links.js";
import { listOperations, type Operation } from "../document/operations.js";
import type { Selection } from "../run/plan.js";

/** How many operations are kept by which credentials can be proven. */
const proofs = 3;

/**
 * Returns how many cases of each operation a selection needs: all of the selected ones, the valid ones of those that create
 * or delete what they need or that prove credentials, and none of the others.
 */
export function depthsFor(selection: Selection, document: OpenApiDocument): (operation: Operation) => Depth {
  const { operations: ids, tags, cases } = selection;
  if (!ids && !tags && !cases) return () => "all";
  const all = listOperations(document);
  const isSelected = (operation: Operation) =>
    (!ids || ids.includes(operation.operationId)) &&
    (!tags || operation.tags.some((tag) => tags.includes(tag))) &&
    (!cases || canMatch(operation, cases));
  const selected = new Set(all.filter(isSelected).map(({ operationId }) => operationId));
  const needed = withLinked(selected, listLinks(document));
  const provable = all.filter(
    ({ method, sideEffects, security, parameters }) =>
      method === "get" && sideEffects === "none" && security.length > 0 && !parameters.some(({ required }) => required),
  );
  for (const { operationId } of provable.slice(0, proofs)) needed.add(operationId);
  return ({ operationId }) => (selected.has(operationId) ? "all" : needed.has(operationId) ? "valid" : "none");
}

/** Operations with those that their links connect them to, directly or through others. */
function withLinked(operations: ReadonlySet<string>, links: readonly Link[]): Set<string> {
  const found = new Set(operations);
  // Grows while it is walked.
  for (const id of found) {
    for (const { producer, consumer, removes } of links) {
      if (consumer === id) found.add(producer);
      if (producer === id && removes) found.add(consumer);
    }
  }
  return found;
}
