import { isObject, type JsonValue } from "openapi-contract/document";
import { anchored, canonical, itemsOf, memberOf, membersOf, type Place, resolved, type Version } from "../version.js";
import type { Bound, Choice, FlatSchema } from "./flat-schema.js";
import { commonTypes, isAnything, normalize } from "./normalize.js";

const lowerBounds = ["minimum", "minLength", "minItems", "minProperties", "minContains"];
const upperBounds = ["maximum", "maxLength", "maxItems", "maxProperties", "maxContains"];

/** Lower bounds that hold anyway. */
const naturalBounds: { [name: string]: number } = { minLength: 0, minItems: 0, minProperties: 0, minContains: 1 };

const tokenKeywords = ["pattern", "format", "multipleOf", "uniqueItems", "contentEncoding", "contentMediaType"];

/** Formats of OpenAPI 3.0 that JSON Schema has keywords for. */
const contentFormats = new Map([
  ["byte", { keyword: "contentEncoding", value: "base64" }],
  ["binary", { keyword: "contentMediaType", value: "application/octet-stream" }],
]);

const conditionKeywords = [
  "not",
  "if",
  "then",
  "else",
  "dependentSchemas",
  "dependentRequired",
  "unevaluatedProperties",
  "unevaluatedItems",
  "contentSchema",
];

const structural = new Set([
  "$ref",
  "$dynamicRef",
  "allOf",
  "oneOf",
  "anyOf",
  "type",
  "nullable",
  "enum",
  "const",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "properties",
  "required",
  "patternProperties",
  "additionalProperties",
  "propertyNames",
  "items",
  "prefixItems",
  "contains",
  ...lowerBounds,
  ...upperBounds,
  ...tokenKeywords,
  ...conditionKeywords,
]);

/** Writes a conjunction of schemas in one form. */
export function flatten(version: Version, conjunction: readonly Place[]): FlatSchema {
  const flat: FlatSchema = {
    version,
    pointer: conjunction[0] ? resolved(version, conjunction[0]).pointer : "",
    isNever: false,
    bounds: new Map(),
    tokens: new Map(),
    properties: new Map(),
    forbidden: new Map(),
    required: new Map(),
    patternProperties: new Map(),
    additionalProperties: [],
    closures: [],
    propertyNames: [],
    items: [],
    prefixItems: [],
    contains: [],
    choices: [],
    conditions: new Map(),
    annotations: new Map(),
  };
  const seen = new Set<string>();
  for (const place of conjunction) add(version, flat, place, seen);
  simplify(version, flat, seen);
  if (version.isOld) addNull(conjunction, flat);
  normalize(flat);
  return flat;
}

function add(version: Version, flat: FlatSchema, place: Place, seen: Set<string>): void {
  const { value } = place;
  if (value === false) flat.isNever = true;
  if (!isObject(value) || seen.has(place.pointer)) return;
  seen.add(place.pointer);
  addOwn(version, flat, place);
  // What stands beside a reference wins over what it refers to, as the outer of two texts.
  if (typeof value.$ref === "string") {
    const target = resolved(version, { value: { $ref: value.$ref }, pointer: place.pointer });
    if (target.pointer !== place.pointer) add(version, flat, target, seen);
    else token(flat, "$ref", { value: value.$ref, pointer: place.pointer });
  }
  addDynamic(version, flat, memberOf(place, "$dynamicRef"), seen);
  for (const part of itemsOf(memberOf(place, "allOf"))) add(version, flat, part, seen);
}

/**
 * `$dynamicRef`: where it leads depends on the way to it, so that its text is compared, and what it may lead to: the only
 * schema of the name, else all of them as texts.
 */
function addDynamic(version: Version, flat: FlatSchema, dynamic: Place | undefined, seen: Set<string>): void {
  if (typeof dynamic?.value !== "string") return;
  const [only, ...others] = anchored(version, dynamic.value);
  const texts = others.length === 0 ? [] : [only, ...others].map((target) => canonical(target?.value));
  token(flat, "$ref", { ...dynamic, value: [dynamic.value, ...texts.sort()].join(" ") });
  if (only && others.length === 0) add(version, flat, only, seen);
}

