import type { ContractCase } from "../case.js";
import type { OpenApiDocument } from "../document/document.js";
import { type Link, listLinks } from "../document/links.js";
import type { Operation, SideEffects } from "../document/operations.js";

/** How resources are created and deleted, according to a document and its cases. */
export interface ResourceModel {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly links: readonly Link[];
  /** Valid cases by operation; the first ones are tried first. */
  readonly templates: Map<string, readonly ContractCase[]>;
  /** Returns the link that supplies a value for an operation, from an operation that creates what the value names. */
  supplierOf(need: string, consumer: string): Link | undefined;
  /** Whether the side effects of what supplies a link's value are allowed. */
  mayMake(link: Link): boolean;
  /**
   * Returns the operations whose resources a case needs, as far as they lie in no other resource and the document says how
   * they are deleted: these count against the limit of resources.
   */
  rootsOf(needs: readonly string[], consumer: string): ReadonlySet<string>;
  /** Whether a case may create such a resource itself. */
  createsRoot(contractCase: ContractCase): boolean;
}

/** Reads how resources are created and deleted. */
export function resourceModelOf(
  document: OpenApiDocument,
  operations: readonly Operation[],
  cases: readonly ContractCase[],
  sideEffects: ReadonlySet<SideEffects>,
): ResourceModel {
  const links = listLinks(document);
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  const templates = templatesOf(cases);
  const supplierOf: ResourceModel["supplierOf"] = (need, consumer) => {
    const suppliers = links.filter((link) => link.parameter === need && isOrigin(link));
    return suppliers.find((link) => link.consumer === consumer) ?? suppliers[0];
  };
  const mayMake: ResourceModel["mayMake"] = (link) => sideEffects.has(byId.get(link.producer)?.sideEffects ?? "writes");
  const removable = new Set(links.filter(({ removes }) => removes).map(({ producer }) => producer));
  const rootsOf = (needs: readonly string[], consumer: string, seen: readonly string[] = []): Set<string> => {
    const producers = needs.flatMap((need) => {
      const link = supplierOf(need, consumer);
      return link && mayMake(link) && !seen.includes(link.producer) ? [link.producer] : [];
    });
    return new Set(
      producers.flatMap((producer) => {
        const around = rootsOf(templates.get(producer)?.[0]?.needs ?? [], producer, [...seen, producer]);
        return around.size > 0 ? [...around] : removable.has(producer) ? [producer] : [];
      }),
    );
  };
  const creating = new Set(links.filter(isOrigin).map(({ producer }) => producer));
  return {
    operations: byId,
    links,
    templates,
    supplierOf,
    mayMake,
    rootsOf: (needs, consumer) => rootsOf(needs, consumer),
    createsRoot({ operationId, needs, sideEffects: effect }) {
      const isCreating = creating.has(operationId) && removable.has(operationId) && effect === "writes";
      return isCreating && rootsOf(needs, operationId).size === 0;
    },
  };
}

function templatesOf(cases: readonly ContractCase[]): Map<string, readonly ContractCase[]> {
  const templates = new Map<string, ContractCase[]>();
  for (const each of cases) {
    if (each.unsupported !== undefined || each.expectation.outcome !== "accepted") continue;
    if (each.kind !== "example" && each.kind !== "shape") continue;
    templates.set(each.operationId, [...(templates.get(each.operationId) ?? []), each]);
  }
  return templates;
}

/** Whether a link names what its producer created, instead of what it received. */
export function isOrigin({ expression: { source } }: Link): boolean {
  return source === "request.body" || source === "response.body" || source === "response.header";
}

/** What the value of a link depends on: the same parameter may name another resource elsewhere. */
export function keyOf({ producer, expression }: Link): string {
  return JSON.stringify([producer, expression]);
}
