import type { CredentialChoice, Expectation } from "../case.js";
import type { Operation } from "../document/operations.js";
import type { Family } from "./draft.js";

/** The document refuses the request because of its credentials. */
export const refusedCredentials: Expectation = { outcome: "refused", because: "credentials" };

const titles: { [choice in "none" | "wrong" | "other-scheme"]: string } = {
  none: "no credentials",
  wrong: "wrong credentials",
  "other-scheme": "credentials of another scheme",
};

/** Missing and wrong credentials, for operations that require credentials. */
export const credentials: Family = {
  kind: "credentials",
  derive({ operation, usual }) {
    const { pointer } = operation;
    if (isOpen(operation) || !usual) return [];
    return Object.entries(titles).map(([choice, title]) => ({
      steps: [choice],
      title,
      pointer,
      expectation: refusedCredentials,
      input: usual,
      bases: () => [{ valid: usual, invalid: usual }],
      // Its keys are the choices.
      credentials: choice as CredentialChoice,
    }));
  },
};

/** Whether an operation also responds without credentials, which an empty requirement means. */
export function isOpen({ security }: Operation): boolean {
  return security.length === 0 || security.some((requirement) => Object.keys(requirement).length === 0);
}
