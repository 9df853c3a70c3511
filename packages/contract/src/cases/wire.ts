import {
  DocumentError,
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  resolveAt,
} from "../document/document.js";
import type { Parameter, ParameterLocation } from "../document/operations.js";
import type { IsValid } from "../document/places.js";
import { alternativesOf, itemSchemas, propertySchemas, schemasAt } from "../document/schemas.js";

/** How the value of a parameter is written. */
interface Style {
  style: string;
  explode: boolean;
}

/** One name with one value, as a query or a form holds them. */
export type Pair = readonly [name: string, value: string];

/** Style of a parameter that does not say its own. */
const usualStyle: { [location in ParameterLocation]: string } = {
  path: "simple",
  query: "form",
  header: "simple",
  cookie: "form",
};

/** What stands between the items of a list in one text. */
const separators: { [style: string]: string } = { spaceDelimited: " ", pipeDelimited: "|" };

function styleOf(document: OpenApiDocument, parameter: Parameter): Style {
  const declared = resolveAt(document, parameter.pointer).value;
  const style = typeof declared.style === "string" ? declared.style : usualStyle[parameter.in];
  return { style, explode: typeof declared.explode === "boolean" ? declared.explode : style === "form" };
}

/** Whether values are lists or objects inside, which OpenAPI does not say how to write in a parameter. */
function isDeep(value: JsonValue): boolean {
  const members = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return members.some((member) => typeof member === "object");
}

/** What a value is as text. */
export function textOf(value: JsonValue): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** How a text is written among others. */
export type Encode = (text: string) => string;

const asItIs: Encode = (text) => text;

/**
 * The pairs by which the value of a query or cookie parameter travels.
 *
 * @param encode - How names and items are written; what separates the items of a list stays as OpenAPI writes it.
 * @throws {DocumentError} If the parameter has a style that is not for queries.
 */
export function pairsOf(
  document: OpenApiDocument,
  parameter: Parameter,
  value: JsonValue,
  encode: Encode = asItIs,
): Pair[] {
  if (parameter.mediaType !== undefined) return [[encode(parameter.name), encode(JSON.stringify(value))]];
  const { style, explode } = styleOf(document, parameter);
  const name = encode(parameter.name);
  const separator = encode(separators[style] ?? "") || ",";
  if (style !== "form" && style !== "deepObject" && separators[style] === undefined) {
    throw new DocumentError(`${parameter.pointer} has the style ${style}, which a ${parameter.in} cannot have.`);
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => encode(textOf(item)));
    if (explode) return items.map((item) => [name, item]);
    return items.length === 0 ? [] : [[name, items.join(separator)]];
  }
  if (isObject(value)) {
    if (style === "deepObject") {
      return Object.entries(value).map(([key, member]) => [
        encode(`${parameter.name}[${key}]`),
        encode(textOf(member)),
      ]);
    }
    const members = membersOf(value, encode);
    return explode ? members : [[name, members.flat().join(separator)]];
  }
  return [[name, encode(textOf(value))]];
}

/**
 * The text that stands for the value of a path or header parameter.
 *
 * @param encode - How items are written; what separates them stays as OpenAPI writes it.
 * @throws {DocumentError} If the parameter has a style that is not for paths or headers.
 */
export function parameterText(
  document: OpenApiDocument,
  parameter: Parameter,
  value: JsonValue,
  encode: Encode = asItIs,
): string {
  if (parameter.mediaType !== undefined) return encode(JSON.stringify(value));
  const { style, explode } = styleOf(document, parameter);
  const { name } = parameter;
  const list = (separator: string) => {
    if (Array.isArray(value)) return value.map((item) => encode(textOf(item))).join(separator);
    if (!isObject(value)) return encode(textOf(value));
    const members = membersOf(value, encode);
    return explode ? members.map((member) => member.join("=")).join(separator) : members.flat().join(separator);
  };
  switch (style) {
    case "simple":
      return list(",");
    case "label":
      return `.${list(explode ? "." : ",")}`;
    case "matrix":
      if (explode && Array.isArray(value)) return value.map((item) => `;${name}=${encode(textOf(item))}`).join("");
      return explode && isObject(value) ? `;${list(";")}` : `;${name}=${list(",")}`;
    default:
      throw new DocumentError(`${parameter.pointer} has the style ${style}, which a ${parameter.in} cannot have.`);
  }
}

function membersOf(value: JsonObject, encode: Encode): [string, string][] {
  return Object.entries(value).map(([name, member]) => [encode(name), encode(textOf(member))]);
}

