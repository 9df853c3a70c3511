import { eachContainer } from "./containers.js";
import { asJson, isObject, type OpenApiDocument, valueAt } from "./document.js";
import { isRemembered, recall, remembered } from "./memory.js";
import { isAtOrBelow, pointer } from "./pointer.js";
import { propertyNames, propertySchemas, schemasAt } from "./schemas.js";

/** Which way a value travels. */
export type Direction = "request" | "response";

/** The keyword by which a schema says that its values do not travel that way. */
const excludedBy = { request: "readOnly", response: "writeOnly" } as const;

/** Whether schemas that apply to a value together say that it does not travel that way. */
export function isExcluded(document: OpenApiDocument, pointers: readonly string[], direction: Direction): boolean {
  return schemasAt(document, pointers).some(({ value }) => value[excludedBy[direction]] === true);
}

/**
 * The document as it holds for values that travel one way: no schema demands a property that does not go there. Nothing
 * else changes, so that every pointer leads to the same place; a document that has no such property stays the same object.
 */
export function documentFor(document: OpenApiDocument, direction: Direction): OpenApiDocument {
  return recall(document, "document for", direction, () => relaxedFor(document, direction));
}

function relaxedFor(document: OpenApiDocument, direction: Direction): OpenApiDocument {
  const text = recall(document, "text", "", () => JSON.stringify(document));
  if (!text.includes(`"${excludedBy[direction]}":true`)) return document;
  const changes: Change[] = [];
  eachContainer(asJson(document), (value, at) => {
    if (isObject(value) && (Array.isArray(value.required) || Array.isArray(value.allOf))) {
      changes.push(...excludedFrom(document, at, direction));
    }
  });
  const copy = structuredClone(document);
  for (const { at, names } of changes) {
    const schema = valueAt(copy, at);
    if (!isObject(schema) || !Array.isArray(schema.required)) continue;
    schema.required = schema.required.filter((name) => !names.includes(String(name)));
  }
  return isRemembered(document) ? remembered(copy) : copy;
}

/** Properties that a schema no longer demands. */
interface Change {
  /** JSON pointer of the schema. */
  at: string;
  names: readonly string[];
}

function excludedFrom(document: OpenApiDocument, at: string, direction: Direction): Change[] {
  try {
    const group = schemasAt(document, [at]);
    const names = propertyNames(group).filter((name) => isExcluded(document, propertySchemas(group, name), direction));
    // What the group takes from elsewhere by reference may mean something else there.
    const own = group.filter(({ pointer: place }) => place === at || isAtOrBelow(place, `${at}/allOf`));
    return names.length === 0 ? [] : own.map(({ pointer: place }) => ({ at: place, names }));
  } catch {
    // It only looks like a schema, as an object in an example may; those that are used are checked elsewhere.
    return [];
  }
}

/** The document as it holds for values that travel one way, without the properties that do not go there. */
export function documentOnlyFor(document: OpenApiDocument, direction: Direction): OpenApiDocument {
  return recall(document, "document only for", direction, () => limitedTo(document, direction));
}

function limitedTo(document: OpenApiDocument, direction: Direction): OpenApiDocument {
  const relaxed = documentFor(document, direction);
  if (relaxed === document) return document;
  const copy = structuredClone(relaxed);
  eachContainer(asJson(copy), (value, at) => {
    if (!isObject(value) || !isObject(value.properties)) return;
    const { properties } = value;
    for (const name of Object.keys(properties)) {
      if (goesElsewhere(document, at + pointer("properties", name), direction)) delete properties[name];
    }
  });
  return isRemembered(document) ? remembered(copy) : copy;
}

function goesElsewhere(document: OpenApiDocument, at: string, direction: Direction): boolean {
  try {
    return isExcluded(document, [at], direction);
  } catch {
    // As above: it only looks like a schema.
    return false;
  }
}
