import {
  alwaysRequired,
  type BodyAlternative,
  bodyAlternatives,
  DocumentError,
  documentFor,
  isReserved,
  listOperations,
  type OpenApiDocument,
  type Operation,
  type OperationResponse,
  type Parameter,
  possibleProperties,
  recall,
  secretNames,
  valueTypes,
} from "openapi-contract/document";
import { isSuccess } from "./response-support.js";

/** An operation with the alternatives of its body. */
export interface Method extends Operation {
  alternatives: BodyAlternative[];
  /** Parameters that are fields of the input: all but those that the client's options supply. */
  inputs: Parameter[];
}

/**
 * Returns all operations of a document as methods, in the order of its paths.
 *
 * @throws {DocumentError} If an `operationId` is missing or is not a valid name of a method.
 */
export function listMethods(document: OpenApiDocument): Method[] {
  // All generators use the same methods.
  return [...recall(document, "methods", "", () => readMethods(document))];
}

function readMethods(document: OpenApiDocument): Method[] {
  const requestDocument = documentFor(document, "request");
  return listOperations(document).map((operation) =>
    recall(document, "method", operation.pointer, () => readMethod(requestDocument, operation)),
  );
}

function readMethod(requestDocument: OpenApiDocument, operation: Operation): Method {
  // A reserved header is not a parameter: media types and security decide it.
  const parameters = operation.parameters.filter((parameter) => !isReserved(parameter));
  return {
    ...named(operation),
    parameters,
    alternatives: bodyAlternatives(requestDocument, operation),
    inputs: parameters.filter(({ clientOption }) => clientOption === undefined),
  };
}

function named(operation: Operation): Operation {
  if (/^[A-Za-z_$][\w$]*$/.test(operation.operationId)) return operation;
  throw new DocumentError(
    `${operation.pointer}: \`operationId\` must be a valid name of a method, such as listFaceSets.`,
  );
}

/**
 * Returns the response of a successful call.
 *
 * @throws {DocumentError} If the document has none.
 */
export function success(operation: Operation): OperationResponse {
  const [response] = successes(operation);
  if (!response) throw new DocumentError(`${operation.pointer}/responses has no success status.`);
  return response;
}

/** Returns all responses of a successful call. */
export function successes(operation: Operation): OperationResponse[] {
  return operation.responses.filter(({ status }) => isSuccess(status));
}

/** Required properties of the bodies of successful responses. */
export interface ResponseFields {
  /** Required properties of the first status with a body. */
  usual: string[];
  /** Required properties that may be `null`. */
  nullable: string[];
  /** Required properties by status, `null` for a status without a body, where statuses differ. */
  responses: { [status: string]: string[] | null };
}

/** Returns the required properties of the bodies of successful responses, by status where they differ. */
export function responseFields(document: OpenApiDocument, method: Operation): ResponseFields {
  const responseDocument = documentFor(document, "response");
  const all = successes(method).map((response) => {
    const json = response.content[0];
    return {
      status: response.status,
      fields: json === undefined ? null : alwaysRequired(responseDocument, [json.schema]),
    };
  });
  const usual = all.find(({ fields }) => fields !== null)?.fields ?? [];
  const others = all.filter(({ fields }) => fields === null || fields.join() !== usual.join());
  const nullable = successes(method).flatMap(({ content }) =>
    content.flatMap((json) => {
      const properties = possibleProperties(responseDocument, [json.schema]);
      return alwaysRequired(responseDocument, [json.schema]).filter((name) => {
        const types = valueTypes(responseDocument, properties.get(name) ?? []);
        return types === undefined || types.has("null");
      });
    }),
  );
  return {
    usual,
    nullable: [...new Set(nullable)],
    responses: Object.fromEntries(others.map(({ status, fields }) => [status, fields])),
  };
}

/** Returns the properties that the body of every successful response has. */
export function requiredFields(document: OpenApiDocument, method: Operation): string[] {
  const responseDocument = documentFor(document, "response");
  const [first = [], ...others] = successes(method).map(({ content: [json] }) =>
    json === undefined ? [] : alwaysRequired(responseDocument, [json.schema]),
  );
  return first.filter((name) => others.every((fields) => fields.includes(name)));
}

/** Whether the body of a successful response contains a secret (`format: password`). */
export function isConfidential(document: OpenApiDocument, method: Operation): boolean {
  return successes(method).some(({ content }) => content.some(({ schema }) => secretNames(document, schema).size > 0));
}
