import { nearestNames } from "../nearest-name.js";
import { isObject, type JsonObject, type JsonValue } from "./json.js";
import { regularExpression } from "./patterns.js";

/** A keyword of a schema that cannot be used. */
export interface SchemaFault {
  /** The keyword; several if they only make no sense together. */
  keyword: string;
  /** What is wrong, as a sentence without its end that starts with the keyword. */
  message: string;
}

type Rule = (value: JsonValue) => string | undefined;

/** The types of JSON Schema. */
const typeNames = ["null", "boolean", "integer", "number", "string", "array", "object"];

const isText = (value: JsonValue) => typeof value === "string";
const isSchema = (value: JsonValue) => typeof value === "boolean" || isObject(value);

const number: Rule = (value) => (typeof value === "number" ? undefined : "must be a number");
const count: Rule = (value) =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 ? undefined : "must be an integer ≥ 0";
const flag: Rule = (value) => (typeof value === "boolean" ? undefined : "must be true or false");
const text: Rule = (value) => (isText(value) ? undefined : "must be a string");
const names: Rule = (value) =>
  Array.isArray(value) && value.every(isText) ? undefined : "must be a list of property names";
const map: Rule = (value) => (isObject(value) ? undefined : "must be an object");
const schema: Rule = (value) => (isSchema(value) ? undefined : "must be a schema");
const schemas: Rule = (value) => (Array.isArray(value) && value.length > 0 ? undefined : "must be a list of schemas");

const pattern: Rule = (value) => {
  if (!isText(value)) return "must be a string";
  try {
    regularExpression(String(value));
    return undefined;
  } catch {
    return "is not a valid regular expression";
  }
};

const type: Rule = (value) => {
  const all = Array.isArray(value) ? value : [value];
  const unknown = all.find((name) => typeof name !== "string" || !typeNames.includes(name));
  if (unknown !== undefined) return `is ${JSON.stringify(unknown)}, which is not a type of JSON Schema`;
  return all.length > 0 ? undefined : "must not be an empty list";
};

/** What the value of each keyword must be. Keywords that are not listed can have any value. */
const rules: { readonly [keyword: string]: Rule } = {
  $ref: text,
  $dynamicRef: () => "is not supported",
  type,
  enum: (value) => (Array.isArray(value) && value.length > 0 ? undefined : "must be a list of at least one value"),
  multipleOf: (value) => (typeof value === "number" && value > 0 ? undefined : "must be a number above 0"),
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  minLength: count,
  maxLength: count,
  pattern,
  minItems: count,
  maxItems: count,
  uniqueItems: flag,
  minContains: count,
  maxContains: count,
  minProperties: count,
  maxProperties: count,
  required: names,
  dependentRequired: (value) =>
    isObject(value) && Object.values(value).every((list) => names(list) === undefined)
      ? undefined
      : "must be an object of lists of property names",
  dependentSchemas: map,
  properties: map,
  patternProperties: (value) =>
    map(value) ??
    (Object.keys(isObject(value) ? value : {}).every((key) => pattern(key) === undefined)
      ? undefined
      : "must have valid regular expressions as names"),
  additionalProperties: schema,
  unevaluatedProperties: schema,
  propertyNames: schema,
  items: (value) => (Array.isArray(value) ? "must be a schema; a list of schemas is prefixItems" : schema(value)),
  prefixItems: schemas,
  unevaluatedItems: schema,
  contains: schema,
  not: schema,
  if: schema,
  // biome-ignore lint/suspicious/noThenProperty: the name of a keyword.
  then: schema,
  else: schema,
  allOf: (value) => (Array.isArray(value) ? undefined : "must be a list of schemas"),
  oneOf: schemas,
  anyOf: schemas,
  format: text,
  nullable: flag,
  $defs: map,
};

