import type { CredentialChoice, Expectation } from "../case.js";
import type { Family } from "./draft.js";

const refused: Expectation = { outcome: "refused", because: "credentials" };

const titles: { [choice in Exclude<CredentialChoice, "valid">]: string } = {
  none: "no credentials",
  wrong: "wrong credentials",
  "other-scheme": "credentials of another scheme",
};

/** Missing and wrong credentials, for operations that require credentials. */
export const credentials: Family = {
  kind: "credentials",
  derive({ operation, usual }) {
    const { security, pointer } = operation;
    // An empty requirement means that the operation also works without credentials.
    const isOpen = security.length === 0 || security.some((requirement) => Object.keys(requirement).length === 0);
    if (isOpen || !usual) return [];
    return Object.entries(titles).map(([choice, title]) => ({
      steps: [choice],
      title,
      pointer,
      expectation: refused,
      input: usual,
      bases: () => [{ valid: usual, invalid: usual }],
      // Its keys are the choices.
      credentials: choice as CredentialChoice,
    }));
  },
};
