import type { OpenApiDocument } from "openapi-contract/document";
import { fault, readErrorCatalogue } from "openapi-contract/document";
import { docComment } from "./doc-comment.js";
import { literal } from "./literal.js";

/**
 * Generates the error catalogue as a typed record and a union of its codes.
 *
 * @throws {DocumentError} If an entry of the catalogue is not complete.
 */
export function generateErrorCodes(document: OpenApiDocument): string {
  const entries = readErrorCatalogue(document).map(
    ({ code, status, fault: faulty, meaning, cause, remedy, retryable }) => `  ${literal(code)}: {
    status: ${literal(status)},
    fault: ${literal(faulty)},
    meaning: ${literal(meaning)},
    cause: ${literal(cause)},
    remedy: ${literal(remedy)},
    retryable: ${retryable},
  },
`,
  );
  return `${docComment([
    "What caused an error code. `request`: the form of the request. `content`: an image or a video in a well-formed request. `state`: stored data. `credentials`: the credentials. `account`: permissions and quotas of the account. `load`: too many requests in a short time. `server`: the service itself.",
  ])}
export type Fault = ${fault.map((fault) => literal(fault)).join(" | ")};

${docComment(["Description of an error code."])}
export interface ErrorCodeDetails {
${docComment(["HTTP statuses of responses with the code, the documented one first."], "  ")}
  readonly status: readonly number[];
${docComment(["What caused the error."], "  ")}
  readonly fault: Fault;
${docComment(["Meaning of the code."], "  ")}
  readonly meaning: string;
${docComment(["Usual cause."], "  ")}
  readonly cause: string;
${docComment(["What to do."], "  ")}
  readonly remedy: string;
${docComment(["Whether the same request can succeed later."], "  ")}
  readonly retryable: boolean;
}

${docComment(["Every documented error code of the service, its gateway and the identity service. The service may add codes at any time."])}
export const errorCodes = {
${entries.join("")}} as const satisfies { readonly [code: string]: ErrorCodeDetails };

${docComment(["A documented error code."])}
export type ErrorCode = keyof typeof errorCodes;

${docComment(["Whether a code is documented."])}
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(errorCodes, code);
}
`;
}

/** Generates the remedies separately: a client that reports them should not bundle the complete catalogue. */
export function generateRemedies(document: OpenApiDocument): string {
  const entries = readErrorCatalogue(document).map(({ code, remedy }) => `  ${literal(code)}: ${literal(remedy)},\n`);
  return `${docComment(["What to do about each documented error code."])}
export const remedies: { readonly [code: string]: string } = {
${entries.join("")}};
`;
}
