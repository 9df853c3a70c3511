import {
  DocumentError,
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  type Resolved,
} from "./document.js";
import { recall } from "./memory.js";
import { regularExpression } from "./patterns.js";
import { pointer } from "./pointer.js";
import {
  choices,
  conjunctions,
  inPlace,
  type SchemaPlace,
  type Subschema,
  subschemasOf,
  walkSchemas,
} from "./schema-walk.js";

/** Whether a value is valid under the schema at a JSON pointer of the document. */
export type IsValid = (schemaPointer: string, value: JsonValue) => boolean;

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
 * All schema objects that a value is validated against together: those at the pointers, what their references lead to, and
 * the members of `allOf`; none of them has a reference or `allOf` that is still to be followed. A schema that refuses
 * everything is given as `{ not: {} }`.
 *
 * @throws {DocumentError} If a reference leaves the document or leads nowhere.
 */
export function schemasAt(document: OpenApiDocument, pointers: readonly string[]): Resolved[] {
  return recall(document, "schemas", pointers.join(" "), () =>
    schemaObjects(walkSchemas(document, pointers, (schema) => subschemasOf(schema, conjunctions))),
  );
}

/**
 * All schema objects that a value may be validated against at a place, whichever alternatives and branches it takes.
 *
 * @throws {DocumentError} If a reference leaves the document or leads nowhere.
 */
export function possibleSchemas(document: OpenApiDocument, pointers: readonly string[]): Resolved[] {
  return recall(document, "possible schemas", pointers.join(" "), () =>
    schemaObjects(walkSchemas(document, pointers, (schema) => subschemasOf(schema, inPlace))),
  );
}

/**
 * All schema objects that a certain value is validated against at a place: of alternatives those that it keeps, of branches
 * those that it takes.
 *
 * @throws {DocumentError} If a reference leaves the document or leads nowhere.
 */
export function schemasFor(
  document: OpenApiDocument,
  pointers: readonly string[],
  value: JsonValue,
  isValid: IsValid,
): Resolved[] {
  return schemaObjects(
    walkSchemas(document, pointers, (schema) =>
      subschemasOf(schema, inPlace).filter((next) => applies(schema, next, value, isValid)),
    ),
  );
}

/** Whether a schema that another one holds for the same value has to be kept by a certain value. */
function applies(
  { value: schema, pointer: at }: Resolved,
  next: Subschema,
  value: JsonValue,
  isValid: IsValid,
): boolean {
  switch (next.keyword) {
    case "oneOf":
    case "anyOf":
      return isValid(next.pointer, value);
    case "then":
    case "else":
      return schema.if !== undefined && isValid(`${at}/if`, value) === (next.keyword === "then");
    case "dependentSchemas":
      return isObject(value) && Object.hasOwn(value, String(next.key));
    default:
      return true;
  }
}

/** Schema objects alone: one that takes everything says nothing, and one that refuses everything is `{ not: {} }`. */
function schemaObjects(places: readonly SchemaPlace[]): Resolved[] {
  return places.flatMap(({ value, pointer: at }): Resolved[] => {
    if (value === true) return [];
    if (value === false) return [{ value: { not: {} }, pointer: at }];
    if (!isObject(value)) throw new DocumentError(`${at} is not a schema.`);
    return [{ value, pointer: at }];
  });
}

/** The choices that a value has under schemas that it is validated against together. */
export function alternativesOf(schemas: readonly Resolved[]): Alternatives[] {
  return schemas.flatMap((schema) =>
    choices.flatMap((keyword) => {
      const members = subschemasOf(schema, [keyword]).map((member) => member.pointer);
      return Array.isArray(schema.value[keyword])
        ? [{ keyword, pointer: `${schema.pointer}/${keyword}`, members }]
        : [];
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

/** JSON pointers of the schemas that a value must keep because of what it holds: by `if`, and by `dependentSchemas`. */
export function conditionalSchemas(schemas: readonly Resolved[], value: JsonValue, isValid: IsValid): string[] {
  return schemas.flatMap((schema) =>
    subschemasOf(schema, ["then", "else", "dependentSchemas"])
      .filter((next) => applies(schema, next, value, isValid))
      .map((next) => next.pointer),
  );
}

/** JSON pointers of the schemas that a property is validated against by its name; none if it may hold anything. */
export function propertySchemas(schemas: readonly Resolved[], name: string): string[] {
  const evaluated = schemas.flatMap((schema) => memberSchemas(schema, name));
  return evaluated.length > 0
    ? evaluated
    : schemas.flatMap((schema) => subschemasOf(schema, ["unevaluatedProperties"])).map((next) => next.pointer);
}

/** JSON pointers of the schemas by which a schema itself describes a property: outright, by a pattern, or else as any other. */
function memberSchemas(schema: Resolved, name: string): string[] {
  const named = namingSchemas(schema, name);
  return named.length > 0 ? named : subschemasOf(schema, ["additionalProperties"]).map((next) => next.pointer);
}

/** JSON pointers of the schemas by which a schema itself names a property: outright or by a pattern. */
export function namingSchemas({ value, pointer: at }: Resolved, name: string): string[] {
  const { properties, patternProperties } = value;
  const own = isObject(properties) && Object.hasOwn(properties, name) ? [at + pointer("properties", name)] : [];
  const patterns = Object.keys(isObject(patternProperties) ? patternProperties : {});
  return [
    ...own,
    ...patterns
      .filter((pattern) => regularExpression(pattern).test(name))
      .map((pattern) => at + pointer("patternProperties", pattern)),
  ];
}

/** JSON pointers of the schemas that an item of a list is validated against by its index; none if it may hold anything. */
export function itemSchemas(schemas: readonly Resolved[], index: number): string[] {
  const evaluated = schemas.flatMap((schema) => {
    const tuple = subschemasOf(schema, ["prefixItems"]);
    const own = index < tuple.length ? tuple.slice(index, index + 1) : subschemasOf(schema, ["items"]);
    return own.map((next) => next.pointer);
  });
  return evaluated.length > 0
    ? evaluated
    : schemas.flatMap((schema) => subschemasOf(schema, ["unevaluatedItems"])).map((next) => next.pointer);
}
