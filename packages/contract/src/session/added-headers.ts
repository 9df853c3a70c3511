import type { OpenApiDocument } from "../document/document.js";
import type { Header } from "../exchange.js";
import type { CredentialProfile } from "../profile.js";
import { sensitiveNames } from "../redaction/sensitive.js";
import { isCredentialHeader } from "../target/secrets.js";

/** Headers that a caller adds to every request, by purpose. */
export interface SortedHeaders {
  /** Those that carry the credential of a security scheme. */
  credentials: readonly Header[];
  /** All other headers. */
  plain: readonly Header[];
  /** The plain ones whose values must not be shown. */
  secret: readonly Header[];
}

/** Separates credentials from other headers. */
export function sortHeaders(
  document: OpenApiDocument,
  headers: readonly Header[],
  profile: CredentialProfile,
): SortedHeaders {
  const credentials = headers.filter((header) => isCredentialHeader(document, header, profile));
  const plain = headers.filter((header) => !credentials.includes(header));
  const { secrecyOf } = sensitiveNames(document);
  return { credentials, plain, secret: plain.filter(([name]) => secrecyOf(name, "header") !== "none") };
}
