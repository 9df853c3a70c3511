import type { NearToken } from "../case.js";
import type { Operation } from "../document/operations.js";
import { isOpen, refusedCredentials } from "./credentials.js";
import type { Family } from "./draft.js";

/**
 * Tokens that are almost the valid one. The first operation that takes a token gets all of them, and each other one of
 * them in turn: most endpoints look at a token in one place.
 */
export function nearTokens(tokensOf: (operation: Operation) => readonly NearToken[]): Family {
  let takers: string[] | undefined;
  return {
    kind: "credentials",
    derive({ context, operation, usual }) {
      if (isOpen(operation) || !usual) return [];
      const tokens = tokensOf(operation);
      if (tokens.length === 0) return [];
      takers ??= context.operations
        .filter((each) => !isOpen(each) && tokensOf(each).length > 0)
        .map(({ operationId }) => operationId);
      const place = takers.indexOf(operation.operationId);
      const chosen = place === 0 ? tokens : tokens.filter((_, index) => index === (place - 1) % tokens.length);
      return chosen.map(({ name, title }) => ({
        steps: [name],
        title,
        pointer: operation.pointer,
        expectation: refusedCredentials,
        input: usual,
        bases: () => [{ valid: usual, invalid: usual }],
        credentials: name,
      }));
    },
  };
}
