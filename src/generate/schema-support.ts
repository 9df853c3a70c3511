import { isObject, type OpenApiDocument, pointer, valueAt } from "openapi-contract/document";
import type { ClientLimit } from "./client-limit.js";

/**
 * Schemas that are made of themselves: by `allOf`, by a choice, or by references alone. No type can say what they are. One
 * whose properties or items are of its own kind is not meant.
 */
export function circularSchemas(document: OpenApiDocument): ClientLimit[] {
  return Object.keys(document.components?.schemas ?? {}).flatMap((name) => {
    const at = pointer("components", "schemas", name);
    if (!isMadeOfItself(document, at)) return [];
    const message = `The schema ${name} must not be made of itself: leave it out of its own \`allOf\`, \`oneOf\` or \`anyOf\`.`;
    return [{ pointer: at, message }];
  });
}

function isMadeOfItself(document: OpenApiDocument, at: string): boolean {
  const seen = new Set<string>();
  const leadsBack = (place: string): boolean => {
    const schema = valueAt(document, place);
    if (!isObject(schema)) return false;
    const target = typeof schema.$ref === "string" ? decodeURIComponent(schema.$ref.slice(1)) : undefined;
    const parts = ["allOf", "oneOf", "anyOf"].flatMap((keyword) => {
      const list = schema[keyword];
      return Array.isArray(list) ? list.map((_, index) => `${place}/${keyword}/${index}`) : [];
    });
    return [...(target === undefined ? [] : [target]), ...parts].some((next) => {
      if (next === at) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return leadsBack(next);
    });
  };
  return leadsBack(at);
}
