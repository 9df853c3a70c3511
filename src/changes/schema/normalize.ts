import type { JsonValue } from "openapi-contract/document";
import { canonical, isEmptyObject, type Place } from "../version.js";
import type { Bound, FlatSchema } from "./flat-schema.js";

/** Types of JSON Schema; `number` includes `integer`. */
export const allTypes: readonly string[] = ["string", "number", "boolean", "object", "array", "null"];

/** Whether a value of a type is allowed by a list of types. */
export function includesType(names: readonly string[], name: string): boolean {
  return names.includes(name) || (name === "integer" && names.includes("number"));
}

/** The types that both lists allow. */
export function commonTypes(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])].filter((name) => includesType(one, name) && includesType(other, name));
}

/**
 * Leaves out of a schema what says nothing, so that two schemas that allow the same values look the same: values that its
 * types or bounds exclude, `multipleOf: 1` of integers, bounds of a type that it does not allow, `then` without `if`.
 */
export function normalize(flat: FlatSchema): void {
  closeProperties(flat);
  applyToValues(flat);
  normalizeIntegers(flat);
  dropIdleConditions(flat);
  if (flat.types) dropInapplicable(flat, flat.types.names);
}

/**
 * `additionalProperties` holds for every property that its own schema object does not name, also for those that another part
 * of `allOf` names.
 */
function closeProperties(flat: FlatSchema): void {
  for (const { names, patterns, schema } of flat.closures) {
    for (const [name, places] of flat.properties) {
      if (names.has(name) || patterns.some((pattern) => matches(pattern, name))) continue;
      if (schema.value === false) flat.properties.delete(name);
      else flat.properties.set(name, [...places, schema]);
    }
  }
  const isClosed = isClosedObject(flat);
  for (const [name, places] of flat.properties) {
    const never = places.find(({ value }) => value === false);
    if (!never) continue;
    flat.properties.delete(name);
    if (!isClosed) flat.forbidden.set(name, never);
  }
}

/** Whether an object has no properties but those that are named. */
export function isClosedObject({ additionalProperties, conditions }: FlatSchema): boolean {
  const unevaluated = conditions.get("unevaluatedProperties") ?? [];
  return [...additionalProperties, ...unevaluated].some(({ value }) => value === false);
}

/** Whether a text matches a pattern; none matches one that is not valid. */
export function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}

/** Values that types and bounds exclude go; what all that are left satisfy says nothing beside them. */
function applyToValues(flat: FlatSchema): void {
  if (!flat.values) return;
  const { list, pointer } = flat.values;
  const distinct = [...new Map(list.map((value) => [canonical(value), value])).values()];
  const names = flat.types?.names;
  const allowed = distinct.filter(
    (value) =>
      (names === undefined || includesType(names, typeOf(value))) &&
      [...flat.bounds].every(([name, bound]) => isWithin(value, name, bound)),
  );
  flat.values = { ...flat.values, list: allowed };
  flat.types ??= { names: [...new Set(allowed.map(typeOf))], pointer };
  const types = flat.types.names;
  for (const name of flat.bounds.keys()) if (isScalarBound(name)) flat.bounds.delete(name);
  for (const [keyword, isSatisfied] of satisfied) {
    const tokens = flat.tokens.get(keyword);
    if (tokens && [...tokens.values()].every((token) => allowed.every((value) => isSatisfied(value, token.value)))) {
      flat.tokens.delete(keyword);
    }
  }
  // All values of a type are the type.
  const finite: JsonValue[] = [
    ...(types.includes("boolean") ? [true, false] : []),
    ...(types.includes("null") ? [null] : []),
  ];
  const hasFewValues = types.every((name) => name === "boolean" || name === "null");
  if (hasFewValues && finite.every((value) => allowed.includes(value))) flat.values = undefined;
}

const satisfied: readonly (readonly [string, (value: JsonValue, token: JsonValue) => boolean])[] = [
  ["pattern", (value, token) => typeof value !== "string" || (typeof token === "string" && matches(token, value))],
  [
    "multipleOf",
    (value, token) => typeof value !== "number" || (typeof token === "number" && isMultiple(value, token)),
  ],
];

/** Whether a number is a multiple of another one, as exact as decimal fractions are written. */
export function isMultiple(value: number, step: number): boolean {
  const quotient = value / step;
  return (
    Number.isFinite(quotient) && Math.abs(quotient - Math.round(quotient)) <= 1e-9 * Math.max(1, Math.abs(quotient))
  );
}

function typeOf(value: JsonValue | undefined): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function isScalarBound(name: string): boolean {
  return ["minimum", "maximum", "minLength", "maxLength"].includes(name);
}