function addOwn(version: Version, flat: FlatSchema, place: Place): void {
  addTypes(version, flat, place);
  addValues(version, flat, place);
  addBounds(version, flat, place);
  for (const name of tokenKeywords) {
    const member = memberOf(place, name);
    if (member === undefined || member.value === false) continue;
    const content =
      name === "format" && typeof member.value === "string" ? contentFormats.get(member.value) : undefined;
    token(flat, content?.keyword ?? name, content ? { ...member, value: content.value } : member);
  }
  for (const [name, property] of membersOf(memberOf(place, "properties"))) append(flat.properties, name, property);
  for (const name of itemsOf(memberOf(place, "required"))) {
    if (typeof name.value === "string" && !flat.required.has(name.value)) flat.required.set(name.value, name.pointer);
  }
  for (const [pattern, schema] of membersOf(memberOf(place, "patternProperties"))) {
    append(flat.patternProperties, pattern, schema);
  }
  for (const name of ["additionalProperties", "propertyNames", "contains"] as const) {
    const member = memberOf(place, name);
    if (member !== undefined && !isAnything(member.value)) flat[name].push(member);
  }
  const closure = memberOf(place, "additionalProperties");
  if (closure && !isAnything(closure.value)) {
    const [names, patterns] = ["properties", "patternProperties"].map((key) => membersOf(memberOf(place, key)));
    flat.closures.push({
      names: new Set((names ?? []).map(([name]) => name)),
      patterns: (patterns ?? []).map(([pattern]) => pattern),
      schema: closure,
    });
  }
  const items = memberOf(place, "items");
  if (items !== undefined && !isAnything(items.value)) flat.items.push(items);
  for (const [index, item] of itemsOf(memberOf(place, "prefixItems")).entries()) {
    flat.prefixItems[index] = [...(flat.prefixItems[index] ?? []), item];
  }
  for (const kind of ["oneOf", "anyOf"] as const) {
    const choice = memberOf(place, kind);
    const alternatives = alternativesOf(kind, choice);
    if (choice && alternatives.length > 0) flat.choices.push({ kind, alternatives, pointer: choice.pointer });
  }
  for (const name of conditionKeywords) {
    const member = memberOf(place, name);
    if (member !== undefined && !(name.startsWith("unevaluated") && isAnything(member.value))) {
      append(flat.conditions, name, member);
    }
  }
  for (const [name, member] of membersOf(place)) {
    if (!structural.has(name) && !flat.annotations.has(name)) flat.annotations.set(name, member);
  }
}

/** The alternatives of a choice, with those of one that is nothing but an alternative itself. */
function alternativesOf(kind: Choice["kind"], choice: Place | undefined): Place[] {
  return itemsOf(choice).flatMap((place) => {
    const [only, ...others] = membersOf(place);
    return only?.[0] === kind && others.length === 0 ? alternativesOf(kind, only[1]) : [place];
  });
}

function addTypes(version: Version, flat: FlatSchema, place: Place): void {
  const type = memberOf(place, "type");
  if (type === undefined) return;
  const names = [type.value].flat().filter((name) => typeof name === "string");
  if (version.isOld && memberOf(place, "nullable")?.value === true) names.push("null");
  const own = { names, pointer: type.pointer };
  flat.types = flat.types === undefined ? own : { ...own, names: commonTypes(flat.types.names, names) };
}

/**
 * `nullable` of OpenAPI 3.0 beside a reference or `allOf`, without a type of its own: the letter of the standard ignores it,
 * but its authors mean that null is allowed, and so do most generators.
 */
function addNull(conjunction: readonly Place[], flat: FlatSchema): void {
  const isNullable = conjunction.some(
    (place) => memberOf(place, "nullable")?.value === true && memberOf(place, "type") === undefined,
  );
  if (!isNullable) return;
  if (flat.types) flat.types = { ...flat.types, names: [...new Set([...flat.types.names, "null"])] };
  if (flat.values) flat.values = { ...flat.values, list: [...flat.values.list, null] };
  flat.written &&= orNull(flat.written);
  if (flat.types || flat.values) return;
  flat.choices = flat.choices.map(orNull);
}

function orNull(choice: Choice): Choice {
  const nothing: Place = { value: { type: "null" }, pointer: `${choice.pointer}/null` };
  return { ...choice, alternatives: [...choice.alternatives, nothing] };
}

function addValues(version: Version, flat: FlatSchema, place: Place): void {
  const constant = memberOf(place, "const");
  const listed = memberOf(place, "enum");
  if (constant) limitValues(flat, [constant.value], constant.pointer);
  if (!listed || !Array.isArray(listed.value)) return;
  // In OpenAPI 3.0 `nullable` does not let null past an enumeration that lacks it, but its authors mean that it does.
  const isNullable = version.isOld && memberOf(place, "nullable")?.value === true;
  const list = isNullable && !listed.value.includes(null) ? [...listed.value, null] : listed.value;
  limitValues(flat, list, listed.pointer);
}

function limitValues(flat: FlatSchema, list: JsonValue[], pointer: string): void {
  const allowed = new Set(list.map(canonical));
  const kept = flat.values?.list.filter((value) => allowed.has(canonical(value))) ?? list;
  flat.values = { list: kept, pointer };
}

/** The values of an alternative that is deprecated, or of its own alternatives that are. */
function deprecatedValues({ values, annotations }: FlatSchema): [value: string, place: Place][] {
  const own = annotations.get("deprecated");
  const inner = [...(values?.deprecated ?? [])];
  if (own?.value !== true) return inner;
  return [...inner, ...(values?.list ?? []).map((value): [string, Place] => [canonical(value), own])];
}

