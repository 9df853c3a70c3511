import { listOperations, type OpenApiDocument, type Operation } from "openapi-contract/document";

/** Finds operations by method and path, as Prism does: by the complete path, without the path of a server. */
export interface OperationFinder {
  /** Returns the operation of a request; the most concrete path template wins. */
  find(method: string, path: string): Operation | undefined;
  /** Returns the methods of a path, in upper case; those of all paths for `*`. */
  methodsOf(path: string): string[];
}

/** Prepares the operations of a document. */
export function createOperationFinder(document: OpenApiDocument): OperationFinder {
  const operations = listOperations(document)
    .map((operation) => ({ operation, pattern: pathPattern(operation.path) }))
    .sort((a, b) => parameterCount(a.operation.path) - parameterCount(b.operation.path));
  const at = (path: string) =>
    operations.filter(({ pattern }) => path === "*" || pattern.test(path)).map(({ operation }) => operation);
  return {
    find: (method, path) => at(path).find((operation) => operation.method === method),
    methodsOf: (path) => [...new Set(at(path).map(({ method }) => method.toUpperCase()))],
  };
}

function pathPattern(template: string): RegExp {
  const parts = template.split(/\{[^{}]*\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]*")}$`);
}

function parameterCount(template: string): number {
  return template.split("{").length;
}
