import type { TestedCase } from "../../check.js";
import { isObject } from "../../document/document.js";
import { stepsOf } from "../../document/pointer.js";
import { type HttpResponse, headerOf } from "../../exchange.js";

/** Describes the first violation that the mock reports for the request; `undefined` if it reports none. */
export function mockViolation({ headers }: HttpResponse): string | undefined {
  const text = headerOf(headers, "sl-violations");
  if (text === undefined) return undefined;
  let violations: unknown;
  try {
    violations = JSON.parse(text);
  } catch {
    // Stock Prism replaces a header that is too long by a sentence.
    return text;
  }
  const first: unknown = Array.isArray(violations) ? violations[0] : undefined;
  if (!isObject(first)) return "unnamed violations";
  const place = Array.isArray(first.location) ? first.location.join(".") : "request";
  return `${place}: ${String(first.message)}`;
}

/**
 * Whether the mock cannot see the violation in a request. It validates by schemas only, not by extensions such as
 * `x-exactly-one-of`; it does not read JSON in fields of forms; it treats an empty query parameter as missing; and it does not see
 * the members of an exploded object.
 */
export function isUnseenByMock({ case: { pointer }, operation, exchange }: TestedCase): boolean {
  const last = stepsOf(pointer).slice(-2);
  const isUnread = last.some(
    (keyword) => keyword.startsWith("x-") || keyword === "encoding" || keyword === "contentMediaType",
  );
  const query = new URL(exchange.request.url).searchParams;
  const declared = new Set(operation?.parameters.filter((own) => own.in === "query").map(({ name }) => name));
  const hasMembers = operation?.parameters.some(({ exploded }) => exploded) ?? false;
  return isUnread || [...query].some(([name, value]) => value === "" || (hasMembers && !declared.has(name)));
}
