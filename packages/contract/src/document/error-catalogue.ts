import { DocumentError, isObject, type OpenApiDocument } from "./document.js";

/** What an error code can say is at fault, from the form of the request to the server. */
export const blames = ["request", "content", "state", "credentials", "account", "load", "server"] as const;

/**
 * What an error code says is at fault. `request`: its form, which breaks the document. `content`: an image or a video in a
 * well-formed request. `state`: what is stored. `credentials`: the credential. `account`: what the account may do. `load`:
 * too many requests in a short time. `server`: the service itself.
 */
export type Blame = (typeof blames)[number];

/** What is known of an error code. */
export interface ErrorCodeEntry {
  code: string;
  /** HTTP statuses that the code comes with, the documented one first. */
  status: number[];
  /** What the code says is at fault. */
  blames: Blame;
  /** What the code says. */
  meaning: string;
  /** Why it usually happens. */
  cause: string;
  /** What to do. */
  remedy: string;
  /** Whether the unchanged request can succeed later by itself. */
  retryable: boolean;
}

/**
 * The error codes of the document, from `x-error-catalogue`, sorted.
 *
 * @throws {DocumentError} If an entry is not complete.
 */
export function readErrorCatalogue(document: OpenApiDocument): ErrorCodeEntry[] {
  const catalogue: unknown = Reflect.get(document, "x-error-catalogue") ?? {};
  if (!isObject(catalogue)) throw new DocumentError("/x-error-catalogue is no object.");
  return Object.entries(catalogue)
    .map(([code, entry]) => {
      const { status, blames: blamed, meaning, cause, remedy, retryable } = isObject(entry) ? entry : {};
      if (
        !Array.isArray(status) ||
        !status.every((value) => typeof value === "number") ||
        !isBlame(blamed) ||
        typeof meaning !== "string" ||
        typeof cause !== "string" ||
        typeof remedy !== "string" ||
        typeof retryable !== "boolean"
      ) {
        throw new DocumentError(
          `/x-error-catalogue/${code} needs status (a list of numbers), blames (one of ${blames.join(", ")}), meaning, cause, remedy and retryable.`,
        );
      }
      return { code, status, blames: blamed, meaning, cause, remedy, retryable };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function isBlame(value: unknown): value is Blame {
  return blames.some((blame) => blame === value);
}
