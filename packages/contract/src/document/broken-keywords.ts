import { canonicalText } from "./canonical-text.js";
import type { JsonObject, JsonValue } from "./document.js";
import { isOfFormat } from "./formats.js";
import { regularExpression } from "./patterns.js";

/** Strings of base64, with its padding, if they also have whole groups of four characters. */
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Whether schemas describe a string that holds base64. */
export function holdsBase64(schemas: readonly JsonObject[]): boolean {
  return schemas.some(
    ({ contentEncoding, format, pattern }) =>
      contentEncoding === "base64" || format === "byte" || (typeof pattern === "string" && takesBase64(pattern)),
  );
}

/** Whether a pattern takes the alphabet of base64 and its padding, but not the alphabet for URLs. */
export function takesBase64(pattern: string): boolean {
  const expression = regularExpression(pattern);
  return expression.test("QUI+Qz/BQUI=") && !expression.test("QUI-Qz_BQUI=");
}

/**
 * Lists the keywords of schemas that a value breaks by itself: whatever is said of a string, of a number, or of the number of
 * items and properties, but not of what is in the value. A string that cannot be decoded breaks `contentEncoding`, although
 * JSON Schema does not ask for that: readers do.
 */
export function brokenKeywords(schemas: readonly JsonObject[], value: JsonValue): Set<string> {
  const broken = schemas.flatMap((schema) => [
    ...listed(schema, value),
    ...(typeof value === "string" ? ofText(schema, value) : []),
    ...(typeof value === "number" ? ofNumber(schema, value) : []),
    ...(Array.isArray(value) ? ofList(schema, value) : []),
  ]);
  const isEncoded = typeof value === "string" && holdsBase64(schemas);
  return new Set(
    isEncoded && !(value.length % 4 === 0 && base64.test(value)) ? [...broken, "contentEncoding"] : broken,
  );
}

/** Pairs of a keyword and whether it holds, as far as the schema has the keyword. */
type Judgement = readonly [keyword: string, isKept: boolean];

function brokenOf(judgements: readonly Judgement[]): string[] {
  return judgements.filter(([, isKept]) => !isKept).map(([keyword]) => keyword);
}

function listed({ enum: list, const: only }: JsonObject, value: JsonValue): string[] {
  // Most schemas list nothing.
  if (!Array.isArray(list) && only === undefined) return [];
  const isSame = sameness(value);
  return brokenOf([
    ["enum", !Array.isArray(list) || list.some(isSame)],
    ["const", only === undefined || isSame(only)],
  ]);
}

/** Returns a function that says whether a value is the same JSON. */
function sameness(value: JsonValue): (other: JsonValue) => boolean {
  if (typeof value === "string") return (other) => other === value;
  const text = canonicalText(value);
  return (other) => canonicalText(other) === text;
}

function ofText({ minLength, maxLength, pattern, format }: JsonObject, value: string): string[] {
  const length = typeof minLength === "number" || typeof maxLength === "number" ? lengthOf(value) : 0;
  return brokenOf([
    ["minLength", typeof minLength !== "number" || length >= minLength],
    ["maxLength", typeof maxLength !== "number" || length <= maxLength],
    ["pattern", typeof pattern !== "string" || regularExpression(pattern).test(value)],
    ["format", typeof format !== "string" || isOfFormat(format, value)],
  ]);
}

/** Returns the number of characters of a string, those beyond the first plane as one. */
function lengthOf(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index += 1) {
    const isPair = (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
    if (isPair) {
      length -= 1;
      index += 1;
    }
  }
  return length;
}

function ofNumber(schema: JsonObject, value: number): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, type } = schema;
  const types = Array.isArray(type) ? type : [type];
  return brokenOf([
    ["minimum", typeof minimum !== "number" || value >= minimum],
    ["maximum", typeof maximum !== "number" || value <= maximum],
    ["exclusiveMinimum", typeof exclusiveMinimum !== "number" || value > exclusiveMinimum],
    ["exclusiveMaximum", typeof exclusiveMaximum !== "number" || value < exclusiveMaximum],
    ["multipleOf", typeof multipleOf !== "number" || Number.isInteger(value / multipleOf)],
    ["format", typeof format !== "string" || isOfFormat(format, value)],
    ["type", types.includes("number") || !types.includes("integer") || Number.isInteger(value)],
  ]);
}

function ofList({ minItems, maxItems, uniqueItems }: JsonObject, value: JsonValue[]): string[] {
  const isSet = () => new Set(value.map(canonicalText)).size === value.length;
  return brokenOf([
    ["minItems", typeof minItems !== "number" || value.length >= minItems],
    ["maxItems", typeof maxItems !== "number" || value.length <= maxItems],
    ["uniqueItems", uniqueItems !== true || isSet()],
  ]);
}
