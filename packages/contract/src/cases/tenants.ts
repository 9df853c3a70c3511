import { isObject, valueAt } from "../document/document.js";
import { isParameterValid } from "../wire/parameter.js";
import { isOpen, refusedCredentials } from "./credentials.js";
import type { Family } from "./draft.js";

/**
 * Valid credentials with the id of another tenant, for parameters with `x-bound-to-credentials`: the credentials are only
 * good for the tenant that they belong to.
 */
export const tenants: Family = {
  kind: "credentials",
  derive({ context, operation, usual }) {
    if (isOpen(operation) || !usual) return [];
    return [...usual.parameters].flatMap(([parameter, value]) => {
      const declared = valueAt(context.document, parameter.pointer);
      const isBound = isObject(declared) && declared["x-bound-to-credentials"] === true;
      const other = isBound && typeof value === "string" ? otherId(value) : undefined;
      if (other === undefined || !isParameterValid(context, parameter, other)) return [];
      const invalid = { ...usual, parameters: new Map([...usual.parameters, [parameter, other]]) };
      return {
        steps: [`other-${parameter.name}`],
        title: `valid credentials with the ${parameter.name} of another tenant`,
        pointer: parameter.pointer,
        expectation: refusedCredentials,
        input: invalid,
        bases: () => [{ valid: usual, invalid }],
        exercised: { in: parameter.in, name: parameter.name },
      };
    });
  },
};

/** Returns an id of the same form that differs in its last digit or letter; nothing if it has none. */
function otherId(id: string): string | undefined {
  const [, start = "", last, end = ""] = /^(.*)([0-9A-Za-z])([^0-9A-Za-z]*)$/s.exec(id) ?? [];
  if (last === undefined) return undefined;
  // The neighbour of a digit is a digit, and that of a letter up to `f` a letter up to `f`.
  const neighbour = String.fromCharCode(last.charCodeAt(0) + (/[0Aa]/.test(last) ? 1 : -1));
  return start + neighbour + end;
}
