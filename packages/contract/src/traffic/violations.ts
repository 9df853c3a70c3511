import { documentedResponse } from "../checks/response/documented.js";
import { isObject, type JsonValue, type OpenApiDocument } from "../document/document.js";
import { brokenRules } from "../document/input-rules.js";
import { isFormName } from "../document/media-type-name.js";
import { hasSchema, isReserved, type MediaType, type Operation, type Parameter } from "../document/operations.js";
import { subschemasOf } from "../document/schema-walk.js";
import { propertySchemas, schemasAt } from "../document/schemas.js";
import type { SchemaValidator } from "../document/validation.js";
import { type HttpRequest, type HttpResponse, headerOf } from "../exchange.js";
import { isPlaceholder, removed } from "../redaction/placeholder.js";
import { type FileValue, readBody } from "../wire/body.js";
import { documentedMediaType, isJson, mediaTypeOf } from "../wire/media-type.js";
import { readResponseHeader } from "../wire/parameter.js";
import { readParameters } from "../wire/request.js";
import { decodeUtf8, jsonOf } from "../wire/text.js";
import type { Reading, WireContext } from "../wire/typed-values.js";

/** One violation of the document by a request or a response. */
export interface MessageViolation {
  /** What is violated: the input, or the media type it was sent as. */
  kind: "input" | "media-type";
  /** JSON pointer to the place in the message, such as `/body/top_n` or `/query/limit`. */
  at: string;
  message: string;
  /** JSON pointer, into the document, of the violated constraint. */
  pointer: string;
}

/** What messages are validated with. */
export interface ExchangeValidator {
  document: OpenApiDocument;
  validator: SchemaValidator;
}

/** Validates a request, from its bytes, against the parameters and the body of its operation. */
export function requestViolations(
  check: ExchangeValidator,
  operation: Operation,
  request: HttpRequest,
  pathValues: { readonly [parameter: string]: string },
): MessageViolation[] {
  const values = readParameters(contextOf(check), operation, request, pathValues);
  return [
    ...operation.parameters
      .filter((parameter) => !isReserved(parameter))
      .flatMap((parameter) => parameterViolations(check, parameter, values.get(parameter))),
    ...ruleViolations(check.document, operation, values),
    ...bodyViolations(check, operation, request),
  ];
}

/** Validates body and headers of a response against what is documented for its status; the status is not checked. */
export function responseViolations(
  check: ExchangeValidator,
  operation: Operation,
  response: HttpResponse,
): MessageViolation[] {
  const { document, validator } = check;
  const documented = documentedResponse(operation, response.status);
  if (!documented) return [];
  const headers = documented.headers.flatMap((header) => {
    const text = headerOf(response.headers, header.name);
    if (text === undefined || !hasSchema(document, header)) return [];
    return validator
      .validate(header.schema, readResponseHeader(contextOf(check), header, text))
      .map(({ message }) => violation(`/headers/${header.name}`, message, header.pointer));
  });
  const mediaType = mediaTypeOf(response.headers);
  const content = mediaType && isJson(mediaType) ? documentedMediaType(documented.content, mediaType) : undefined;
  // Of a body that is cut off, nothing can be said.
  return content && !response.truncated ? [...headers, ...jsonViolations(validator, content, response)] : headers;
}

function contextOf({ document, validator }: ExchangeValidator): WireContext {
  return { document, isValid: validator.isValid };
}

function violation(at: string, message: string, pointer: string): MessageViolation {
  return { kind: "input", at, message, pointer };
}

function parameterViolations(
  { validator }: ExchangeValidator,
  parameter: Parameter,
  reading: Reading | undefined,
): MessageViolation[] {
  const at = `/${parameter.in}/${parameter.name}`;
  if (reading === undefined) return parameter.required ? [violation(at, "is missing", parameter.pointer)] : [];
  if ("problem" in reading) return [violation(at, reading.problem, parameter.pointer)];
  return validator
    .validate(parameter.schema, reading.value)
    .map((found) => violation(at + found.at, found.message, parameter.pointer));
}

