import { isJsonName } from "../document/media-type-name.js";
import type { Operation } from "../document/operations.js";
import type { BrokenSignature } from "../profile.js";
import { isOpen, refusedCredentials } from "./credentials.js";
import type { Family } from "./draft.js";

/** Requests that are signed with the right key in a wrong way, for operations that take signatures. */
export function signatures(brokenSignatures: (operation: Operation) => readonly BrokenSignature[]): Family {
  return {
    kind: "credentials",
    derive({ operation, usual }) {
      if (isOpen(operation) || !usual) return [];
      const isJson = usual.body !== undefined && isJsonName(usual.body.mediaType.name);
      return brokenSignatures(operation)
        .filter(({ needsJson = false }) => isJson || !needsJson)
        .map(({ name, title }) => ({
          steps: [name],
          title,
          pointer: operation.pointer,
          expectation: refusedCredentials,
          input: usual,
          bases: () => [{ valid: usual, invalid: usual }],
          credentials: `broken-${name}`,
        }));
    },
  };
}
