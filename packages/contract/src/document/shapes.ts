import type { JsonValue, OpenApiDocument, Resolved } from "./document.js";
import { inPlace, isObjectSchema, itemKeywords, memberKeywords, subschemasOf, walkSchemas } from "./schema-walk.js";
import {
  alternativesOf,
  itemSchemas,
  type JsonType,
  possibleSchemas,
  propertyNames,
  requiredNames,
  schemasAt,
  typesOf,
} from "./schemas.js";

/** Keywords that apply to one type of value only, and so imply the type where `type` is left out. */
const typeOfKeyword: { readonly [keyword: string]: JsonType } = {
  properties: "object",
  required: "object",
  additionalProperties: "object",
  patternProperties: "object",
  minProperties: "object",
  maxProperties: "object",
  items: "array",
  prefixItems: "array",
  minItems: "array",
  maxItems: "array",
  pattern: "string",
  minLength: "string",
  maxLength: "string",
  contentEncoding: "string",
  contentMediaType: "string",
  minimum: "number",
  maximum: "number",
  multipleOf: "number",
};

/**
 * The types of the values that any of several schemas takes, alternatives included: `undefined` if all of them leave the type
 * open. Where `type` is left out, it is what `const`, `enum` or other keywords are about.
 */
export function valueTypes(document: OpenApiDocument, pointers: readonly string[]): Set<JsonType> | undefined {
  const known = pointers.flatMap((at) => typesWithin(document, at, new Set()) ?? []);
  const types = new Set(known.flatMap((types) => [...types]));
  return known.length > 0 ? types : undefined;
}

function typesWithin(document: OpenApiDocument, at: string, above: ReadonlySet<string>): Set<JsonType> | undefined {
  const schemas = schemasAt(document, [at]);
  const own = schemas.some(({ value }) => value.type !== undefined) ? new Set(typesOf(schemas)) : inferred(schemas);
  const within = new Set([...above, at]);
  let left = own;
  for (const { members } of alternativesOf(schemas)) {
    const each = members.filter((member) => !within.has(member)).map((member) => typesWithin(document, member, within));
    const known = each.filter((types) => types !== undefined);
    if (known.length < each.length || each.length === 0) continue;
    const types = new Set(known.flatMap((some) => [...some]));
    left = left === undefined ? types : new Set([...left].filter((type) => types.has(type)));
  }
  return left;
}

function inferred(schemas: readonly Resolved[]): Set<JsonType> | undefined {
  const values = schemas.flatMap(({ value }) =>
    value.const !== undefined ? [value.const] : Array.isArray(value.enum) ? value.enum : [],
  );
  const implied = schemas.flatMap(({ value }) => Object.keys(value).flatMap((keyword) => typeOfKeyword[keyword] ?? []));
  const types = values.length > 0 ? values.map(typeOfValue) : implied;
  // An integer is a number, whichever of the two another schema asks for.
  return types.length > 0
    ? new Set(types.flatMap((type) => (type === "number" ? ["integer", type] : type)))
    : undefined;
}

function typeOfValue(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  return Array.isArray(value) ? "array" : "object";
}

/** Whether a value is a string, a number or a boolean, or `null` besides. */
export function isScalar(types: ReadonlySet<JsonType> | undefined): boolean {
  if (types === undefined || ["", "null"].includes([...types].join())) return false;
  return [...types].every((type) => type !== "array" && type !== "object");
}

/** Whether a value is of one type only, or `null` besides where that is allowed. */
export function isOnly(types: ReadonlySet<JsonType> | undefined, type: JsonType, nullable = false): boolean {
  return types?.has(type) === true && [...types].every((other) => other === type || (nullable && other === "null"));
}

/** The properties that an object may have, each with the pointers of the schemas that may apply to it. */
export function possibleProperties(document: OpenApiDocument, pointers: readonly string[]): Map<string, string[]> {
  const schemas = possibleSchemas(document, pointers);
  return new Map(
    propertyNames(schemas).map((name) => [
      name,
      schemas
        .flatMap((schema) => subschemasOf(schema, ["properties"]))
        .filter(({ key }) => key === name)
        .map((property) => property.pointer),
    ]),
  );
}

/** Names of the properties that an object always has, whichever alternatives it takes. */
export function alwaysRequired(document: OpenApiDocument, pointers: readonly string[]): string[] {
  return requiredWithin(document, pointers, new Set());
}

function requiredWithin(document: OpenApiDocument, pointers: readonly string[], above: ReadonlySet<string>): string[] {
  const schemas = schemasAt(document, pointers);
  const within = new Set([...above, ...pointers]);
  const chosen = alternativesOf(schemas).flatMap(({ members }) => {
    const [first = [], ...others] = members
      .filter((at) => !within.has(at))
      .map((at) => requiredWithin(document, [at], within));
    return first.filter((name) => others.every((names) => names.includes(name)));
  });
  return [...new Set([...requiredNames(schemas), ...chosen])];
}

/** Whether schemas say that a value is a file: bytes, not text. */
export function isFile(document: OpenApiDocument, pointers: readonly string[]): boolean {
  return possibleSchemas(document, pointers).some(({ value }) => value.format === "binary");
}

/**
 * Schemas together with the one that each of their choices leaves besides `null`: what says of a value that is not `null` what
 * it is. The same schemas if a choice leaves more.
 */
export function withoutNull(document: OpenApiDocument, pointers: readonly string[]): readonly string[] {
  const left = alternativesOf(schemasAt(document, pointers)).map(({ members }) =>
    members.filter((at) => !isOnly(valueTypes(document, [at]), "null")),
  );
  const isCertain = left.length > 0 && left.every((members) => members.length === 1);
  return isCertain ? [...new Set([...pointers, ...left.flat()])] : pointers;
}

/** Pointers of the schemas of a list's items, if they are the same for all of them; `undefined` otherwise. */
export function listItems(document: OpenApiDocument, pointers: readonly string[]): string[] | undefined {
  const schemas = schemasAt(document, withoutNull(document, pointers));
  if (schemas.some(({ value }) => value.prefixItems !== undefined)) return undefined;
  const items = itemSchemas(schemas, 0);
  return items.length > 0 ? items : undefined;
}

/** Pointer of a file in or below a value, if there is one. */
export function fileBelow(document: OpenApiDocument, at: string): string | undefined {
  const reached = walkSchemas(document, [at], (schema) =>
    subschemasOf(schema, [...inPlace, ...memberKeywords, ...itemKeywords, "contains"]),
  );
  return reached.filter(isObjectSchema).find(({ value }) => value.format === "binary")?.pointer;
}
