import { isObject, type JsonValue } from "openapi-contract/document";
import {
  areSame,
  canonical,
  itemsOf,
  memberOf,
  membersOf,
  type Place,
  resolved,
  rootOf,
  type Version,
} from "../version.js";
import { type Context, compareExtensions, compareTexts, noteBreak, noteCompatible } from "./context.js";

/** One way to be let in: scopes by what a scheme is, whatever its name. */
type Alternative = Map<string, { name: string; scopes: string[] }>;

/**
 * How callers authenticate: inherited from the document unless the operation says otherwise; alternatives of schemes that
 * are wanted together. A way that no longer suffices breaks senders; a further way, or none needed any more, breaks nobody.
 * Schemes are told apart by what they are on the wire, not by name.
 */
export function compareSecurity(context: Context, before: Place, after: Place): void {
  const [base, revision] = [securityOf(context.base, before), securityOf(context.revision, after)];
  const [old, now] = [
    alternativesOf(context.base, context.revision, base),
    alternativesOf(context.revision, context.base, revision),
  ];
  compareSchemes(context, old, now);
  for (const alternative of old) {
    if (now.some((other) => suffices(alternative, other))) continue;
    const isOpen = alternative.size === 0;
    const text = isOpen
      ? `credentials are required now: ${now.map(textOf).join(" or ")}`
      : `${textOf(alternative)} does not suffice as credentials any more`;
    noteBreak(context, "request", { rule: isOpen ? "security-added" : "security-narrowed", base, revision, text });
  }
  for (const alternative of now) {
    if (old.some((other) => suffices(other, alternative) || canonicalOf(other) === canonicalOf(alternative))) continue;
    if (old.some((other) => suffices(alternative, other))) continue;
    const isOpen = alternative.size === 0;
    const text = isOpen
      ? "no credentials are required any more"
      : `${textOf(alternative)} suffices as credentials, too`;
    noteCompatible(context, { rule: isOpen ? "security-removed" : "security-widened", base, revision, text });
  }
  const isLooser = now.some(
    (other) =>
      !old.some((each) => canonicalOf(each) === canonicalOf(other)) && old.some((each) => suffices(each, other)),
  );
  if (!isLooser) return;
  const isOpen = now.some(({ size }) => size === 0) && old.every(({ size }) => size > 0);
  const text = isOpen ? "no credentials are required any more" : "fewer credentials or scopes are required";
  noteCompatible(context, { rule: isOpen ? "security-removed" : "security-widened", base, revision, text });
}

function securityOf(version: Version, operation: Place): Place | undefined {
  return memberOf(operation, "security") ?? memberOf(rootOf(version), "security");
}

function alternativesOf(version: Version, other: Version, security: Place | undefined): Alternative[] {
  const listed = itemsOf(security).map(
    (requirement): Alternative =>
      new Map(
        membersOf(requirement).map(([name, scopes]) => [
          schemeOf(version, other, name),
          { name, scopes: itemsOf(scopes).map(({ value }) => String(value)) },
        ]),
      ),
  );
  return listed.length === 0 ? [new Map()] : listed;
}

/**
 * What a scheme is on the wire, as a text; its name if it is not declared. OAuth keeps its name where both versions have it,
 * since its flows are compared one by one.
 */
function schemeOf(version: Version, other: Version, name: string): string {
  const [declared, counterpart] = [declarationOf(version, name), declarationOf(other, name)];
  if (!declared) return name;
  const isShared = [declared, counterpart].every((place) => memberOf(place, "type")?.value === "oauth2");
  return isShared ? `oauth2 ${name}` : canonical(onWire(declared.value));
}

function declarationOf(version: Version, name: string): Place | undefined {
  const declared = memberOf(rootOf(version), "components", "securitySchemes", name);
  return declared && resolved(version, declared);
}

function onWire(scheme: JsonValue): JsonValue {
  if (!isObject(scheme)) return scheme;
  const { type, in: location, name, scheme: kind, openIdConnectUrl, flows } = scheme;
  const header = typeof name === "string" && location === "header" ? name.toLowerCase() : name;
  const lower = typeof kind === "string" ? kind.toLowerCase() : kind;
  const addresses = isObject(flows)
    ? Object.entries(flows).flatMap(([flow, value]) => (flow.startsWith("x-") ? [] : [[flow, ...addressesOf(value)]]))
    : null;
  const signature = scheme["x-signature"];
  return [type, location, header, lower, openIdConnectUrl, addresses, signature].map((value) => value ?? null);
}

