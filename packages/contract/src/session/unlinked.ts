import type { ContractCase } from "../case.js";
import type { OpenApiDocument } from "../document/document.js";
import { listLinks } from "../document/links.js";
import { listOperations } from "../document/operations.js";
import type { UnlinkedOperation } from "../event.js";

/**
 * Lists the operations that write and that no link connects with what the run creates: what such an operation creates is not
 * deleted, and what it changes or deletes existed before.
 *
 * @param cases - All cases.
 * @param chosen - Whether a case is in the plan.
 */
export function unlinkedOperations(
  document: OpenApiDocument,
  cases: readonly ContractCase[],
  chosen: (id: string) => boolean,
): UnlinkedOperation[] {
  const removable = new Set(
    listLinks(document)
      .filter(({ removes }) => removes)
      .map(({ producer }) => producer),
  );
  const writing = new Set<string>();
  const linked = new Set<string>();
  for (const { id, operationId, sideEffects, needs, expectation } of cases) {
    // What must be refused changes nothing.
    if (sideEffects === "writes" && expectation.outcome !== "refused" && chosen(id)) writing.add(operationId);
    if (needs.length > 0) linked.add(operationId);
  }
  return listOperations(document)
    .filter(({ operationId }) => writing.has(operationId) && !linked.has(operationId) && !removable.has(operationId))
    .map(({ operationId, method, path }) => ({
      operationId,
      call: `${method.toUpperCase()} ${path}`,
      creates: method === "post",
    }));
}
