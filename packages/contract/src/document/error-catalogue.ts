import { DocumentError, isObject, type OpenApiDocument } from "./document.js";

/** What can be at fault, from the form of the request to the server. */
export const fault = ["request", "content", "state", "credentials", "account", "load", "server"] as const;

/**
 * What an error code says is at fault. `request`: its form, which breaks the document. `content`: an image or a video in a
 * well-formed request. `state`: what is stored. `credentials`: the credential. `account`: what the account may do. `load`:
 * too many requests in a short time. `server`: the service itself.
 */
export type Fault = (typeof fault)[number];

/** An entry of the error catalogue. */
export interface ErrorCodeEntry {
  code: string;
  /** HTTP statuses that the code comes with, the documented one first. */
  status: number[];
  /** What the code says is at fault. */
  fault: Fault;
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
  if (!isObject(catalogue)) throw new DocumentError("/x-error-catalogue must be an object.");
  return Object.entries(catalogue)
    .map(([code, entry]) => {
      const { status, fault: faulty, meaning, cause, remedy, retryable } = isObject(entry) ? entry : {};
      if (
        !Array.isArray(status) ||
        !status.every((value) => typeof value === "number") ||
        !isFault(faulty) ||
        typeof meaning !== "string" ||
        typeof cause !== "string" ||
        typeof remedy !== "string" ||
        typeof retryable !== "boolean"
      ) {
        throw new DocumentError(
          `/x-error-catalogue/${code} must have status (a list of numbers), fault (one of ${fault.join(", ")}), meaning, cause, remedy and retryable.`,
        );
      }
      return { code, status, fault: faulty, meaning, cause, remedy, retryable };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function isFault(value: unknown): value is Fault {
  return fault.some((fault) => fault === value);
}
