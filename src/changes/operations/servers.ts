import { shown } from "../schema/difference.js";
import { areSame, canonical, itemsOf, memberOf, membersOf, type Place, rootOf, type Version } from "../version.js";
import { type Context, compareExtensions, compareTexts, note, noteBreak, noteCompatible } from "./context.js";

/** The server of a document that names none. */
const ownServer: Place = { value: { url: "/" }, pointer: "/servers" };

/**
 * Servers: one that goes away breaks whoever uses it, a new one breaks nobody. Of a variable, another default or a value
 * that is not allowed any more breaks. Texts and the order of servers are for the docs.
 */
export function compareServers(context: Context, before: readonly Place[], after: readonly Place[]): void {
  const [old = new Map<string, Place>(), now = new Map<string, Place>()] = [before, after].map(
    (servers) => new Map(servers.map((server) => [urlOf(server), server])),
  );
  compareRenamed(context, old, now);
  for (const [url, base] of old) {
    const revision = now.get(url);
    if (revision) {
      compareVariables(context, base, revision);
      compareTexts(context, base, revision, ["description"]);
      compareExtensions(context, base, revision);
    } else {
      const text = `the server \`${shown(url)}\` was removed`;
      noteBreak(context, "request", { rule: "server-removed", base, revision, text });
    }
  }
  const [order, newOrder] = [old, now].map((servers) => [...servers.keys()]);
  if (canonical(order) !== canonical(newOrder) && canonical(order?.sort()) === canonical(newOrder?.sort())) {
    const [base, revision] = [before[0], after[0]];
    const text = "the order of the servers changed";
    note(context, { rule: "docs-server-order-changed", verdict: "docs", whom: "nobody", base, revision, text });
  }
  for (const [url, revision] of now) {
    if (old.has(url)) continue;
    const text = `the server \`${shown(url)}\` was added`;
    noteCompatible(context, { rule: "server-added", base: undefined, revision, text });
  }
}

/** The servers that hold for an operation: its own, else those of its path, else those of the document. */
export function serversOf(version: Version, pathItem: Place | undefined, operation: Place): Place[] {
  for (const owner of [operation, pathItem, rootOf(version)]) {
    const servers = itemsOf(memberOf(owner, "servers"));
    if (servers.length > 0) return servers;
  }
  return [ownServer];
}

/** Compares servers whose variables alone have other names, and removes them from what is left to compare. */
function compareRenamed(context: Context, old: Map<string, Place>, now: Map<string, Place>): void {
  for (const [url, base] of old) {
    if (now.has(url)) continue;
    const isSame = (other: string) => !old.has(other) && withoutNames(other) === withoutNames(url);
    const found = [...now].find(([other]) => isSame(other));
    if (!found) continue;
    const [newUrl, revision] = found;
    const names = new Map(variablesIn(url).map((name, index) => [name, variablesIn(newUrl)[index] ?? name]));
    const text = `the server \`${shown(url)}\` has other names for its variables: \`${shown(newUrl)}\``;
    note(context, { rule: "docs-server-variable-renamed", verdict: "docs", whom: "nobody", base, revision, text });
    compareVariables(context, base, revision, names);
    old.delete(url);
    now.delete(newUrl);
  }
}

const variable = /\{([^{}]*)\}/g;

/** The names of the variables in an address, in their order. */
function variablesIn(url: string): string[] {
  return [...url.matchAll(variable)].map(([, name = ""]) => name);
}

/** An address with empty names of variables. One that stands twice is told apart from two. */
function withoutNames(url: string): string {
  const names = variablesIn(url);
  return url.replace(variable, (_, name: string) => `{${names.indexOf(name)}}`);
}

/** @param newNames - New names of variables, by their old ones. */
function compareVariables(
  context: Context,
  before: Place,
  after: Place,
  newNames: ReadonlyMap<string, string> = new Map(),
): void {
  const now = new Map(membersOf(memberOf(after, "variables")));
  for (const [name, base] of membersOf(memberOf(before, "variables"))) {
    const revision = now.get(newNames.get(name) ?? name);
    if (!revision) continue;
    const defaults = [memberOf(base, "default"), memberOf(revision, "default")] as const;
    if (!areSame(defaults[0]?.value, defaults[1]?.value)) {
      const text = `the default of the server variable \`${name}\` changed from \`${shown(defaults[0]?.value)}\` to \`${shown(defaults[1]?.value)}\``;
      noteBreak(context, "request", {
        rule: "server-variable-default-changed",
        base: defaults[0],
        revision: defaults[1],
        text,
      });
    }
    const [old, current] = [memberOf(base, "enum"), memberOf(revision, "enum")];
    const [oldValues, newValues] = [old, current].map(
      (list) => list && itemsOf(list).map(({ value }) => String(value)),
    );
    const lost = newValues ? (oldValues?.filter((value) => !newValues.includes(value)) ?? ["any other value"]) : [];
    const gained = oldValues ? (newValues?.filter((value) => !oldValues.includes(value)) ?? ["any other value"]) : [];
    if (lost.length > 0) {
      const text = `the server variable \`${name}\` does not take ${lost.join(", ")} any more`;
      noteBreak(context, "request", { rule: "server-variable-narrowed", base: old ?? base, revision: current, text });
    }
    if (gained.length > 0) {
      const text = `the server variable \`${name}\` takes ${gained.join(", ")}, too`;
      noteCompatible(context, { rule: "server-variable-widened", base: old, revision: current ?? revision, text });
    }
    compareTexts(context, base, revision, ["description"]);
    compareExtensions(context, base, revision);
  }
}

/** The address of a server; the case of scheme and host does not count, nor does a slash at its end. */
function urlOf(server: Place): string {
  const url = String(memberOf(server, "url")?.value ?? "/").replace(/^[a-z]+:\/\/[^/{]*/i, (host) =>
    host.toLowerCase(),
  );
  return url.length > 1 ? url.replace(/\/$/, "") : url;
}