/** Checks the rules between parameters. */
function ruleViolations(
  document: OpenApiDocument,
  operation: Operation,
  readings: ReadonlyMap<Parameter, Reading>,
): MessageViolation[] {
  const values = [...readings].map(
    ([{ name }, reading]) => [name, "value" in reading ? reading.value : undefined] as const,
  );
  return brokenRules(document, operation, new Map(values)).map(({ message, pointer }) =>
    violation("/query", message, pointer),
  );
}

function bodyViolations(check: ExchangeValidator, operation: Operation, request: HttpRequest): MessageViolation[] {
  const { requestBody } = operation;
  // The document says nothing about a body where none is documented.
  if (!requestBody) return [];
  if (request.body.length === 0) {
    return requestBody.required ? [violation("/body", "is missing", requestBody.pointer)] : [];
  }
  const mediaType = mediaTypeOf(request.headers);
  const content = mediaType && documentedMediaType(requestBody.content, mediaType);
  if (!content) {
    const documented = requestBody.content.map(({ name }) => name).join(" or ");
    const message = `must be ${documented}; it ${mediaType ? `is ${mediaType.essence}` : "is missing or malformed"}`;
    return [{ kind: "media-type", at: "/headers/Content-Type", message, pointer: requestBody.pointer }];
  }
  if (request.truncated) return [];
  const text = decodeUtf8(request.body);
  // The violations of a body that was replaced stand beside it in the recording.
  if (text !== undefined && isPlaceholder(text)) return [];
  if (isJson(mediaType)) return jsonViolations(check.validator, content, request);
  return isFormName(mediaType.essence) ? formViolations(check, content, request) : [];
}

function jsonViolations(
  validator: SchemaValidator,
  content: MediaType,
  { body }: { body: Uint8Array },
): MessageViolation[] {
  const text = decodeUtf8(body);
  if (text !== undefined && isPlaceholder(text)) return [];
  const value = text === undefined ? undefined : jsonOf(text);
  if (value === undefined) return [violation("/body", "is not valid JSON", content.pointer)];
  return validator
    .validate(content.schema, value)
    .map(({ at, message }) => violation(`/body${at}`, message, content.schema));
}

/** Represents a file in the value of a form, where only its presence matters; a placeholder stays visible. */
const fileValue: FileValue = ({ body }) => {
  const text = decodeUtf8(body);
  return text !== undefined && isPlaceholder(text) ? text : "file";
};

function formViolations(check: ExchangeValidator, content: MediaType, request: HttpRequest): MessageViolation[] {
  const { document, validator } = check;
  const reading = readBody(contextOf(check), content, request, fileValue);
  if ("problem" in reading) return [violation("/body", reading.problem, content.pointer)];
  const { value } = reading;
  const own = validator
    .validate(content.schema, value)
    .map(({ at, message }) => violation(`/body${at}`, message, content.schema));
  return [...own, ...contentsOf(document, content, value).flatMap((each) => contentViolations(validator, each))];
}

/** A form field that contains JSON. */
interface Content {
  at: string;
  /** JSON pointer of the schema of its content. */
  schema: string;
  text: string;
}

function contentsOf(document: OpenApiDocument, content: MediaType, value: JsonValue): Content[] {
  return Object.entries(isObject(value) ? value : {}).flatMap(([name, text]) => {
    if (typeof text !== "string" || text === removed) return [];
    const places = propertySchemas(schemasAt(document, [content.schema]), name);
    return schemasAt(document, places)
      .flatMap((schema) => subschemasOf(schema, ["contentSchema"]))
      .map((next) => ({ at: `/body/${name}`, schema: next.pointer, text }));
  });
}

function contentViolations(validator: SchemaValidator, { at, schema, text }: Content): MessageViolation[] {
  const value = jsonOf(text);
  if (value === undefined) return [violation(at, "is not valid JSON", schema)];
  return validator.validate(schema, value).map((found) => violation(at + found.at, found.message, schema));
}
