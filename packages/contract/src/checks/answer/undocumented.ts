import { discriminatorsOf } from "../../document/discriminators.js";
import {
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  pointer,
  valueAt,
} from "../../document/document.js";
import { regularExpression } from "../../document/patterns.js";
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

/** One schema that applies to a value by itself, without those that it is composed of. */
interface Part {
  schema: JsonObject;
  pointer: string;
  /** Whether it belongs to an alternative of several of which the value keeps none, so that another may be meant. */
  isGuess: boolean;
}

/** What stays the same all the way down a value. */
interface Context {
  document: OpenApiDocument;
  validator: SchemaValidator;
}

/** Keywords by which a schema applies further ones to the same value. */
const compositions = ["allOf", "anyOf", "oneOf"] as const;

/**
 * The properties that a value has beyond those that its schema names, through references, compositions and lists. A
 * schema that names no property at all, or says itself what further ones hold, is a map: nothing is undocumented in it.
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
  const parts = [...partsOf(context, schemas, value).values()];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => visit(context, itemSchemas(parts, index), item, `${at}/${index}`));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const place = at + pointer(name);
    const named = memberSchemas(parts, name);
    const closing = parts.find(
      (part) =>
        part.schema.additionalProperties === false &&
        ownSchemas(part, name).length === 0 &&
        // What another alternative names may be meant by that one.
        (!part.isGuess || named.length === 0),
    );
    const sealing = parts.find((part) => part.schema.unevaluatedProperties === false && named.length === 0);
    const forbids = closing ?? sealing;
    if (forbids !== undefined) return [{ at: place, closed: true, schema: forbids.pointer }];
    if (named.length > 0) return visit(context, named, member, place);
    const naming = parts.find(({ schema }) => isObject(schema.properties));
    if (naming === undefined || parts.some(isOpen)) return [];
    return [{ at: place, closed: false, schema: naming.pointer }];
  });
}

/** Whether a schema says itself that there may be properties that it does not name. */
function isOpen({ schema }: Part): boolean {
  return [schema.additionalProperties, schema.unevaluatedProperties].some(
    (further) => further !== undefined && further !== false,
  );
}

/** All schemas that apply to a value; of alternatives, those that the value keeps. */
function partsOf(
  context: Context,
  schemas: readonly string[],
  value: JsonValue,
  isGuess = false,
  found = new Map<string, Part>(),
): Map<string, Part> {
  for (const place of schemas) {
    const schema = valueAt(context.document, place);
    // A schema may also be `true` or `false`, which name nothing.
    if (!isObject(schema) || found.has(place)) continue;
    found.set(place, { schema, pointer: place, isGuess });
    const { certain, guessed } = composedOf(context, schema, place, value);
    partsOf(context, certain, value, isGuess, found);
    partsOf(context, guessed, value, true, found);
  }
  return found;
}

/** The schemas that a schema applies to the same value, and alternatives of which the value keeps none. */
function composedOf(
  context: Context,
  schema: JsonObject,
  place: string,
  value: JsonValue,
): { certain: string[]; guessed: string[] } {
  const guessed: string[] = [];
  const reference = typeof schema.$ref === "string" ? [decodeURIComponent(schema.$ref.slice(1))] : [];
  const composed = compositions.flatMap((keyword) => {
    const list = schema[keyword];
    const members = Array.isArray(list) ? list.map((_, index) => `${place}/${keyword}/${index}`) : [];
    if (keyword === "allOf") return members;
    const kept = members.filter((member) => context.validator.validate(member, value).length === 0);
    // A value that keeps no alternative is no valid one: each may be what was meant.
    if (kept.length === 0) guessed.push(...members);
    return kept;
  });
  const conditional = ["then", "else"].filter((keyword) => isObject(schema[keyword]));
  const dependent = Object.keys(isObject(schema.dependentSchemas) ? schema.dependentSchemas : {});
  const named = discriminatorsOf(context.document, [{ value: schema, pointer: place }]).flatMap(
    ({ property, targets }) => targets.get(isObject(value) ? String(value[property]) : "") ?? [],
  );
  const certain = [
    ...reference,
    ...named,
    ...composed,
    ...conditional.map((keyword) => `${place}/${keyword}`),
    ...dependent.map((name) => place + pointer("dependentSchemas", name)),
  ];
  return { certain, guessed };
}

function itemSchemas(parts: readonly Part[], index: number): string[] {
  return parts.flatMap(({ schema, pointer: own }) => {
    const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
    if (index < prefix) return [`${own}/prefixItems/${index}`];
    return isObject(schema.items) ? [`${own}/items`] : [];
  });
}

/** The schemas by which any of the parts describes a property of that name. */
function memberSchemas(parts: readonly Part[], name: string): string[] {
  return parts.flatMap((part) => {
    const own = ownSchemas(part, name);
    if (own.length > 0) return own;
    return ["additionalProperties", "unevaluatedProperties"]
      .filter((keyword) => isObject(part.schema[keyword]))
      .map((keyword) => `${part.pointer}/${keyword}`);
  });
}

/** The schemas by which a part names a property, outright or by a pattern. */
function ownSchemas({ schema, pointer: own }: Part, name: string): string[] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const patterns = Object.keys(isObject(schema.patternProperties) ? schema.patternProperties : {});
  return [
    ...(Object.hasOwn(properties, name) ? [own + pointer("properties", name)] : []),
    ...patterns
      .filter((pattern) => regularExpression(pattern).test(name))
      .map((pattern) => own + pointer("patternProperties", pattern)),
  ];
}
