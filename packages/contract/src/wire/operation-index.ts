import { type OpenApiDocument, pointer } from "../document/document.js";
import { listOperations, type Operation } from "../document/operations.js";
import { decodePercent } from "./percent-encoding.js";
import { templatePattern } from "./template.js";

/** What a document says of a method and a path. */
export type Match =
  | { found: "operation"; operation: Operation; pathValues: { readonly [parameter: string]: string } }
  /** The path is documented, the method is not. */
  | { found: "path"; pointer: string; methods: readonly string[] }
  | { found: "nothing" };

/** Finds operations by what was sent. */
export interface OperationIndex {
  /**
   * The operation that a request is for. Of several path templates that match, the most concrete one wins.
   *
   * @param method - HTTP method in any case.
   * @param path - Path without query, encoded, and without the base path of the endpoint.
   */
  find(method: string, path: string): Match;
}

interface Template {
  path: string;
  pattern: RegExp;
  parameters: readonly string[];
  /** For each segment, how open it is: 0 for plain text, 1 for text with parameters in it, 2 for a parameter alone. */
  openness: string;
  operations: Map<string, Operation>;
}

/**
 * Prepares the paths of a document for problem operations.
 *
 * @throws {DocumentError} If the operations of the document cannot be read.
 */
export function createOperationIndex(document: OpenApiDocument): OperationIndex {
  const templates = new Map<string, Template>();
  for (const operation of listOperations(document)) {
    const template = templates.get(operation.path) ?? readTemplate(operation.path);
    template.operations.set(operation.method, operation);
    templates.set(operation.path, template);
  }
  const ordered = [...templates.values()].sort((a, b) => (a.openness < b.openness ? -1 : 1));

  return {
    find(method, path) {
      const plain = path
        .split("/")
        .map((segment) => decodePercent(segment).replaceAll("/", "%2F"))
        .join("/");
      const matching = ordered.filter(({ pattern }) => pattern.test(plain));
      for (const { pattern, parameters, operations } of matching) {
        const operation = operations.get(method.toLowerCase());
        if (!operation) continue;
        const values = pattern.exec(plain)?.slice(1) ?? [];
        const pathValues = Object.fromEntries(
          parameters.map((name, index) => [name, (values[index] ?? "").replaceAll("%2F", "/")]),
        );
        return { found: "operation", operation, pathValues };
      }
      const [first] = matching;
      if (!first) return { found: "nothing" };
      return { found: "path", pointer: pointer("paths", first.path), methods: [...first.operations.keys()] };
    },
  };
}

function readTemplate(path: string): Template {
  const { names, source } = templatePattern(path, "[^/]+");
  const openness = path
    .split("/")
    .map((segment) => (/^\{[^{}]+\}$/.test(segment) ? 2 : segment.includes("{") ? 1 : 0))
    .join("");
  return { path, pattern: new RegExp(`^${source}$`, "s"), parameters: names, openness, operations: new Map() };
}