function addressesOf(flow: JsonValue | undefined): JsonValue[] {
  const { authorizationUrl, tokenUrl, refreshUrl } = isObject(flow) ? flow : {};
  return [authorizationUrl ?? null, tokenUrl ?? null, refreshUrl ?? null];
}

/** The texts of schemes that both versions have, and the flows of OAuth. */
function compareSchemes(context: Context, old: readonly Alternative[], now: readonly Alternative[]): void {
  const named = (alternatives: readonly Alternative[]) =>
    new Map(alternatives.flatMap((alternative) => [...alternative].map(([scheme, { name }]) => [scheme, name])));
  const names = named(now);
  for (const [scheme, name] of named(old)) {
    const other = names.get(scheme);
    const base = declarationOf(context.base, name);
    const revision = other === undefined ? undefined : declarationOf(context.revision, other);
    if (!base || !revision) continue;
    compareTexts(context, base, revision, ["description", "bearerFormat"]);
    compareExtensions(context, base, revision);
    compareExtensions(context, memberOf(base, "flows"), memberOf(revision, "flows"));
    if (scheme === `oauth2 ${name}`) compareFlows(context, memberOf(base, "flows"), memberOf(revision, "flows"));
  }
}

/**
 * The flows of OAuth: one that goes away breaks senders, and so does another address, or a scope that cannot be had any more;
 * what joins breaks nobody.
 */
function compareFlows(context: Context, before: Place | undefined, after: Place | undefined): void {
  for (const [name, base] of fieldsOf(before)) {
    const revision = memberOf(after, name);
    if (!revision) {
      const text = `the flow \`${name}\` was removed`;
      noteBreak(context, "request", { rule: "security-flow-removed", base, revision, text });
      continue;
    }
    for (const key of ["authorizationUrl", "tokenUrl", "refreshUrl"]) {
      const [old, now] = [memberOf(base, key), memberOf(revision, key)];
      if (areSame(old?.value, now?.value)) continue;
      const text = `\`${key}\` of the flow \`${name}\` ${old ? (now ? "changed" : "was removed") : "was added"}`;
      const change = { rule: "security-flow-address-changed", base: old, revision: now, text };
      if (old) noteBreak(context, "request", change);
      else noteCompatible(context, change);
    }
    compareScopes(context, memberOf(base, "scopes"), memberOf(revision, "scopes"));
    compareExtensions(context, base, revision);
  }
  for (const [name, revision] of fieldsOf(after)) {
    if (memberOf(before, name)) continue;
    const text = `the flow \`${name}\` was added`;
    noteCompatible(context, { rule: "security-flow-added", base: undefined, revision, text });
  }
}

/** The members of an object that are not extensions. */
function fieldsOf(place: Place | undefined): [name: string, member: Place][] {
  return membersOf(place).filter(([name]) => !name.startsWith("x-"));
}

function compareScopes(context: Context, before: Place | undefined, after: Place | undefined): void {
  for (const [name, base] of membersOf(before)) {
    const revision = memberOf(after, name);
    if (revision) compareTexts(context, before, after, [name]);
    else {
      const text = `the scope \`${name}\` was removed`;
      noteBreak(context, "request", { rule: "security-scope-removed", base, revision, text });
    }
  }
  for (const [name, revision] of membersOf(after)) {
    if (memberOf(before, name)) continue;
    const text = `the scope \`${name}\` was added`;
    noteCompatible(context, { rule: "security-scope-added", base: undefined, revision, text });
  }
}

/** Whether credentials that were enough for one alternative are enough for another one. */
function suffices(one: Alternative, other: Alternative): boolean {
  return [...other].every(([scheme, { scopes }]) => {
    const own = one.get(scheme);
    return own !== undefined && scopes.every((scope) => own.scopes.includes(scope));
  });
}

function canonicalOf(alternative: Alternative): string {
  return canonical([...alternative].map(([scheme, { scopes }]) => [scheme, [...scopes].sort()]).sort());
}

function textOf(alternative: Alternative): string {
  const parts = [...alternative.values()].map(({ name, scopes }) =>
    scopes.length === 0 ? `\`${name}\`` : `\`${name}\` with ${scopes.map((scope) => `\`${scope}\``).join(", ")}`,
  );
  return parts.length === 0 ? "nothing" : parts.join(" and ");
}
