import type { OperationDefinition, RequestParts } from "./operation.js";
import { mergeHeaders, nameMediaType, type OutgoingRequest, type RequestContent } from "./outgoing.js";
import { encodeJson } from "./request-body.js";
import { fillPath } from "./url-parts.js";

/**
 * Writes the body of a request.
 *
 * @throws {FrsInputError} If a field cannot be written, or fails the checks.
 */
export async function encodeBody(
  { operationId, body = {} }: OperationDefinition,
  fields: { readonly [name: string]: unknown },
  validate: boolean,
): Promise<string | Blob> {
  if (body.encode) return await body.encode(operationId, body, fields, validate);
  return encodeJson(operationId, "input", fields);
}

/**
 * Builds the request of an operation.
 *
 * @param parts - The parts of the input.
 * @param body - The encoded body.
 * @param headers - Headers of the client and of the call; later ones override, and those of the input override both.
 * @throws {FrsInputError} If a value is not valid in a path.
 */
export function requestOf(
  { operationId, method, path }: OperationDefinition,
  parts: RequestParts,
  body: RequestContent | undefined,
  baseUrl: string,
  headers: readonly { readonly [name: string]: string }[],
): Omit<OutgoingRequest, "signal"> {
  const query = parts.query.join("&");
  const request = {
    method,
    url: `${baseUrl}${fillPath(operationId, path, parts.path)}${query && `?${query}`}`,
    headers: mergeHeaders(...headers, parts.header),
    body,
  };
  nameMediaType(request);
  return request;
}
