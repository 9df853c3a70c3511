import { documentFor } from "../spec/directions.js";
import { DocumentError, type OpenApiDocument, resolve } from "../spec/document.js";
import {
  listOperations,
  type MediaType,
  type Operation,
  type OperationResponse,
  type Parameter,
} from "../spec/operations.js";
import { type BodyAlternative, bodyAlternatives, secretNames } from "../spec/request-bodies.js";

/** An operation with the forms that its body can take. */
export interface Method extends Operation {
  alternatives: BodyAlternative[];
  /** Parameters that are fields of the input: all but those that the client's options supply. */
  inputs: Parameter[];
}

/**
 * All operations of a document as methods, in the order of its paths.
 *
 * @throws {DocumentError} If an operation has no `operationId` that can name a method.
 */
export function listMethods(document: OpenApiDocument): Method[] {
  const sent = documentFor(document, "request");
  return listOperations(document).map((operation) => ({
    ...named(operation),
    alternatives: bodyAlternatives(sent, operation),
    inputs: operation.parameters.filter(({ clientOption }) => clientOption === undefined),
  }));
}

function named(operation: Operation): Operation {
  if (/^[A-Za-z_$][\w$]*$/.test(operation.operationId)) return operation;
  throw new DocumentError(`${operation.pointer} has no operationId that can name a method, such as listFaceSets.`);
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

/** Names of the fields that the body of a successful answer always has. */
export function promisedFields(document: OpenApiDocument, method: Operation): string[] {
  const json = jsonOf(method);
  if (!json) return [];
  const { required } = resolve(
    documentFor(document, "answer"),
    { $ref: `#${encodeURI(json.schema)}` },
    json.schema,
  ).value;
  return Array.isArray(required) ? required.map(String) : [];
}

/** Whether the body of a successful answer holds a secret (`format: password`). */
export function isConfidential(document: OpenApiDocument, method: Operation): boolean {
  const json = jsonOf(method);
  return json !== undefined && secretNames(document, json.schema).size > 0;
}

function jsonOf(method: Operation): MediaType | undefined {
  return success(method).content.find(({ name }) => name === "application/json");
}
