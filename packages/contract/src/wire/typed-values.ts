import { isObject, type JsonValue, type OpenApiDocument } from "../document/document.js";
import {
  type IsValid,
  itemSchemas,
  possibleSchemas,
  propertySchemas,
  schemasAt,
  typesOf,
} from "../document/schemas.js";
import { valueTypes } from "../document/shapes.js";
import { isList, type Shape, type Untyped } from "./style.js";

/** What values are written and read by. */
export interface WireContext {
  document: OpenApiDocument;
  isValid: IsValid;
}

/** What was read, or why it cannot be. */
export type Reading = { value: JsonValue } | { problem: string };

/** The text of a value that travels where types are not distinguished. */
export function textOf(value: JsonValue): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A value without the types of its strings; `undefined` for what no style can write: `null`, and lists or objects inside. */
export function untyped(value: JsonValue): Untyped | undefined {
  if (value === null) return undefined;
  const members = typeof value === "object" ? Object.values(value) : [];
  if (members.some((member) => typeof member === "object")) return undefined;
  if (Array.isArray(value)) return value.map(textOf);
  if (!isObject(value)) return textOf(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, textOf(member)]));
}

/** What an untyped value is. */
export function shapeOf(value: Untyped): Shape {
  return typeof value === "string" ? "text" : isList(value) ? "list" : "object";
}

/** The shapes that a value may have under schemas, plain strings first: a list of one item looks like the item. */
export function shapesAt(document: OpenApiDocument, pointers: readonly string[]): Shape[] {
  const types = [...(valueTypes(document, pointers) ?? [])];
  const isPlain = types.length === 0 || types.some((type) => type !== "array" && type !== "object");
  return [
    ...(isPlain ? (["text"] as const) : []),
    ...(types.includes("array") ? (["list"] as const) : []),
    ...(types.includes("object") ? (["object"] as const) : []),
  ];
}

/**
 * What an endpoint that knows the schemas reads out of strings: numbers and booleans where the schemas have them, and
 * strings everywhere else.
 */
export function typed(context: WireContext, pointers: readonly string[], value: Untyped): JsonValue {
  const schemas = possibleSchemas(context.document, pointers);
  if (typeof value === "string") return typedText(context, pointers, value);
  if (isList(value)) return value.map((item, index) => typed(context, itemSchemas(schemas, index), item));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, typed(context, propertySchemas(schemas, name), member)]),
  );
}

function typedText({ document, isValid }: WireContext, pointers: readonly string[], text: string): JsonValue {
  const isNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text);
  const readings: JsonValue[] = [
    text,
    ...(isNumber ? [Number(text)] : []),
    ...(text === "true" || text === "false" ? [text === "true"] : []),
    ...(text === "" ? [null] : []),
  ];
  const valid = readings.find((reading) => pointers.every((at) => isValid(at, reading)));
  if (valid !== undefined) return valid;
  // None is valid: one of a type that the schemas have shows best what is wrong.
  const types: readonly string[] = typesOf(schemasAt(document, pointers));
  const hasType = (reading: JsonValue) =>
    types.includes(typeof reading) || (typeof reading === "number" && types.includes("integer"));
  return readings.find(hasType) ?? text;
}

/** Of several readings the first that is valid, or else the first; `undefined` if the list is empty. */
export function bestOf(
  { isValid }: WireContext,
  pointers: readonly string[],
  readings: readonly JsonValue[],
): JsonValue | undefined {
  return readings.find((reading) => pointers.every((at) => isValid(at, reading))) ?? readings[0];
}
