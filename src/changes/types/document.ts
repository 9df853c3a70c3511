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
  const { components, ...rest } = version.document;
  const others = membersOf({ value: components ?? null, pointer: "/components" })
    .filter(([section]) => section !== "schemas")
    .map(([, members]) => members.value);
  const used = reachedSchemas(version, [rest, ...others]);
  return schemaNames(version).filter((name) => !used.has(name));
}

/** The names of the schemas that values refer to, directly or through other schemas. */
export function reachedSchemas(version: Version, values: readonly unknown[]): Set<string> {
  const reached = new Set<string>();
  // A list instead of recursion: thousands of schemas may refer to each other in one chain.
  const pending = [...values];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== "object" || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (typeof member === "object") pending.push(member);
      // Values of `mapping` refer to schemas, too, under names of any kind.
      if (typeof member !== "string" || !/^(\$ref|[^/]*)$/.test(key)) continue;
      const [, name] = member.match(/^#\/components\/schemas\/([^/]+)/) ?? [];
      if (name === undefined || reached.has(name)) continue;
      reached.add(name);
      pending.push(memberOf(rootOf(version), "components", "schemas", name)?.value);
    }
  }
  return reached;
}
