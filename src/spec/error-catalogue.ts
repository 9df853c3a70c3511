import { DocumentError, isObject, type OpenApiDocument } from "./document.js";

/** What is known of an error code. */
export interface ErrorCodeEntry {
  code: string;
  /** HTTP statuses that the code comes with, the documented one first. */
  status: number[];
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
      const { status, meaning, cause, remedy, retryable } = isObject(entry) ? entry : {};
      if (
        !Array.isArray(status) ||
        !status.every((value) => typeof value === "number") ||
        typeof meaning !== "string" ||
        typeof cause !== "string" ||
        typeof remedy !== "string" ||
        typeof retryable !== "boolean"
      ) {
        throw new DocumentError(
          `/x-error-catalogue/${code} needs status (a list of numbers), meaning, cause, remedy and retryable.`,
        );
      }
      return { code, status, meaning, cause, remedy, retryable };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
