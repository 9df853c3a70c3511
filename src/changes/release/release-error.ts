/** Thrown when a release is refused or cannot go on; the message says why and what to do. */
export class ReleaseError extends Error {
  override readonly name = "ReleaseError";
}
