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
  return {
    operations: byId,
    links,
    templates: templatesOf(cases),
    supplierOf(need, consumer) {
      const suppliers = links.filter((link) => link.parameter === need && isOrigin(link));
      return suppliers.find((link) => link.consumer === consumer) ?? suppliers[0];
    },
    mayMake: (link) => sideEffects.has(byId.get(link.producer)?.sideEffects ?? "writes"),
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
