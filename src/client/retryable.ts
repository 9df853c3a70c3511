/** Statuses after which any request may be sent again: the server says that it did not act. */
const notProcessed = [429, 503];

/** Statuses after which a request may be sent again if it changes nothing: the server may have acted. */
const maybeProcessed = [408, 500, 502, 504];

/** Whether a status says that the server certainly did not act. */
export function wasNotProcessed(status: number): boolean {
  return notProcessed.includes(status);
}

/**
 * Whether the unchanged request can succeed later by itself.
 *
 * @param permanentCodes - Codes of server errors that do not pass by themselves.
 */
export function canPass(status: number, code = "", permanentCodes: readonly string[] = []): boolean {
  return (wasNotProcessed(status) || maybeProcessed.includes(status)) && !permanentCodes.includes(code);
}
