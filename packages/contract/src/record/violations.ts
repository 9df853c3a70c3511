import { documentedMediaType, documentedResponse, isJson } from "../checks/answer/documented.js";
import {
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  resolve,
  resolveAt,
} from "../document/document.js";
import { keepsExcludes, type MediaType, type Operation, type Parameter } from "../document/operations.js";
import type { SchemaValidator, Violation } from "../document/validation.js";
import { headerOf, type ReceivedResponse, type SentRequest } from "../exchange.js";
import { mediaTypeOf, pairsOf, queryPairsOf, textOf } from "./content.js";
import { readParts } from "./multipart.js";
import { isPlaceholder, removed } from "./placeholder.js";

/** One way in which a request or an answer breaks the document. */
export interface MessageViolation {
  /** What is broken: something that was sent, or the type that it was sent as. */
  kind: "input" | "media-type";
  /** JSON pointer to the place in the message, such as `/body/top_n` or `/query/limit`. */
  at: string;
  message: string;
  /** JSON pointer, into the document, of what is broken. */
  pointer: string;
}

/** What judges messages. */
export interface Judge {
  document: OpenApiDocument;
  validator: SchemaValidator;
}

/** How a request breaks the parameters and the body of its operation, from the bytes that were sent. */
export function requestViolations(
  judge: Judge,
  operation: Operation,
  request: SentRequest,
  pathValues: { readonly [parameter: string]: string },
): MessageViolation[] {
  const query = queryPairsOf(request.url);
  const cookies = (headerOf(request.headers, "Cookie") ?? "").split(/;\s*/).map((pair): [string, string] => {
    const at = pair.indexOf("=");
    return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
  });
  const given = new Map<string, JsonValue[]>();
  const violations = operation.parameters
    // OpenAPI ignores parameters of these names: they are described elsewhere.
    .filter(({ in: place, name }) => place !== "header" || !/^(accept|content-type|authorization)$/i.test(name))
    .flatMap((parameter) => {
      const value = pathValues[parameter.name];
      const sources: { [Place in Parameter["in"]]: readonly (readonly [string, string])[] } = {
        path: value === undefined ? [] : [[parameter.name, value]],
        query,
        header: request.headers
          .filter(([name]) => name.toLowerCase() === parameter.name.toLowerCase())
          .map(([, text]) => [parameter.name, text]),
        cookie: cookies,
      };
      const readings = readParameter(judge, operation, parameter, sources[parameter.in]);
      if (readings.length > 0) given.set(parameter.name, readings);
      return parameterViolations(judge, parameter, readings);
    });
  return [
    ...violations,
    ...ruleViolations(judge.document, operation, given),
    ...bodyViolations(judge, operation, request),
  ];
}

/** How the body and the headers of an answer break what is documented for its status; its status itself is not judged. */
export function responseViolations(
  { validator }: Judge,
  operation: Operation,
  response: ReceivedResponse,
): MessageViolation[] {
  const documented = documentedResponse(operation, response.status);
  if (!documented) return [];
  const headers = documented.headers.flatMap(({ name, schema, pointer }) => {
    const text = headerOf(response.headers, name);
    if (text === undefined) return [];
    return least([text, ...scalarsOf(text)], (value) => validator.validate(schema, value)).map(({ message }) =>
      violation(`/headers/${name}`, message, pointer),
    );
  });
  const mediaType = mediaTypeOf(response.headers);
  const content = mediaType && isJson(mediaType) ? documentedMediaType(documented.content, mediaType) : undefined;
  if (!content) return headers;
  return [...headers, ...jsonViolations(validator, content, response)];
}

function violation(at: string, message: string, pointer: string): MessageViolation {
  return { kind: "input", at, message, pointer };
}

/**
 * What a text may stand for where types are not told apart: the text itself is not among them.
 */
function scalarsOf(text: string): JsonValue[] {
  if (text === "true" || text === "false") return [text === "true"];
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? [Number(text)] : [];
}

/**
 * The violations of the reading of a value that has the fewest: none if any reading is valid. Of several with as many, one
 * of the right type tells more.
 */
function least<Reading>(readings: readonly Reading[], find: (reading: Reading) => Violation[]): Violation[] {
  let best: Violation[] = [];
  let rank = Number.POSITIVE_INFINITY;
  for (const reading of readings) {
    const found = find(reading);
    if (found.length === 0) return [];
    const own = found.length + (found.some(({ keyword }) => keyword === "type") ? 0.5 : 0);
    if (own < rank) [best, rank] = [found, own];
  }
  return best;
}

