/** Statuses after which any request may be sent again: the server says that it did not act. */
const notActed = [429, 503];

/** Statuses after which a request may be sent again if it changes nothing: the server may have acted. */
const perhapsActed = [408, 500, 502, 504];

/** Whether a status says that the server certainly did not act. */
export function saysNotActed(status: number): boolean {
  return notActed.includes(status);
}

/**
 * Whether the unchanged request can succeed later by itself.
 *
 * @param lastingCodes - Codes of server errors that do not pass by themselves.
 */
export function canPass(status: number, code = "", lastingCodes: readonly string[] = []): boolean {
  return (saysNotActed(status) || perhapsActed.includes(status)) && !lastingCodes.includes(code);
}
