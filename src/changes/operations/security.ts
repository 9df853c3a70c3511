import { isObject, type JsonValue } from "openapi-contract/document";
import { canonical, itemsOf, memberOf, membersOf, type Place, resolved, rootOf, type Version } from "../version.js";
import { type Context, noteBreak, noteCompatible } from "./context.js";

/** One way to be let in: scopes by what a scheme is, whatever its name. */
type Alternative = Map<string, { name: string; scopes: string[] }>;

/**
 * How callers authenticate: inherited from the document unless the operation says otherwise; alternatives of schemes that
 * are wanted together. A way that no longer suffices breaks senders; a further way, or none needed any more, breaks nobody.
 * Schemes are told apart by what they are on the wire, not by name.
 */
export function compareSecurity(context: Context, before: Place, after: Place): void {
  const [base, revision] = [securityOf(context.base, before), securityOf(context.revision, after)];
  const [old, now] = [alternativesOf(context.base, base), alternativesOf(context.revision, revision)];
  for (const alternative of old) {
    if (now.some((other) => suffices(alternative, other))) continue;
    const isOpen = alternative.size === 0;
    const text = isOpen
      ? `credentials are required now: ${now.map(textOf).join(" or ")}`
      : `${textOf(alternative)} no longer suffices as credentials`;
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

function alternativesOf(version: Version, security: Place | undefined): Alternative[] {
  const listed = itemsOf(security).map(
    (requirement): Alternative =>
      new Map(
        membersOf(requirement).map(([name, scopes]) => [
          schemeOf(version, name),
          { name, scopes: itemsOf(scopes).map(({ value }) => String(value)) },
        ]),
      ),
  );
  return listed.length === 0 ? [new Map()] : listed;
}

/** What a scheme is on the wire, as a text; its name if it is not declared. */
function schemeOf(version: Version, name: string): string {
  const declared = memberOf(rootOf(version), "components", "securitySchemes", name);
  return declared ? canonical(onWire(resolved(version, declared).value)) : name;
}

function onWire(scheme: JsonValue): JsonValue {
  if (!isObject(scheme)) return scheme;
  const { type, in: location, name, scheme: kind, openIdConnectUrl, flows } = scheme;
  const addresses = isObject(flows)
    ? Object.entries(flows).map(([flow, value]): JsonValue => {
        const { authorizationUrl, tokenUrl, refreshUrl } = isObject(value) ? value : {};
        return [flow, authorizationUrl ?? null, tokenUrl ?? null, refreshUrl ?? null];
      })
    : null;
  const header = typeof name === "string" && location === "header" ? name.toLowerCase() : name;
  const lower = typeof kind === "string" ? kind.toLowerCase() : kind;
  const signature = scheme["x-signature"];
  return [type, location, header, lower, openIdConnectUrl, addresses, signature].map((value) => value ?? null);
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