/** What the texts of a parameter may stand for; nothing if it was not sent. */
function readParameter(
  { document }: Judge,
  operation: Operation,
  parameter: Parameter,
  sent: readonly (readonly [name: string, value: string])[],
): JsonValue[] {
  const { value: declaration } = resolveAt(document, parameter.pointer);
  const { value: schema } = resolve(document, declaration.schema, parameter.schema);
  const isQuery = parameter.in === "query" || parameter.in === "cookie";
  const style = typeof declaration.style === "string" ? declaration.style : isQuery ? "form" : "simple";
  const explodes = typeof declaration.explode === "boolean" ? declaration.explode : style === "form";

  if (style === "deepObject") {
    const members = sent.flatMap(([name, value]) => {
      const member = name.startsWith(`${parameter.name}[`) ? name.slice(parameter.name.length + 1, -1) : undefined;
      return member === undefined ? [] : [[member, value] as const];
    });
    return members.length === 0 ? [] : objectReadings(members);
  }
  if (parameter.exploded) {
    const others = new Set(operation.parameters.filter((other) => other !== parameter).map(({ name }) => name));
    const members = sent.filter(([name]) => !others.has(name));
    return members.length === 0 ? [] : objectReadings(members);
  }
  const values = sent.filter(([name]) => name === parameter.name).map(([, value]) => value);
  const [first] = values;
  if (first === undefined) return [];
  if (schema.type === "array") {
    const separator = { spaceDelimited: " ", pipeDelimited: "|" }[style] ?? ",";
    const items =
      explodes && isQuery ? values : values.flatMap((value) => (value === "" ? [] : value.split(separator)));
    return [items.map((item) => item.trim()), items.map((item) => scalarsOf(item)[0] ?? item)];
  }
  if (schema.type === "object") {
    const pieces = first.split(",");
    const members = explodes
      ? pieces.map((piece): [string, string] => [piece.split("=")[0] ?? "", piece.split("=").slice(1).join("=")])
      : pieces.flatMap((piece, index) => (index % 2 === 0 ? [[piece, pieces[index + 1] ?? ""] as const] : []));
    return objectReadings(members);
  }
  return [first, ...scalarsOf(first)];
}

function objectReadings(members: readonly (readonly [string, string])[]): JsonValue[] {
  return [
    Object.fromEntries(members),
    Object.fromEntries(members.map(([name, value]) => [name, scalarsOf(value)[0] ?? value])),
  ];
}

function parameterViolations({ validator }: Judge, parameter: Parameter, readings: JsonValue[]): MessageViolation[] {
  const at = `/${parameter.in}/${parameter.name}`;
  if (readings.length === 0) return parameter.required ? [violation(at, "is missing", parameter.pointer)] : [];
  return least(readings, (value) => validator.validate(parameter.schema, value)).map((found) =>
    violation(at + found.at, found.message, parameter.pointer),
  );
}

/** How the parameters break the rules between them: `x-exactly-one-of`, `x-excludes` and `x-window`. */
function ruleViolations(
  document: OpenApiDocument,
  operation: Operation,
  given: ReadonlyMap<string, JsonValue[]>,
): MessageViolation[] {
  const found: MessageViolation[] = [];
  const { exactlyOneOf, window } = operation;
  const count = exactlyOneOf.filter((name) => given.has(name)).length;
  if (exactlyOneOf.length > 0 && count !== 1) {
    const message = `${count} of ${exactlyOneOf.join(", ")} are given, not exactly one`;
    found.push(violation("/query", message, `${operation.pointer}/x-exactly-one-of`));
  }
  if (!keepsExcludes(operation, (name) => given.has(name))) {
    const sides = operation.excludes.map((side) => side.filter((name) => given.has(name)).join(" and "));
    const message = sides.filter((side) => side !== "").join(" is given together with ");
    found.push(violation("/query", message, `${operation.pointer}/x-excludes`));
  }
  if (window) {
    const sum = window.parameters
      .map((name) => Number(given.get(name)?.[0] ?? defaultOf(document, operation, name)))
      .reduce((total, value) => total + value, 0);
    if (sum > window.maximum) {
      const message = `${window.parameters.join(" + ")} is over ${window.maximum}`;
      found.push(violation("/query", message, `${operation.pointer}/x-window`));
    }
  }
  return found;
}