/**
 * Whether a value of a parameter arrives as itself. In a path, an empty segment and dots change which path it is, and
 * slashes and control characters are refused or rewritten on the way; a header carries visible ASCII only, and an empty one
 * may be dropped; an empty list or object does not travel at all. How `null` and lists inside of lists are written in a
 * parameter, OpenAPI does not say, and an item must not hold what separates it from the next.
 */
export function canTravel(document: OpenApiDocument, parameter: Parameter, value: JsonValue): boolean {
  if (parameter.mediaType === undefined) {
    if (value === null || isDeep(value) || isAmbiguous(document, parameter, value)) return false;
  }
  switch (parameter.in) {
    case "path": {
      const text = parameterText(document, parameter, value);
      return text !== "" && text !== "." && text !== ".." && !/[/\\\p{Cc}]/u.test(text);
    }
    case "header":
      return /^[!-~](?:[ -~]*[!-~])?$/.test(parameterText(document, parameter, value));
    case "query":
      return pairsOf(document, parameter, value).length > 0;
    case "cookie":
      return pairsOf(document, parameter, value).every(([, text]) => /^[!#-+\--:<-[\]-~]*$/.test(text));
  }
}

/** Whether an item of a list, or a member of an object, holds what stands between them. */
function isAmbiguous(document: OpenApiDocument, parameter: Parameter, value: JsonValue): boolean {
  const items = Array.isArray(value) ? value.map(textOf) : isObject(value) ? membersOf(value, asItIs).flat() : [];
  const { style, explode } = styleOf(document, parameter);
  if (style === "deepObject" || (explode && (style === "form" || separators[style] !== undefined))) return false;
  const marks = style === "label" || style === "matrix" ? [".", ",", ";", "="] : [separators[style] ?? ",", "="];
  return items.some((item) => item.trim() !== item || item === "" || marks.some((mark) => item.includes(mark)));
}

/**
 * What an endpoint that knows the schema reads out of a value that travels as text: numbers and truth values where the
 * schema has them, and text everywhere else.
 */
export function asRead(
  document: OpenApiDocument,
  isValid: IsValid,
  pointers: readonly string[],
  value: JsonValue,
): JsonValue {
  const schemas = schemasAt(document, pointers);
  if (Array.isArray(value)) {
    return value.map((item, index) => asRead(document, isValid, itemSchemas(schemas, index), item));
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        asRead(document, isValid, propertySchemas(schemas, name), member),
      ]),
    );
  }
  const text = textOf(value);
  const readings: JsonValue[] = [text];
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) readings.push(Number(text));
  if (text === "true" || text === "false") readings.push(text === "true");
  if (text === "") readings.push(null);
  // A list of one item looks like the item alone.
  const items = itemSchemas(schemas, 0);
  if (items.length > 0) readings.push([asRead(document, isValid, items, text)]);
  return readings.find((reading) => pointers.every((at) => isValid(at, reading))) ?? text;
}

/** What an endpoint reads out of a form: its fields are text, but a field that is an object is JSON. */
export function asReadForm(
  document: OpenApiDocument,
  isValid: IsValid,
  schemaPointer: string,
  value: JsonValue,
): JsonValue {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (isObject(member)) return [name, member];
      const readings = fieldSchemas(document, schemaPointer, name).map((judges) => ({
        judges,
        reading: asRead(document, isValid, judges, member),
      }));
      const fitting = readings.find(({ judges, reading }) => judges.every((at) => isValid(at, reading)));
      return [name, (fitting ?? readings[0])?.reading ?? textOf(member)];
    }),
  );
}

/** Whether a field of a form is a file. */
export function isFile(document: OpenApiDocument, schemaPointer: string, name: string): boolean {
  return fieldSchemas(document, schemaPointer, name).some((judges) =>
    schemasAt(document, judges).some(
      ({ value: { format, contentMediaType } }) =>
        format === "binary" || (typeof contentMediaType === "string" && contentMediaType !== "application/json"),
    ),
  );
}

/** What judges a field of a form: one list of schemas for each alternative of the form. */
function fieldSchemas(document: OpenApiDocument, schemaPointer: string, name: string): string[][] {
  const own = schemasAt(document, [schemaPointer]);
  const members = alternativesOf(own).flatMap((choice) => choice.members);
  return [
    propertySchemas(own, name),
    ...members.map((member) => propertySchemas(schemasAt(document, [schemaPointer, member]), name)),
  ].filter((judges, index) => index === 0 || judges.length > 0);
}
