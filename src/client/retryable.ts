/** Statuses after which any request may be retried: the server did not process it. */
const notProcessed = [429, 503];

/** Statuses after which a request without side effects may be retried: the server may have processed it. */
const maybeProcessed = [408, 500, 502, 504];

/** Whether a status says that the server did not process the request. */
export function wasNotProcessed(status: number): boolean {
  return notProcessed.includes(status);
}

/**
 * Whether the same request can succeed later.
 *
 * @param permanentCodes - Codes of server errors that a retry cannot resolve.
 */
export function isRetryable(status: number, code = "", permanentCodes: readonly string[] = []): boolean {
  return (wasNotProcessed(status) || maybeProcessed.includes(status)) && !permanentCodes.includes(code);
}
