import { isObject, type JsonObject, type JsonValue, type OpenApiDocument, pointer, resolve } from "./document.js";

/** A value that breaks one constraint of a schema, made from one that keeps them all. */
export interface Breakage {
  /** JSON pointer into the value of the place that was changed. */
  at: string;
  /** Keyword of the schema that is broken, such as `maxLength`. */
  keyword: string;
  /** JSON pointer of that keyword in the document. */
  constraint: string;
  value: JsonValue;
}

/** Judges a value by the schema at a pointer. */
type IsValid = (schemaPointer: string, value: JsonValue) => boolean;

/** What stays the same all the way down a schema. */
interface Context {
  document: OpenApiDocument;
  isValid: IsValid;
}

/**
 * Every way to break one constraint of a schema in one place of a valid value: each required property left out, each
 * type, bound, length, pattern and enumeration missed. A change by which the value only moves from one alternative of a
 * `oneOf` or `anyOf` to another breaks nothing and is left out.
 */
export function breakagesOf(
  document: OpenApiDocument,
  schemaPointer: string,
  valid: JsonValue,
  isValid: IsValid,
): Breakage[] {
  return visit({ document, isValid }, schemaPointer, valid, "");
}

function visit(context: Context, schemaPointer: string, value: JsonValue, at: string): Breakage[] {
  const { value: schema, pointer: place } = resolve(
    context.document,
    { $ref: `#${encodeURI(schemaPointer)}` },
    schemaPointer,
  );
  const own = [...scalarBreakages(schema, value)].map(([keyword, changed]) => ({
    at,
    keyword,
    constraint: `${place}/${keyword}`,
    value: changed,
  }));
  const inside = Array.isArray(value)
    ? arrayBreakages(context, schema, place, value, at)
    : isObject(value)
      ? objectBreakages(context, schema, place, value, at)
      : [];
  return [...own, ...inside, ...alternativeBreakages(context, schema, place, value, at)];
}

function alternativeBreakages(
  context: Context,
  schema: JsonObject,
  place: string,
  value: JsonValue,
  at: string,
): Breakage[] {
  return (["oneOf", "anyOf", "allOf"] as const).flatMap((keyword) => {
    const list = schema[keyword];
    const members = Array.isArray(list) ? list.map((_, index) => `${place}/${keyword}/${index}`) : [];
    return members
      .filter((member) => context.isValid(member, value))
      .flatMap((member) => {
        const others = keyword === "allOf" ? [] : members.filter((other) => other !== member);
        return visit(context, member, value, at).filter(
          (breakage) => !others.some((other) => context.isValid(other, breakage.value)),
        );
      });
  });
}

function arrayBreakages(
  context: Context,
  schema: JsonObject,
  place: string,
  value: JsonValue[],
  at: string,
): Breakage[] {
  const { minItems, maxItems, items } = schema;
  const [first] = value;
  const found: Breakage[] = [];
  if (typeof minItems === "number" && minItems > 0) {
    found.push({ at, keyword: "minItems", constraint: `${place}/minItems`, value: value.slice(0, minItems - 1) });
  }
  if (typeof maxItems === "number" && first !== undefined) {
    const longer = Array.from({ length: maxItems + 1 }, (_, index) => value[index] ?? first);
    found.push({ at, keyword: "maxItems", constraint: `${place}/maxItems`, value: longer });
  }
  if (items === undefined) return found;
  const inside = value.flatMap((item, index) =>
    visit(context, `${place}/items`, item, `${at}/${index}`).map((breakage) => ({
      ...breakage,
      value: value.with(index, breakage.value),
    })),
  );
  return [...found, ...inside];
}

function objectBreakages(
  context: Context,
  schema: JsonObject,
  place: string,
  value: JsonObject,
  at: string,
): Breakage[] {
  const { required, minProperties, maxProperties, additionalProperties } = schema;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const entries = Object.entries(value);
  const found: Breakage[] = [];
  const add = (keyword: string, changed: JsonValue, changedAt = at) => {
    found.push({ at: changedAt, keyword, constraint: `${place}/${keyword}`, value: changed });
  };
  for (const name of Array.isArray(required) ? required.map(String) : []) {
    const { [name]: _, ...rest } = value;
    add("required", rest, at + pointer(name));
  }
  if (typeof minProperties === "number" && minProperties > 0) {
    add("minProperties", Object.fromEntries(entries.slice(0, minProperties - 1)));
  }
  const [first] = Object.values(value);
  if (typeof maxProperties === "number" && first !== undefined) {
    const extra = Array.from({ length: maxProperties + 1 - entries.length }, (_, index) => [`extra${index}`, first]);
    add("maxProperties", { ...value, ...Object.fromEntries(extra) });
  }
  if (additionalProperties === false) add("additionalProperties", { ...value, undocumented: 1 });
  const inside = entries.flatMap(([name, member]) => {
    const memberSchema =
      name in properties
        ? `${place}${pointer("properties", name)}`
        : isObject(additionalProperties)
          ? `${place}/additionalProperties`
          : undefined;
    if (memberSchema === undefined) return [];
    return visit(context, memberSchema, member, at + pointer(name)).map((breakage) => ({
      ...breakage,
      value: { ...value, [name]: breakage.value },
    }));
  });
  return [...found, ...inside];
}

/** One value of each JSON type, to break a type with. */
const valueOfType: { [type: string]: JsonValue } = {
  null: null,
  boolean: true,
  string: "text",
  number: 0.5,
  array: [],
  object: {},
};

/** The constraints of a schema that a single value can break, each with a value that breaks it. */
function* scalarBreakages(schema: JsonObject, value: JsonValue): Generator<[string, JsonValue]> {
  const { type, minLength, maxLength, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (type !== undefined) {
    const types = (Array.isArray(type) ? type : [type]).flatMap((name) =>
      name === "number" ? ["number", "integer"] : [String(name)],
    );
    for (const [name, other] of Object.entries(valueOfType)) {
      if (!types.includes(name)) yield ["type", other];
    }
  }
  if (schema.const !== undefined) yield ["const", "not the constant"];
  if (Array.isArray(schema.enum)) yield ["enum", "not in the list"];
  if (typeof value === "string") {
    if (typeof minLength === "number" && minLength > 0) yield ["minLength", value.slice(0, minLength - 1)];
    if (typeof maxLength === "number") yield ["maxLength", value.padEnd(maxLength + 1, value.slice(0, 1) || "x")];
    if (typeof schema.pattern === "string") {
      const wrong = ["", " ", "ä", "-", "%", `${value}\u0000`].find(
        (text) => !new RegExp(String(schema.pattern), "u").test(text),
      );
      if (wrong !== undefined) yield ["pattern", wrong];
    }
  }
  if (typeof value === "number") {
    const step = typeof multipleOf === "number" ? multipleOf : 1;
    if (typeof minimum === "number") yield ["minimum", minimum - step];
    if (typeof maximum === "number") yield ["maximum", maximum + step];
    if (typeof exclusiveMinimum === "number") yield ["exclusiveMinimum", exclusiveMinimum];
    if (typeof exclusiveMaximum === "number") yield ["exclusiveMaximum", exclusiveMaximum];
    if (typeof multipleOf === "number") yield ["multipleOf", value + multipleOf / 2];
  }
}
