import { isObject } from "../../../spec/document.js";
import { headerOf, type ReceivedResponse } from "../../exchange.js";

/** How the mock says that the request breaks the document: its first violation in words; `undefined` if there is none. */
export function mockViolation({ headers }: ReceivedResponse): string | undefined {
  const text = headerOf(headers, "sl-violations");
  if (text === undefined) return undefined;
  let violations: unknown;
  try {
    violations = JSON.parse(text);
  } catch {
    // Stock Prism replaces a header that gets too long by a sentence.
    return text;
  }
  const first: unknown = Array.isArray(violations) ? violations[0] : undefined;
  if (!isObject(first)) return "violations that it does not name";
  const place = Array.isArray(first.location) ? first.location.join(".") : "request";
  return `${place}: ${String(first.message)}`;
}
