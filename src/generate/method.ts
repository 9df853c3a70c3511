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
  secretNames,
  valueTypes,
} from "openapi-contract/document";
import { isSuccess } from "./response-support.js";

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
  return listOperations(document).map((operation) => {
    // A reserved header is not a parameter: media types and security decide it.
    const parameters = operation.parameters.filter((parameter) => !isReserved(parameter));
    return {
      ...named(operation),
      parameters,
      alternatives: bodyAlternatives(sent, operation),
      inputs: parameters.filter(({ clientOption }) => clientOption === undefined),
    };
  });
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
  const [response] = successes(operation);
  if (!response) throw new DocumentError(`${operation.pointer}/responses has no success status.`);
  return response;
}

/** All responses of a successful call. */
export function successes(operation: Operation): OperationResponse[] {
  return operation.responses.filter(({ status }) => isSuccess(status));
}

/** What the bodies of successful responses always hold. */
export interface ResponseFields {
  /** Required properties, of the first status that has a body. */
  usual: string[];
  /** Required properties that may be `null`. */
  nullable: string[];
  /** Required properties by status, `null` if there is no body, where that is not the same for all statuses. */
  responses: { [status: string]: string[] | null };
}

/** What the bodies of successful responses always hold, by status where they differ. */
export function responseFields(document: OpenApiDocument, method: Operation): ResponseFields {
  const received = documentFor(document, "response");
  const all = successes(method).map((response) => {
    const json = response.content[0];
    return { status: response.status, fields: json === undefined ? null : alwaysRequired(received, [json.schema]) };
  });
  const usual = all.find(({ fields }) => fields !== null)?.fields ?? [];
  const others = all.filter(({ fields }) => fields === null || fields.join() !== usual.join());
  const nullable = successes(method).flatMap(({ content }) =>
    content.flatMap((json) => {
      const properties = possibleProperties(received, [json.schema]);
      return alwaysRequired(received, [json.schema]).filter((name) => {
        const types = valueTypes(received, properties.get(name) ?? []);
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

/** Names of the properties that the body of every successful response has. */
export function constrainedFields(document: OpenApiDocument, method: Operation): string[] {
  const received = documentFor(document, "response");
  const [first = [], ...others] = successes(method).map(({ content: [json] }) =>
    json === undefined ? [] : alwaysRequired(received, [json.schema]),
  );
  return first.filter((name) => others.every((fields) => fields.includes(name)));
}

/** Whether the body of a successful response holds a secret (`format: password`). */
export function isConfidential(document: OpenApiDocument, method: Operation): boolean {
  return successes(method).some(({ content }) => content.some(({ schema }) => secretNames(document, schema).size > 0));
}
