import { areSame, memberOf, membersOf, type Place, resolved } from "../version.js";
import { compareRequestBody, compareResponses } from "./bodies.js";
import {
  type Context,
  compareDeprecation,
  compareExtensions,
  compareTexts,
  directionOf,
  note,
  noteCompatible,
} from "./context.js";
import { compareParameters, type ParameterOwner } from "./parameters.js";
import { compareSecurity } from "./security.js";
import { compareServers, serversOf } from "./servers.js";

/** Compares an operation that both versions have. */
export function compareOperation(context: Context, before: ParameterOwner, after: ParameterOwner): void {
  const [old, now] = [before.operation, after.operation];
  compareParameters(context, before, after);
  compareRequestBody(context, memberOf(old, "requestBody"), memberOf(now, "requestBody"));
  compareResponses(context, memberOf(old, "responses"), memberOf(now, "responses"));
  // Whoever is called back names the address, and says how it is to be called, when it asks for it.
  if (!context.isReversed) {
    compareSecurity(context, old, now);
    compareServers(
      context,
      serversOf(context.base, before.pathItem, old),
      serversOf(context.revision, after.pathItem, now),
    );
  }
  compareCallbacks(context, old, now);
  compareDeprecation(context, old, now);
  compareId(context, old, now);
  compareTexts(context, old, now, ["summary", "description", "tags", "externalDocs"]);
  compareExtensions(context, old, now);
  if (before.pathItem && after.pathItem) {
    compareTexts(context, before.pathItem, after.pathItem, ["summary", "description"]);
    compareExtensions(context, before.pathItem, after.pathItem);
  }
}

/** The name of an operation: nothing on the wire, but the name of a method in clients. */
function compareId(context: Context, before: Place, after: Place): void {
  const [base, revision] = [memberOf(before, "operationId"), memberOf(after, "operationId")];
  if (areSame(base?.value, revision?.value)) return;
  const text = `the operation is called \`${String(revision?.value)}\` instead of \`${String(base?.value)}\``;
  note(context, { rule: "operation-id-changed", verdict: "docs", whom: "code", base, revision, text });
}

/**
 * Callbacks: requests that the service sends, so that what narrows here breaks nobody and what widens breaks whoever is
 * called. One that goes away breaks those who wait for it.
 */
function compareCallbacks(context: Context, before: Place, after: Place): void {
  const [old, now] = [memberOf(before, "callbacks"), memberOf(after, "callbacks")].map(
    (place) => new Map(membersOf(place)),
  );
  for (const [name, place] of old ?? []) {
    const base = resolved(context.base, place);
    const other = now?.get(name);
    const revision = other && resolved(context.revision, other);
    if (!revision) {
      const text = `the callback \`${name}\` was removed`;
      note(context, { rule: "callback-removed", verdict: "breaking", whom: "readers", base, revision, text });
    } else compareCallback(context, base, revision);
  }
  for (const [name, revision] of now ?? []) {
    if (old?.has(name)) continue;
    noteCompatible(context, {
      rule: "callback-added",
      base: undefined,
      revision,
      text: `the callback \`${name}\` was added`,
    });
  }
}

function compareCallback(context: Context, before: Place, after: Place): void {
  const [old, now] = [before, after].map(
    (place) => new Map(membersOf(place).filter(([name]) => !name.startsWith("x-"))),
  );
  compareExtensions(context, before, after);
  for (const [address, base] of old ?? []) {
    const revision = now?.get(address);
    if (revision) comparePathItems({ ...context, isReversed: !context.isReversed }, address, base, revision);
    else {
      const text = `the callback is not sent any more to \`${address}\``;
      note(context, { rule: "callback-removed", verdict: "breaking", whom: "readers", base, revision, text });
    }
  }
  for (const [address, revision] of now ?? []) {
    if (old?.has(address)) continue;
    const text = `the callback is also sent to \`${address}\``;
    noteCompatible(context, { rule: "callback-added", base: undefined, revision, text });
  }
}

/** Methods that a path can have. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Compares all methods of what the service calls: a callback or a webhook. */
export function comparePathItems(context: Context, template: string, before: Place, after: Place): void {
  const [base, revision] = [resolved(context.base, before), resolved(context.revision, after)];
  for (const method of methods) {
    const [old, now] = [memberOf(base, method), memberOf(revision, method)];
    if (old && now) {
      compareOperation(
        context,
        { template, pathItem: base, operation: old },
        { template, pathItem: revision, operation: now },
      );
    } else if (old || now) {
      const isBroken = old !== undefined;
      const readers = directionOf(context, "request") === "response" ? "readers" : "senders";
      note(context, {
        rule: isBroken ? "callback-removed" : "callback-added",
        verdict: isBroken ? "breaking" : "compatible",
        whom: isBroken ? readers : "nobody",
        base: old,
        revision: now,
        text: `the request ${method.toUpperCase()} \`${template}\` was ${isBroken ? "removed" : "added"}`,
      });
    }
  }
}
