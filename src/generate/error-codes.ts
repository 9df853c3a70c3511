import type { OpenApiDocument } from "openapi-contract/document";
import { fault, readErrorCatalogue } from "openapi-contract/document";
import { docComment } from "./doc-comment.js";
import { literal } from "./literal.js";

/**
 * The error catalogue as a typed record and a union of its codes.
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
    "What an error code says is at fault. `request`: its form. `content`: an image or a video in a well-formed request. `state`: what is stored. `credentials`: the credential. `account`: what the account may do. `load`: too many requests in a short time. `server`: the service itself.",
  ])}
export type Fault = ${fault.map((fault) => literal(fault)).join(" | ")};

${docComment(["What is known of an error code."])}
export interface ErrorCodeDetails {
${docComment(["HTTP statuses that the code comes with, the documented one first."], "  ")}
  readonly status: readonly number[];
${docComment(["What the code says is at fault."], "  ")}
  readonly fault: Fault;
${docComment(["What the code says."], "  ")}
  readonly meaning: string;
${docComment(["Why it usually happens."], "  ")}
  readonly cause: string;
${docComment(["What to do."], "  ")}
  readonly remedy: string;
${docComment(["Whether the unchanged request can succeed later by itself."], "  ")}
  readonly retryable: boolean;
}

${docComment(["Every documented error code of the service, its gateway and the identity service. New ones may appear at any time."])}
export const errorCodes = {
${entries.join("")}} as const satisfies { readonly [code: string]: ErrorCodeDetails };

${docComment(["A documented error code."])}
export type ErrorCode = keyof typeof errorCodes;

${docComment(["Whether a code is a documented one."])}
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(errorCodes, code);
}
`;
}

/** What to do about each code, alone: a client that tells it should not bundle all else that is known. */
export function generateRemedies(document: OpenApiDocument): string {
  const entries = readErrorCatalogue(document).map(({ code, remedy }) => `  ${literal(code)}: ${literal(remedy)},\n`);
  return `${docComment(["What to do about each documented error code."])}
export const remedies: { readonly [code: string]: string } = {
${entries.join("")}};
`;
}
