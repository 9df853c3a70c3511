import type { ContractCase } from "../case.js";
import { isObject, type OpenApiDocument, valueAt } from "../document/document.js";
import type { Operation, SideEffects } from "../document/operations.js";
import { resourceModelOf } from "./resource-model.js";
import { runDefaults } from "./run-options.js";

/** The largest default, however high the documented quota is. */
const largestDefault = 20;

/** How many resources a run has at the endpoint at the same time. */
export interface ResourceNeeds {
  /** How many it must be allowed to have for every case to run. */
  needed: number;
  /** How many it has at most. */
  limit: number;
}

/**
 * Returns how many resources a run may have by default: fewer than the lowest `x-resource-quota` of an operation that
 * creates some, because the account may have others.
 */
export function defaultMaxResources(document: OpenApiDocument, operations: readonly Operation[]): number {
  const quotas = operations.flatMap(({ pointer }) => {
    const operation = valueAt(document, pointer);
    const quota = isObject(operation) ? operation["x-resource-quota"] : undefined;
    return typeof quota === "number" && quota >= 1 ? [quota] : [];
  });
  if (quotas.length === 0) return runDefaults.maxResources;
  return Math.max(1, Math.min(largestDefault, Math.floor(Math.min(...quotas) * 0.8)));
}

/** Counts the resources that planned cases need at the same time; those inside others are not counted. */
export function resourceNeedsOf(
  document: OpenApiDocument,
  operations: readonly Operation[],
  cases: readonly ContractCase[],
  planned: ReadonlySet<string>,
  sideEffects: ReadonlySet<SideEffects>,
  limit: number,
): ResourceNeeds {
  const model = resourceModelOf(document, operations, cases, sideEffects);
  const chosen = cases.filter(({ id }) => planned.has(id));
  const shared = new Set(
    chosen
      .filter(({ exclusive }) => !exclusive)
      .flatMap(({ needs, operationId }) => [...model.rootsOf(needs, operationId)]),
  );
  const own = chosen.map(
    (each) =>
      (each.exclusive ? model.rootsOf(each.needs, each.operationId).size : 0) + (model.createsRoot(each) ? 1 : 0),
  );
  return { needed: own.reduce((most, count) => Math.max(most, count), shared.size), limit };
}