function defaultOf(document: OpenApiDocument, operation: Operation, name: string): JsonValue {
  const parameter = operation.parameters.find((one) => one.name === name);
  if (!parameter) return 0;
  return resolveAt(document, parameter.schema).value.default ?? 0;
}

function bodyViolations(judge: Judge, operation: Operation, request: SentRequest): MessageViolation[] {
  const { requestBody } = operation;
  // What a body means where none is documented is left open.
  if (!requestBody) return [];
  if (request.body.length === 0) {
    return requestBody.required ? [violation("/body", "is missing", requestBody.pointer)] : [];
  }
  const mediaType = mediaTypeOf(request.headers);
  const content = mediaType && documentedMediaType(requestBody.content, mediaType);
  if (!content) {
    const due = requestBody.content.map(({ name }) => name).join(" or ");
    const message = `the media type ${mediaType?.essence ?? "is missing or malformed"}: documented is ${due}`;
    return [{ kind: "media-type", at: "/headers/Content-Type", message, pointer: requestBody.pointer }];
  }
  const text = textOf(request.body);
  // What a whole body was that could not be read, the recording says beside it.
  if (text !== undefined && isPlaceholder(text)) return [];
  if (isJson(mediaType)) return jsonViolations(judge.validator, content, request);
  if (!formTypes.includes(mediaType.essence)) return [];
  const fields = readForm(request, mediaType.essence);
  return fields === undefined
    ? [violation("/body", `is no ${mediaType.essence}`, content.pointer)]
    : formViolations(judge, content, fields);
}

function jsonViolations(
  validator: SchemaValidator,
  content: MediaType,
  { body }: { body: Uint8Array },
): MessageViolation[] {
  const text = textOf(body);
  if (text !== undefined && isPlaceholder(text)) return [];
  const value = text === undefined ? undefined : jsonOf(text);
  if (value === undefined) return [violation("/body", "is no JSON", content.pointer)];
  return validator
    .validate(content.schema, value)
    .map(({ at, message }) => violation(`/body${at}`, message, content.schema));
}

/** Media types that carry fields with names. */
const formTypes = ["multipart/form-data", "application/x-www-form-urlencoded"];

/** One field of a form; a file has no text. */
type Field = readonly [name: string, text: string | undefined];

function readForm({ headers, body }: SentRequest, mediaType: string): Field[] | undefined {
  const text = textOf(body);
  if (mediaType === "application/x-www-form-urlencoded") return text === undefined ? undefined : pairsOf(text);
  return readParts(body, headerOf(headers, "Content-Type") ?? "")?.map(({ name, isFile, body: content }) => [
    name,
    isFile ? undefined : textOf(content),
  ]);
}

function formViolations({ document, validator }: Judge, content: MediaType, fields: Field[]): MessageViolation[] {
  const { value: schema, pointer } = resolveAt(document, content.schema);
  const properties = isObject(schema.properties) ? schema.properties : {};
  const texts: JsonObject = {};
  const values: JsonObject = {};
  const inside: MessageViolation[] = [];
  for (const [name, text = "file"] of fields) {
    const { value: property, pointer: place } = resolve(
      document,
      properties[name] ?? {},
      `${pointer}/properties/${name}`,
    );
    const isText = property.type === "string";
    const value: JsonValue = isText ? text : (jsonOf(text) ?? text);
    const isList = property.type === "array" && !Array.isArray(value);
    texts[name] = isList ? [...(Array.isArray(texts[name]) ? texts[name] : []), text] : text;
    values[name] = isList ? [...(Array.isArray(values[name]) ? values[name] : []), value] : value;
    if (isText && property.contentSchema !== undefined && text !== removed) {
      inside.push(...contentViolations(validator, `/body/${name}`, `${place}/contentSchema`, text));
    }
  }
  const own = least([values, texts], (value) => validator.validate(content.schema, value));
  return [...own.map(({ at, message }) => violation(`/body${at}`, message, content.schema)), ...inside];
}

function contentViolations(validator: SchemaValidator, at: string, schema: string, text: string): MessageViolation[] {
  const value = jsonOf(text);
  if (value === undefined) return [violation(at, "is no JSON", schema)];
  return validator.validate(schema, value).map((found) => violation(at + found.at, found.message, schema));
}

function jsonOf(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
