import { isObject, type JsonValue, type OpenApiDocument } from "openapi-contract/document";

/**
 * A document with the same operations several times, each copy under paths and ids of its own. Scenarios are left out,
 * because they do not grow with the operations.
 */
export function repeatedDocument(document: OpenApiDocument, times: number): OpenApiDocument {
  const paths = Array.from({ length: times }, (_, copy) =>
    Object.entries(document.paths).map(([path, item]) =>
      copy === 0 ? [path, item] : [`/copy-${copy}${path}`, renamed(item, `Copy${copy}`)],
    ),
  );
  const { "x-scenarios": _, ...rest } = document as OpenApiDocument & { "x-scenarios"?: JsonValue };
  return { ...rest, paths: Object.fromEntries(paths.flat()) };
}

/** A part of a document in which every operation, and every link to one, has an id of its own. */
function renamed(value: JsonValue, suffix: string): JsonValue {
  if (Array.isArray(value)) return value.map((item) => renamed(item, suffix));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === "operationId" && typeof member === "string" ? member + suffix : renamed(member, suffix),
    ]),
  );
}
