import {
  DocumentError,
  isObject,
  listOperations,
  type OpenApiDocument,
  type Operation,
  pointer,
  recall,
  resolve,
} from "openapi-contract/document";
import { bodyLimits } from "./body-support.js";
import type { ClientLimit } from "./client-limit.js";
import { parameterLimits } from "./parameter-support.js";
import { responseLimits } from "./response-support.js";
import { circularSchemas } from "./schema-support.js";
import { securityLimits } from "./security-support.js";

/**
 * Everything that a document describes and the generated client could not send or read: it would send something else, or
 * fail when the service has already acted. None means that the client does all of it.
 *
 * @throws {DocumentError} If a reference leads nowhere, or an extension is not of its form.
 */
export function clientLimits(document: OpenApiDocument): ClientLimit[] {
  return [...recall(document, "client limits", "", () => findLimits(document))];
}

function findLimits(document: OpenApiDocument): ClientLimit[] {
  const operations = listOperations(document).flatMap((operation) =>
    recall(document, "operation limits", operation.pointer, () => [
      ...methodLimits(document, operation),
      ...securityLimits(document, operation),
      ...parameterLimits(document, operation),
      ...bodyLimits(document, operation),
      ...responseLimits(document, operation),
    ]),
  );
  const limits = [...operations, ...circularSchemas(document)];
  // What several operations refer to is one thing to change.
  const seen = new Set<string>();
  return limits.filter(({ pointer, message }) => !seen.has(pointer + message) && seen.add(pointer + message));
}

/**
 * Checks that the client can do all that a document describes.
 *
 * @throws {DocumentError} About the first place where it cannot.
 */
export function checkSupport(document: OpenApiDocument): void {
  const [limit] = clientLimits(document);
  if (limit) throw new DocumentError(`${limit.pointer}: ${limit.message}`);
}

function methodLimits(document: OpenApiDocument, { method, path, servers, pointer: at }: Operation): ClientLimit[] {
  if (method === "trace") return [{ pointer: at, message: "`fetch` does not send TRACE: remove the operation." }];
  if (servers === undefined || servers.some(({ variables }) => variables?.region)) return [];
  return [
    {
      pointer: placeOf(document, { method, path, pointer: at }, "servers"),
      message: "The servers of an operation must have a variable `region`, as those of the document do: add it to one.",
    },
  ];
}

/**
 * Pointer of what an operation says for itself, or its path for all of its operations; that of the operation if neither does.
 */
function placeOf(
  document: OpenApiDocument,
  operation: Pick<Operation, "method" | "path" | "pointer">,
  keyword: string,
) {
  const item = resolve(document, document.paths[operation.path], pointer("paths", operation.path));
  const own = item.value[operation.method];
  if (isObject(own) && own[keyword] !== undefined) return operation.pointer + pointer(keyword);
  return item.value[keyword] === undefined ? operation.pointer : item.pointer + pointer(keyword);
}
