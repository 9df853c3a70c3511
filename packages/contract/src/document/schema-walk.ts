import { isObject, type JsonObject, type JsonValue, type OpenApiDocument, targetOf, valueAt } from "./document.js";
import { memberOf, pointer } from "./pointer.js";

/** How a keyword of JSON Schema holds other schemas: by reference, one, a list of them, or by name. */
const forms = {
  $ref: "reference",
  allOf: "list",
  oneOf: "list",
  anyOf: "list",
  if: "one",
  // biome-ignore lint/suspicious/noThenProperty: the name of a keyword.
  then: "one",
  else: "one",
  not: "one",
  dependentSchemas: "map",
  properties: "map",
  patternProperties: "map",
  additionalProperties: "one",
  unevaluatedProperties: "one",
  propertyNames: "one",
  prefixItems: "list",
  items: "one",
  unevaluatedItems: "one",
  contains: "one",
  contentSchema: "one",
  $defs: "map",
} as const satisfies { [keyword: string]: "reference" | "one" | "list" | "map" };

/** A keyword of JSON Schema that holds other schemas. */
export type SchemaKeyword = keyof typeof forms;

/** All keywords that hold other schemas. */
// The names of an object are those that its type says, for it is never written to.
export const allKeywords = Object.keys(forms) as readonly SchemaKeyword[];

/** Keywords whose schemas a value must always keep, too. */
export const conjunctions = ["$ref", "allOf"] as const satisfies readonly SchemaKeyword[];

/** Keywords by which a value chooses among schemas. */
export const choices = ["oneOf", "anyOf"] as const satisfies readonly SchemaKeyword[];

/** Keywords whose schemas may say something about the same value as the schema that holds them. */
export const inPlace = [
  ...conjunctions,
  ...choices,
  "then",
  "else",
  "dependentSchemas",
] as const satisfies readonly SchemaKeyword[];

/** Keywords whose schemas say something about the members of an object. */
export const memberKeywords = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
] as const satisfies readonly SchemaKeyword[];

/** Keywords whose schemas say something about the items of a list. */
export const itemKeywords = ["prefixItems", "items", "unevaluatedItems"] as const satisfies readonly SchemaKeyword[];

/** A schema that another one holds or refers to. */
export interface Subschema {
  keyword: SchemaKeyword;
  /** Its name or index, where the keyword holds several. */
  key: string | number | undefined;
  /** JSON pointer of the schema; for a reference, of what it leads to. */
  pointer: string;
}

/** A schema, which may also be `true` or `false`, and where it stands. */
export interface SchemaPlace<Schema extends JsonValue = JsonValue> {
  value: Schema;
  /** JSON pointer of the schema. */
  pointer: string;
}

/**
 * Lists the schemas that a schema holds by some keywords, in the order of the keywords.
 *
 * @throws {DocumentError} If a reference cannot be followed.
 */
export function subschemasOf(
  { value, pointer: at }: SchemaPlace<JsonObject>,
  keywords: readonly SchemaKeyword[] = allKeywords,
): Subschema[] {
  const found: Subschema[] = [];
  // Most keywords are absent from most schemas.
  for (const keyword of keywords) {
    const held = value[keyword];
    if (held !== undefined) found.push(...heldBy(keyword, held, at));
  }
  return found;
}

/** The schemas in the value of one keyword of the schema at a place. */
function heldBy(keyword: SchemaKeyword, held: JsonValue, at: string): Subschema[] {
  const inside = at + pointer(keyword);
  switch (forms[keyword]) {
    case "reference":
      return typeof held === "string" ? [{ keyword, key: undefined, pointer: targetOf(held, at) }] : [];
    case "list":
      return Array.isArray(held) ? held.map((_, key) => ({ keyword, key, pointer: inside + pointer(key) })) : [];
    case "map":
      return isObject(held) ? Object.keys(held).map((key) => ({ keyword, key, pointer: inside + pointer(key) })) : [];
    case "one":
      return isSchema(held) ? [{ keyword, key: undefined, pointer: inside }] : [];
  }
}

/** Returns a schema that another one holds; `undefined` for a reference, which leads elsewhere. */
export function heldSchema(owner: JsonObject, { keyword, key }: Subschema): JsonValue | undefined {
  if (keyword === "$ref") return undefined;
  return key === undefined ? owner[keyword] : memberOf(owner[keyword], String(key));
}

/**
 * Walks from schemas to others and returns all that are reached, each once, so that a circle of them ends: a schema before
 * those that it leads to.
 *
 * @param follow - The schemas that a schema leads to; by default, all that it holds or refers to.
 * @throws {DocumentError} If one of the places has no schema.
 */
export function walkSchemas(
  document: OpenApiDocument,
  pointers: readonly string[],
  follow: (schema: SchemaPlace<JsonObject>) => readonly Subschema[] = subschemasOf,
): SchemaPlace[] {
  const found = new Map<string, SchemaPlace>();
  const visit = (at: string): void => {
    if (found.has(at)) return;
    const place = { value: valueAt(document, at), pointer: at };
    found.set(at, place);
    if (isObjectSchema(place)) for (const next of follow(place)) visit(next.pointer);
  };
  for (const at of pointers) visit(at);
  return [...found.values()];
}

/** Whether a schema says anything in keywords, unlike `true` and `false`. */
export function isObjectSchema(place: SchemaPlace): place is SchemaPlace<JsonObject> {
  return isObject(place.value);
}

function isSchema(value: JsonValue): boolean {
  return isObject(value) || typeof value === "boolean";
}
