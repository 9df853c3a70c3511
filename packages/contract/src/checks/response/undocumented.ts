import { discriminatorsOf } from "../../document/discriminators.js";
import { isObject, type JsonObject, type JsonValue, type OpenApiDocument, pointer } from "../../document/document.js";
import {
  choices,
  conjunctions,
  isObjectSchema,
  type SchemaPlace,
  type Subschema,
  subschemasOf,
  walkSchemas,
} from "../../document/schema-walk.js";
import { itemSchemas, namingSchemas } from "../../document/schemas.js";
import type { SchemaValidator } from "../../document/validation.js";

/** A property of a value that its schema does not name. */
export interface UndocumentedProperty {
  /** JSON pointer into the value. */
  at: string;
  /** Whether the schema forbids properties that it does not name. */
  closed: boolean;
  /** JSON pointer of the schema that would have to name it. */
  schema: string;
}

/** One schema that applies to a value, without the schemas that it is composed of. */
interface Part extends SchemaPlace<JsonObject> {
  /** Whether it belongs to one of several alternatives, none of which the value matches: another may be meant. */
  isGuess: boolean;
}

/** What all levels of a value share. */
interface Context {
  document: OpenApiDocument;
  validator: SchemaValidator;
}

/**
 * Returns the properties of a value that its schema does not name, through references, compositions and lists. A schema
 * that names no properties, or that describes further ones, is a map: none of its properties is undocumented.
 */
export function undocumentedProperties(
  context: Context,
  schemaPointer: string,
  value: JsonValue,
  at = "",
): UndocumentedProperty[] {
  return visit(context, [schemaPointer], value, at);
}

function visit(context: Context, schemas: readonly string[], value: JsonValue, at: string): UndocumentedProperty[] {
  // Most values are scalars, which have no properties.
  if (!Array.isArray(value) && !isObject(value)) return [];
  const parts = partsOf(context, schemas, value);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => visit(context, itemSchemas(parts, index), item, `${at}/${index}`));
  }
  return Object.entries(value).flatMap(([name, member]) => {
    const place = at + pointer(name);
    const named = parts.flatMap((part) => describing(part, name));
    const closed = parts.find(
      (part) =>
        part.value.additionalProperties === false &&
        namingSchemas(part, name).length === 0 &&
        // Another alternative that names it may be meant.
        (!part.isGuess || named.length === 0),
    );
    const sealed = parts.find((part) => part.value.unevaluatedProperties === false && named.length === 0);
    const forbidding = closed ?? sealed;
    if (forbidding !== undefined) return [{ at: place, closed: true, schema: forbidding.pointer }];
    if (named.length > 0) return visit(context, named, member, place);
    const naming = parts.find((part) => isObject(part.value.properties));
    if (naming === undefined || parts.some(isOpen)) return [];
    return [{ at: place, closed: false, schema: naming.pointer }];
  });
}

/** Whether a schema explicitly allows properties that it does not name. */
function isOpen({ value: { additionalProperties, unevaluatedProperties } }: Part): boolean {
  return [additionalProperties, unevaluatedProperties].some((further) => further !== undefined && further !== false);
}

/** Returns the schemas of a part that describe a property, by its name or as any other. */
function describing(part: Part, name: string): string[] {
  const naming = namingSchemas(part, name);
  return naming.length > 0
    ? naming
    : subschemasOf(part, ["additionalProperties", "unevaluatedProperties"])
        .filter(({ keyword }) => isObject(part.value[keyword]))
        .map((next) => next.pointer);
}

/** Returns all schemas that apply to a value; of alternatives, those that it matches, otherwise all as guesses. */
function partsOf(context: Context, schemas: readonly string[], value: JsonValue): Part[] {
  const verdicts = new Map<string, boolean>();
  const matches = (member: string) => {
    const verdict = verdicts.get(member) ?? context.validator.validate(member, value).length === 0;
    verdicts.set(member, verdict);
    return verdict;
  };
  let isUndecided = false;
  const note = () => {
    isUndecided = true;
  };
  const reached = (guesses: boolean) =>
    walkSchemas(context.document, schemas, (schema) => applied(context, schema, value, matches, guesses, note)).filter(
      isObjectSchema,
    );
  const certain = reached(false);
  // Most values match an alternative of each choice.
  if (!isUndecided) return certain.map((schema): Part => ({ ...schema, isGuess: false }));
  const known = new Set(certain.map((schema) => schema.pointer));
  return reached(true)
    .map((schema): Part => ({ ...schema, isGuess: !known.has(schema.pointer) }))
    .sort((one, other) => Number(one.isGuess) - Number(other.isGuess));
}

/**
 * Returns the schemas that a schema applies to a value besides itself.
 *
 * @param noteUndecided - Called if the value matches no alternative of a choice.
 */
function applied(
  { document }: Context,
  schema: SchemaPlace<JsonObject>,
  value: JsonValue,
  matches: (member: string) => boolean,
  guesses: boolean,
  noteUndecided: () => void,
): Subschema[] {
  const chosen = choices.flatMap((keyword) => {
    const members = subschemasOf(schema, [keyword]);
    const valid = members.filter((member) => matches(member.pointer));
    if (valid.length < Math.min(1, members.length)) noteUndecided();
    // A value that matches no alternative is invalid: any of them may be meant.
    return valid.length === 0 && guesses ? members : valid;
  });
  const named = discriminatorsOf(document, [schema]).flatMap(
    ({ property, targets }) => targets.get(isObject(value) ? String(value[property]) : "") ?? [],
  );
  return [
    ...subschemasOf(schema, [...conjunctions, "then", "else", "dependentSchemas"]),
    ...chosen,
    ...named.map((target): Subschema => ({ keyword: "$ref", key: undefined, pointer: target })),
  ];
}
