import { methods } from "../operations/operation.js";
import { memberOf, membersOf, type Place, resolved, rootOf, type Version } from "../version.js";

/** An operation of a version, or the request of a webhook. */
export interface TypedOperation {
  /** What tells it apart in types: `POST /things`, or `webhook thingMade post`. */
  key: string;
  /** What changes call it. */
  id: string;
  /** Its `operationId`, if it has one. */
  operationId: string | undefined;
  path: string;
  method: string;
  isWebhook: boolean;
  pathItem: Place;
  operation: Place;
}

/** The operations and webhooks of a version, in the order of the document. */
export function operationsOf(version: Version): TypedOperation[] {
  return (["paths", "webhooks"] as const).flatMap((section) =>
    membersOf(memberOf(rootOf(version), section)).flatMap(([path, declared]) => {
      const isWebhook = section === "webhooks";
      if (path.startsWith("x-") || (!isWebhook && !path.startsWith("/"))) return [];
      const pathItem = resolved(version, declared);
      return methods.flatMap((method): TypedOperation[] => {
        const operation = memberOf(pathItem, method);
        if (!operation) return [];
        const name = `${method.toUpperCase()} ${path}`;
        const given = memberOf(operation, "operationId")?.value;
        const operationId = typeof given === "string" ? given : undefined;
        const [key, id] = isWebhook ? [`webhook ${name}`, path] : [name, operationId ?? name];
        return [{ key, id, operationId, path, method, isWebhook, pathItem, operation }];
      });
    }),
  );
}

/** The names of the schemas of a version. */
export function schemaNames(version: Version): string[] {
  return membersOf(memberOf(rootOf(version), "components", "schemas")).map(([name]) => name);
}

/** Names of the schemas that nothing outside of the schemas, and no schema that is used, refers to. */
export function unusedSchemas(version: Version): string[] {
  const used = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === "string" && /^(\$ref|[^/]*)$/.test(name)) visit(member);
      collect(member);
    }
  };
  const visit = (reference: string): void => {
    const name = reference.match(/^#\/components\/schemas\/([^/]+)/)?.[1];
    if (name === undefined || used.has(name)) return;
    used.add(name);
    collect(memberOf(rootOf(version), "components", "schemas", name)?.value);
  };
  const { components, ...rest } = version.document;
  collect(rest);
  for (const [section, members] of membersOf({ value: components ?? null, pointer: "/components" })) {
    if (section !== "schemas") collect(members.value);
  }
  return schemaNames(version).filter((name) => !used.has(name));
}
