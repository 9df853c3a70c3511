import { isObject, type JsonValue, type Resolved } from "../document/document.js";
import { type JsonType, keywordValues, typesOf } from "../document/schemas.js";

/** Types that a value may have, the likeliest first: that of an example, then those that the keywords are for. */
export function typeOrder(schemas: readonly Resolved[], seeds: readonly JsonValue[]): JsonType[] {
  const allowed = typesOf(schemas);
  const declared = keywordValues(schemas, "type").flatMap((type) => (Array.isArray(type) ? type : [type]));
  const uses = (...keywords: string[]) => schemas.some(({ value }) => keywords.some((keyword) => keyword in value));
  const hinted = [
    ...(uses("properties", "required", "additionalProperties", "minProperties") ? ["object"] : []),
    ...(uses("items", "prefixItems", "minItems") ? ["array"] : []),
    ...(uses("minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum") ? ["number"] : []),
  ];
  const examples = [...seeds, ...keywordValues(schemas, "examples").flatMap(asList)];
  const shown = examples.flatMap((example) => allowed.filter((type) => isOfType(example, type)));
  const likely = [...shown, ...declared, ...hinted, "string", ...allowed].filter((type) => type !== "null");
  const order = [...new Set([...likely, "null"])];
  const isDeclared = (type: JsonType) => declared.length === 0 || declared.includes(type);
  return order.flatMap((name) => allowed.filter((type) => type === name && isDeclared(type)));
}

/** Whether a value is of a type of JSON Schema. */
export function isOfType(value: JsonValue, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** A value that should be a list, or an empty one. */
export function asList(value: JsonValue): JsonValue[] {
  return Array.isArray(value) ? value : [];
}
