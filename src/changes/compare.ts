import type { JsonObject } from "openapi-contract/document";
import { type Change, verdicts } from "./change.js";
import { type Context, compareExtensions, compareTexts } from "./operations/context.js";
import { compareOperation, comparePathItems, methods } from "./operations/operation.js";
import type { ParameterOwner } from "./operations/parameters.js";
import { ChangeCollector } from "./operations/report.js";
import { type Policy, standardPolicy, withVerdicts } from "./policy.js";
import { SchemaComparison } from "./schema/compare.js";
import {
  deprecatedBefore,
  memberOf,
  membersOf,
  type Place,
  resolved,
  rootOf,
  type Version,
  versionOf,
} from "./version.js";

/** An operation of a version. */
interface FoundOperation extends ParameterOwner {
  id: string;
  /** Method and path, as the document writes them. */
  name: string;
}

/**
 * Compares two bundled documents, OpenAPI 3.0 or 3.1 each, by what they mean on the wire.
 *
 * @param policy - What the project decides about verdicts and extensions.
 * @returns The changes, those that break first; none if the documents say the same.
 */
export function compareDocuments(before: JsonObject, after: JsonObject, policy: Policy = standardPolicy): Change[] {
  const [base, revision] = [versionOf("base", before), versionOf("revision", after)];
  const collector = new ChangeCollector();
  const context: Context = {
    base,
    revision,
    collector,
    schemas: new SchemaComparison(base, revision, policy.extensions),
    operations: [],
    extensions: policy.extensions,
    isReversed: false,
  };
  compareOperations(context);
  compareWebhooks(context);
  compareTexts(context, rootOf(base), rootOf(revision), ["tags", "externalDocs"]);
  const infos = [memberOf(rootOf(base), "info"), memberOf(rootOf(revision), "info")] as const;
  const fields = new Set(infos.flatMap((info) => membersOf(info).map(([name]) => name)));
  compareTexts(
    context,
    ...infos,
    [...fields].filter((name) => !name.startsWith("x-")),
  );
  for (const name of ["", "info", "paths", "webhooks", "components"]) {
    const steps = name === "" ? [] : [name];
    compareExtensions(context, memberOf(rootOf(base), ...steps), memberOf(rootOf(revision), ...steps));
  }
  return sorted(withVerdicts(collector.changes(), policy));
}

/** Changes with what breaks first, then in the order of the document. */
function sorted(changes: readonly Change[]): Change[] {
  return [...changes].sort((one, other) => verdicts.indexOf(other.verdict) - verdicts.indexOf(one.verdict));
}

function compareOperations(context: Context): void {
  const [old, now] = [operationsOf(context.base), operationsOf(context.revision)];
  for (const [key, before] of old) {
    const after = now.get(key);
    if (after) compareOperation({ ...context, operations: [after.id] }, before, after);
    else {
      context.collector.add([before.id], {
        rule: "operation-removed",
        verdict: "breaking",
        whom: "both",
        base: before.operation,
        text: `the operation \`${before.name}\` was removed${deprecatedBefore(context.base, before.operation)}`,
      });
    }
  }
  for (const [key, after] of now) {
    if (old.has(key)) continue;
    context.collector.add([after.id], {
      rule: "operation-added",
      verdict: "compatible",
      whom: "nobody",
      revision: after.operation,
      text: `the operation \`${after.name}\` was added`,
    });
  }
}

/** Operations by method and path. The names of path parameters do not tell paths apart. */
function operationsOf(version: Version): Map<string, FoundOperation> {
  const found = new Map<string, FoundOperation>();
  for (const [template, declared] of membersOf(memberOf(rootOf(version), "paths"))) {
    if (!template.startsWith("/")) continue;
    const pathItem = resolved(version, declared);
    for (const method of methods) {
      const operation = memberOf(pathItem, method);
      if (!operation) continue;
      const name = `${method.toUpperCase()} ${template}`;
      const sameForAll = name.replace(/\{[^}]*\}/g, "{}");
      const key = found.has(sameForAll) ? name : sameForAll;
      const id = memberOf(operation, "operationId")?.value;
      found.set(key, {
        id: typeof id === "string" ? id : name,
        name,
        template,
        pathItem,
        operation,
      });
    }
  }
  return found;
}

/** Webhooks are requests of the service, as callbacks are. */
function compareWebhooks(context: Context): void {
  const [old, now] = [context.base, context.revision].map(
    (version): Map<string, Place> => new Map(membersOf(memberOf(rootOf(version), "webhooks"))),
  );
  for (const [name, before] of old ?? []) {
    const after = now?.get(name);
    if (after) comparePathItems({ ...context, operations: [name], isReversed: true }, name, before, after);
    else {
      const text = `the webhook \`${name}\` was removed`;
      context.collector.add([name], {
        rule: "webhook-removed",
        verdict: "breaking",
        whom: "readers",
        base: before,
        text,
      });
    }
  }
  for (const [name, revision] of now ?? []) {
    if (old?.has(name)) continue;
    const text = `the webhook \`${name}\` was added`;
    context.collector.add([name], { rule: "webhook-added", verdict: "compatible", whom: "nobody", revision, text });
  }
}