function addBounds(version: Version, flat: FlatSchema, place: Place): void {
  const limit = (name: string, bound: Bound, isUpper: boolean) => {
    const own = flat.bounds.get(name);
    if (own === undefined || isTighter(bound, own, isUpper)) flat.bounds.set(name, bound);
  };
  for (const [names, isUpper] of [
    [lowerBounds, false],
    [upperBounds, true],
  ] as const) {
    for (const name of names) {
      const member = memberOf(place, name);
      if (typeof member?.value !== "number" || member.value === naturalBounds[name]) continue;
      const exclusive = name === "minimum" ? "exclusiveMinimum" : name === "maximum" ? "exclusiveMaximum" : "";
      const isExclusive = version.isOld && memberOf(place, exclusive)?.value === true;
      limit(name, { value: member.value, isExclusive, pointer: member.pointer }, isUpper);
    }
  }
  for (const [keyword, name] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    const member = memberOf(place, keyword);
    if (typeof member?.value !== "number") continue;
    limit(name, { value: member.value, isExclusive: true, pointer: member.pointer }, name === "maximum");
  }
}

/** Whether a bound leaves less than another one. */
export function isTighter(one: Bound, other: Bound, isUpper: boolean): boolean {
  if (one.value === other.value) return one.isExclusive && !other.isExclusive;
  return isUpper ? one.value < other.value : one.value > other.value;
}

/** Writes choices that are lists of types or values, or that only add null, in the way without a choice. */
function simplify(version: Version, flat: FlatSchema, seen: Set<string>): void {
  const done = new Set<Choice>();
  // What is merged can bring further choices.
  for (let choice = flat.choices[0]; choice; choice = flat.choices.find((each) => !done.has(each))) {
    done.add(choice);
    const current = choice;
    const parts = choice.alternatives.map((place) => flatten(version, [place]));
    const without = () => {
      flat.choices = flat.choices.filter((each) => each !== current);
    };
    const [only] = choice.alternatives;
    const written = flat.choices.length === 1 && isBare(flat) ? choice : undefined;
    if (choice.alternatives.length === 1 && only) {
      without();
      add(version, flat, only, seen);
    } else if (parts.every(isTypeOnly)) {
      without();
      flat.written = written;
      const names = [...new Set(parts.flatMap(({ types }) => types?.names ?? []))];
      const own = { names, pointer: choice.pointer };
      flat.types = flat.types === undefined ? own : { ...own, names: commonTypes(flat.types.names, names) };
    } else if (parts.every(isValueOnly)) {
      without();
      flat.written = written;
      limitValues(
        flat,
        parts.flatMap(({ values }) => values?.list ?? []),
        choice.pointer,
      );
      if (flat.values) flat.values = { ...flat.values, deprecated: new Map(parts.flatMap(deprecatedValues)) };
    } else if (parts.length === 2 && flat.choices.length === 1 && isBare(flat)) {
      const rest = parts.find((part) => !isNull(part));
      if (rest?.types && rest.conditions.size + rest.choices.length === 0 && parts.some(isNull)) {
        becomeNullable(flat, rest);
        flat.written = written;
      }
    }
  }
}

/** Takes over what the only other alternative of null says. */
function becomeNullable(flat: FlatSchema, rest: FlatSchema): void {
  const { pointer, annotations } = flat;
  Object.assign(flat, rest, { pointer, annotations: new Map([...rest.annotations, ...annotations]) });
  if (flat.types) flat.types = { ...flat.types, names: [...new Set([...flat.types.names, "null"])] };
  if (flat.values) flat.values = { ...flat.values, list: [...flat.values.list, null] };
}

function isNull(flat: FlatSchema | undefined): boolean {
  return flat !== undefined && isTypeOnly(flat) && flat.types?.names.join() === "null";
}

/** Whether a schema says nothing but which types a value can have. */
export function isTypeOnly(flat: FlatSchema): boolean {
  return flat.types !== undefined && flat.values === undefined && hasNoRules(flat);
}

function isValueOnly(flat: FlatSchema): boolean {
  return flat.values !== undefined && hasNoRules(flat);
}

function hasNoRules(flat: FlatSchema): boolean {
  const { bounds, tokens, properties, required, patternProperties, conditions, choices, prefixItems } = flat;
  const { additionalProperties, propertyNames, items, contains } = flat;
  return (
    bounds.size + tokens.size + properties.size + required.size + patternProperties.size + conditions.size === 0 &&
    [choices, prefixItems, additionalProperties, propertyNames, items, contains].every(({ length }) => length === 0)
  );
}

function token(flat: FlatSchema, keyword: string, place: Place): void {
  const own = flat.tokens.get(keyword) ?? new Map<string, Place>();
  const text = canonical(place.value);
  if (!own.has(text)) own.set(text, place);
  flat.tokens.set(keyword, own);
}

function append(map: Map<string, Place[]>, name: string, place: Place): void {
  map.set(name, [...(map.get(name) ?? []), place]);
}

/** Whether a schema says nothing of values besides its choices. */
export function isBare(flat: FlatSchema): boolean {
  return flat.types === undefined && flat.values === undefined && hasNoRules({ ...flat, choices: [] });
}
