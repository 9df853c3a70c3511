import { DocumentError } from "../spec/document.js";
import type { Operation, OperationResponse, Parameter } from "../spec/operations.js";
import type { BodyAlternative } from "../spec/request-bodies.js";

/** An operation with the forms that its body can take. */
export interface Method extends Operation {
  alternatives: BodyAlternative[];
  /** Parameters that are fields of the input: all but those that the client's options supply. */
  inputs: Parameter[];
}

/**
 * The response of a successful call.
 *
 * @throws {DocumentError} If the document has none.
 */
export function success(operation: Operation): OperationResponse {
  const response = operation.responses.find(({ status }) => /^2\d\d$/.test(status));
  if (!response) throw new DocumentError(`${operation.pointer}/responses has no success status.`);
  return response;
}
