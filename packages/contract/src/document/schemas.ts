import {
  DocumentError,
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  pointer,
  type Resolved,
  unfollowable,
  valueAt,
} from "./document.js";
import { regularExpression } from "./patterns.js";

/** A keyword by which a value chooses among schemas. */
export interface Alternatives {
  keyword: "oneOf" | "anyOf";
  /** JSON pointer of the keyword. */
  pointer: string;
  /** JSON pointers of the schemas to choose from. */
  members: string[];
}

/** The types of JSON Schema. */
export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

const allTypes: readonly JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];

/**
 * All schema objects that judge a value together: those at the pointers, what their references lead to, and the members
 * of `allOf`; none of them has a reference or `allOf` that is still to be followed. A schema that refuses everything is
 * given as `{ not: {} }`.
 *
 * @throws {DocumentError} If a reference leaves the document or leads nowhere.
 */
export function schemasAt(document: OpenApiDocument, pointers: readonly string[]): Resolved[] {
  const found = new Map<string, Resolved>();
  const visit = (at: string): void => {
    if (found.has(at)) return;
    const schema = valueAt(document, at);
    if (schema === true) return;
    if (!isObject(schema)) {
      if (schema !== false) throw new DocumentError(`${at} is no schema.`);
      found.set(at, { value: { not: {} }, pointer: at });
      return;
    }
    // Entered before its references are followed, so that a circle of them ends.
    found.set(at, { value: schema, pointer: at });
    if (typeof schema.$ref === "string") {
      if (!schema.$ref.startsWith("#/")) throw unfollowable(at, schema.$ref);
      visit(decodeURIComponent(schema.$ref.slice(1)));
    }
    if (Array.isArray(schema.allOf)) for (const index of schema.allOf.keys()) visit(`${at}/allOf/${index}`);
  };
  for (const at of pointers) visit(at);
  return [...found.values()];
}

/** The choices that a value has under schemas that judge it together. */
export function alternativesOf(schemas: readonly Resolved[]): Alternatives[] {
  return schemas.flatMap(({ value, pointer: at }) =>
    (["oneOf", "anyOf"] as const).flatMap((keyword) => {
      const list = value[keyword];
      if (!Array.isArray(list)) return [];
      return [{ keyword, pointer: `${at}/${keyword}`, members: list.map((_, index) => `${at}/${keyword}/${index}`) }];
    }),
  );
}

/** The types that schemas leave to a value together; all if none of them says anything. */
export function typesOf(schemas: readonly Resolved[]): JsonType[] {
  return schemas.reduce<JsonType[]>(
    (left, { value: { type } }) => {
      if (type === undefined) return left;
      const own = Array.isArray(type) ? type : [type];
      return left.filter((name) => own.includes(name) || (name === "integer" && own.includes("number")));
    },
    [...allTypes],
  );
}

/** The values of a keyword in those schemas that have it. */
export function keywordValues(schemas: readonly Resolved[], keyword: string): JsonValue[] {
  return schemas.flatMap(({ value }) => (value[keyword] === undefined ? [] : [value[keyword]]));
}

/** The numbers of a keyword in those schemas that have it. */
export function keywordNumbers(schemas: readonly Resolved[], keyword: string): number[] {
  return keywordValues(schemas, keyword).filter((value) => typeof value === "number");
}

/** Names of the properties that schemas declare, in the order of the document. */
export function propertyNames(schemas: readonly Resolved[]): string[] {
  return [
    ...new Set(keywordValues(schemas, "properties").flatMap((list) => (isObject(list) ? Object.keys(list) : []))),
  ];
}

/** Names of the properties that schemas demand. */
export function requiredNames(schemas: readonly Resolved[]): string[] {
  const lists = keywordValues(schemas, "required");
  return [...new Set(lists.flatMap((list) => (Array.isArray(list) ? list.map(String) : [])))];
}

/** Names of the properties that schemas demand because of others that an object has. */
export function dependentNames(schemas: readonly Resolved[], value: JsonObject): string[] {
  return keywordValues(schemas, "dependentRequired").flatMap((lists) =>
    Object.entries(isObject(lists) ? lists : {}).flatMap(([name, list]) =>
      Object.hasOwn(value, name) && Array.isArray(list) ? list.map(String) : [],
    ),
  );
}

/** JSON pointers of the schemas that judge a value because of what it holds: by `if`, and by `dependentSchemas`. */
export function conditionalSchemas(
  schemas: readonly Resolved[],
  value: JsonValue,
  isValid: (schemaPointer: string, value: JsonValue) => boolean,
): string[] {
  return schemas.flatMap(({ value: schema, pointer: at }) => {
    const branch = schema.if === undefined ? undefined : isValid(`${at}/if`, value) ? "then" : "else";
    const dependent = Object.keys(isObject(schema.dependentSchemas) ? schema.dependentSchemas : {});
    return [
      ...(branch !== undefined && schema[branch] !== undefined ? [`${at}/${branch}`] : []),
      ...dependent
        .filter((name) => isObject(value) && Object.hasOwn(value, name))
        .map((name) => at + pointer("dependentSchemas", name)),
    ];
  });
}

/** JSON pointers of the schemas that judge a property by its name; none if it may hold anything. */
export function propertySchemas(schemas: readonly Resolved[], name: string): string[] {
  const evaluated = schemas.flatMap(({ value, pointer: at }) => memberSchemas(value, at, name));
  if (evaluated.length > 0) return evaluated;
  return schemas
    .filter(({ value }) => value.unevaluatedProperties !== undefined)
    .map(({ pointer: at }) => `${at}/unevaluatedProperties`);
}

function memberSchemas(schema: JsonObject, at: string, name: string): string[] {
  const { properties, patternProperties, additionalProperties } = schema;
  const own = isObject(properties) && Object.hasOwn(properties, name) ? [at + pointer("properties", name)] : [];
  const byPattern = Object.keys(isObject(patternProperties) ? patternProperties : {})
    .filter((pattern) => regularExpression(pattern).test(name))
    .map((pattern) => at + pointer("patternProperties", pattern));
  const declared = [...own, ...byPattern];
  return declared.length > 0 || additionalProperties === undefined ? declared : [`${at}/additionalProperties`];
}

/** JSON pointers of the schemas that judge an item of a list by its index; none if it may hold anything. */
export function itemSchemas(schemas: readonly Resolved[], index: number): string[] {
  return schemas.flatMap(({ value: { prefixItems, items }, pointer: at }) => {
    if (Array.isArray(prefixItems) && index < prefixItems.length) return [`${at}/prefixItems/${index}`];
    return items === undefined ? [] : [`${at}/items`];
  });
}