/** Keywords of which the first must not exceed the second. */
const bounds = [
  ["minimum", "maximum"],
  ["exclusiveMinimum", "maximum"],
  ["minimum", "exclusiveMaximum"],
  ["exclusiveMinimum", "exclusiveMaximum"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
  ["minContains", "maxContains"],
] as const;

/**
 * Finds what makes a schema object unusable by itself, without the schemas in it: values that a keyword cannot have,
 * leftovers of older versions that change the meaning, and constraints that no value can satisfy together.
 */
export function schemaFaults(value: JsonObject): SchemaFault[] {
  const faults = Object.entries(rules).flatMap(([keyword, rule]): SchemaFault[] => {
    const own = value[keyword];
    const wrong = own === undefined || isHarmless(keyword, own) ? undefined : rule(own);
    return wrong === undefined ? [] : [{ keyword, message: `\`${keyword}\` ${wrong}` }];
  });
  return faults.length > 0 ? faults : [...leftovers(value), ...contradictions(value)];
}

/** Keywords that only say something about values, or about the schema. */
const annotations = [
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "const",
  "contentEncoding",
  "contentMediaType",
  "contentSchema",
  "discriminator",
  "externalDocs",
  "definitions",
  "dependencies",
];

const knownKeywords = new Set([...Object.keys(rules), ...annotations]);

/** Finds what is not a keyword but looks like a misspelt one, which has no effect. */
export function misspeltKeywords(value: JsonObject): SchemaFault[] {
  return Object.keys(value).flatMap((name): SchemaFault[] => {
    if (knownKeywords.has(name) || /^(x-|\$)/.test(name)) return [];
    const [nearest] = nearestNames(name, knownKeywords, 1);
    // Other words of few letters are near each other, too.
    if (nearest === undefined || nearest.length < 4 || name[0]?.toLowerCase() !== nearest[0]) return [];
    return [{ keyword: name, message: `\`${name}\` is not a keyword of schemas; \`${nearest}\` may be meant` }];
  });
}

/** Whether a value means nothing: in older drafts a property said by itself that it is required. */
function isHarmless(keyword: string, value: JsonValue): boolean {
  return keyword === "required" && typeof value === "boolean";
}

/** Keywords of OpenAPI 3.0 that mean something else, or nothing, in 3.1. */
function leftovers(value: JsonObject): SchemaFault[] {
  // Beside a type, what is meant is plain.
  if (value.nullable !== true || value.type !== undefined) return [];
  return [{ keyword: "nullable", message: '`nullable` is not a keyword of OpenAPI 3.1; use the type "null"' }];
}

function contradictions(value: JsonObject): SchemaFault[] {
  const crossed = bounds.flatMap(([low, high]): SchemaFault[] => {
    const [least, most] = [value[low], value[high]];
    if (typeof least !== "number" || typeof most !== "number") return [];
    const isExclusive = low.startsWith("exclusive") || high.startsWith("exclusive");
    if (least < most || (least === most && !isExclusive)) return [];
    return [{ keyword: low, message: `\`${low}\` ${least} and \`${high}\` ${most} exclude every value` }];
  });
  const { enum: list, type: own, required, properties, additionalProperties, patternProperties } = value;
  const types = (Array.isArray(own) ? own : [own]).map(String);
  if (own !== undefined && Array.isArray(list) && !list.some((each) => types.some((name) => isOf(each, name)))) {
    crossed.push({ keyword: "enum", message: `\`enum\` has no value of the type ${types.join(" or ")}` });
  }
  if (additionalProperties === false && patternProperties === undefined && Array.isArray(required)) {
    const known = isObject(properties) ? properties : {};
    const missing = required.map(String).find((name) => !Object.hasOwn(known, name));
    if (missing !== undefined) {
      const message = `\`required\` names ${missing}, which \`additionalProperties\` excludes`;
      crossed.push({ keyword: "required", message });
    }
  }
  return crossed;
}

function isOf(value: JsonValue, type: string): boolean {
  if (value === null) return type === "null";
  if (Array.isArray(value)) return type === "array";
  if (isObject(value)) return type === "object";
  if (typeof value === "number") return type === "number" || (type === "integer" && Number.isInteger(value));
  return typeof value === type;
}