function isWithin(value: JsonValue, name: string, { value: limit, isExclusive }: Bound): boolean {
  const size =
    name.endsWith("imum") && typeof value === "number"
      ? value
      : name.endsWith("Length") && typeof value === "string"
        ? [...value].length
        : undefined;
  if (size === undefined) return true;
  if (size === limit) return !isExclusive;
  return name.startsWith("max") ? size < limit : size > limit;
}

/** Numbers that are multiples of an integer are integers, and bounds of integers are integers that are allowed. */
function normalizeIntegers(flat: FlatSchema): void {
  if (!flat.types) return;
  const steps = flat.tokens.get("multipleOf");
  const hasIntegerStep = [...(steps?.values() ?? [])].some(({ value }) => Number.isInteger(value));
  if (hasIntegerStep) {
    const names = flat.types.names.map((name) => (name === "number" ? "integer" : name));
    flat.types = { ...flat.types, names: [...new Set(names)] };
  }
  const { names } = flat.types;
  if (names.includes("number") || !names.includes("integer")) return;
  for (const [name, bound] of flat.bounds) {
    if (name !== "minimum" && name !== "maximum") continue;
    const isUpper = name === "maximum";
    const nearest = isUpper ? Math.floor(bound.value) : Math.ceil(bound.value);
    const isOutside = bound.isExclusive && nearest === bound.value;
    flat.bounds.set(name, {
      value: isOutside ? nearest + (isUpper ? -1 : 1) : nearest,
      isExclusive: false,
      pointer: bound.pointer,
    });
  }
  for (const [text, { value }] of steps ?? []) {
    if (typeof value === "number" && isMultiple(1, value)) steps?.delete(text);
  }
}

/** Conditions that exclude nothing go. */
function dropIdleConditions(flat: FlatSchema): void {
  const { conditions, contains, bounds } = flat;
  const negated = (conditions.get("not") ?? []).filter(({ value }) => value !== false);
  if (negated.some(({ value }) => isAnything(value))) flat.isNever = true;
  if (negated.length > 0) conditions.set("not", negated);
  else conditions.delete("not");
  if (!conditions.has("then") && !conditions.has("else")) conditions.delete("if");
  if (!conditions.has("if")) for (const keyword of ["then", "else"]) conditions.delete(keyword);
  for (const keyword of ["dependentSchemas", "dependentRequired"]) {
    const isEmpty = conditions.get(keyword)?.every(({ value }) => isEmptyObject(value)) ?? false;
    if (isEmpty) conditions.delete(keyword);
  }
  const isIdle = bounds.get("minContains")?.value === 0 && !bounds.has("maxContains");
  if (isIdle) contains.length = 0;
  if (contains.length === 0) for (const name of ["minContains", "maxContains"]) bounds.delete(name);
}

/** Whether a schema says nothing: `true`, or an object without keywords. */
export function isAnything(value: JsonValue | undefined): boolean {
  return value === true || isEmptyObject(value);
}

/** Leaves out what only concerns values of other types. */
export function dropInapplicable(flat: FlatSchema, names: readonly string[]): void {
  const drop = (keywords: readonly string[]) => {
    for (const keyword of keywords) {
      flat.bounds.delete(keyword);
      flat.tokens.delete(keyword);
      flat.conditions.delete(keyword);
    }
  };
  const isNumber = names.includes("number") || names.includes("integer");
  if (!names.includes("string")) {
    drop(["minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema"]);
    if (!isNumber) drop(["format"]);
  }
  if (!isNumber) drop(["minimum", "maximum", "multipleOf"]);
  if (!names.includes("array")) {
    drop(["minItems", "maxItems", "uniqueItems", "minContains", "maxContains", "unevaluatedItems"]);
    flat.items = [];
    flat.prefixItems = [];
    flat.contains = [];
  }
  if (names.includes("object")) return;
  drop(["minProperties", "maxProperties", "dependentSchemas", "dependentRequired", "unevaluatedProperties"]);
  for (const map of [flat.properties, flat.required, flat.patternProperties, flat.forbidden]) map.clear();
  flat.additionalProperties = [];
  flat.propertyNames = [];
}

/** A schema without what only concerns values of types that another one does not allow. */
export function restricted(flat: FlatSchema, names: readonly string[]): FlatSchema {
  const copy: FlatSchema = {
    ...flat,
    bounds: new Map(flat.bounds),
    tokens: new Map(flat.tokens),
    conditions: new Map(flat.conditions),
    properties: new Map(flat.properties),
    required: new Map(flat.required),
    patternProperties: new Map<string, Place[]>(flat.patternProperties),
    forbidden: new Map(flat.forbidden),
  };
  dropInapplicable(copy, names);
  return copy;
}
