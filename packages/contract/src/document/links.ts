import {
  DocumentError,
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  pointer,
  resolve,
  resolveAt,
  valueAt,
} from "./document.js";
import { hasSchema, listOperations, type Operation, type ParameterLocation } from "./operations.js";
import { isIndex, pointerOf, stepsOf, valueIn } from "./pointer.js";
import { itemSchemas, possibleSchemas, propertySchemas } from "./schemas.js";

/** Where a runtime expression finds its value: a parameter, a header, or a place in a body. */
export type Expression =
  | { source: "request.body" | "response.body"; pointer: string }
  | { source: "request.path" | "request.query" | "request.header" | "response.header"; name: string };

/**
 * One value that a link carries from an operation's request or response to another operation. A link object that carries
 * several values is read as several links.
 */
export interface Link {
  /** Name of the link in the response. */
  name: string;
  /** `operationId` of the operation that has the link in a response. */
  producer: string;
  /** `operationId` of the operation that takes the value. */
  consumer: string;
  /** Parameter of the consumer, or property of its request body, that takes the value. */
  parameter: string;
  in: ParameterLocation | "body";
  /**
   * Where the value stands. `request.body` means that the caller chooses it, `response.body` and `response.header` that
   * the endpoint does; any other source only passes on what the producer was given.
   */
  expression: Expression;
  /** Whether the consumer removes what the value names: from `x-removes`, or because it deletes at a path that ends with it. */
  removes: boolean;
  pointer: string;
}

/** What an expression can look into; what is missing has no value. */
export interface ExpressionContext {
  request?: {
    path?: { [name: string]: JsonValue };
    query?: { [name: string]: JsonValue };
    /** By names in lower case. */
    header?: { [name: string]: JsonValue };
    body?: JsonValue | undefined;
  };
  response?: {
    /** By names in lower case. */
    header?: { [name: string]: JsonValue };
    body?: JsonValue | undefined;
  };
}

/**
 * All values that the `links` of a document's responses carry, in the order of the document. Those for the body of the
 * consumer stand in the link's `requestBody`, an object of expressions by property. Constants, strings with expressions inside,
 * and what names nothing that was created, such as `$url` and `$statusCode`, are left out, and so are links to other documents.
 *
 * @throws {DocumentError} If a link leads nowhere: to an operation, a parameter or a property that does not exist, or
 *   from a place that the producer does not have.
 */
export function listLinks(document: OpenApiDocument): Link[] {
  const operations = listOperations(document);
  return linkPlaces(document, operations).flatMap((place) => readLink(document, operations, place));
}

/** A link that cannot be used. */
export interface LinkProblem {
  /** JSON pointer of the link. */
  pointer: string;
  /** What is wrong, as a sentence without its end. */
  problem: string;
  /** Whether the operation that it leads to does not exist. */
  isUnknownOperation: boolean;
}

/** Finds the links of a document that {@link listLinks} refuses. */
export function checkLinks(document: OpenApiDocument): LinkProblem[] {
  const operations = listOperations(document);
  return linkPlaces(document, operations).flatMap((place): LinkProblem[] => {
    try {
      readLink(document, operations, place);
      return [];
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      const problem = error.message.replace(`${place.pointer} `, "The link ").replace(/\.$/, "");
      return [{ pointer: place.pointer, problem, isUnknownOperation: error instanceof UnknownOperationError }];
    }
  });
}

/** Thrown for a link to an operation that the document does not have. */
class UnknownOperationError extends DocumentError {}

/** A link object, or a reference to one, in a response of an operation. */
interface LinkPlace {
  name: string;
  producer: Operation;
  response: Operation["responses"][number];
  item: JsonValue;
  pointer: string;
}

function linkPlaces(document: OpenApiDocument, operations: readonly Operation[]): LinkPlace[] {
  return operations.flatMap((producer) =>
    producer.responses.flatMap((response) => {
      const { links } = resolveAt(document, response.pointer).value;
      return Object.entries(isObject(links) ? links : {}).map(([name, item]) => ({
        name,
        producer,
        response,
        item,
        pointer: response.pointer + pointer("links", name),
      }));
    }),
  );
}

function readLink(
  document: OpenApiDocument,
  operations: readonly Operation[],
  { name, producer, response, item, pointer: at }: LinkPlace,
): Link[] {
  const link = resolve(document, item, at);
  const { operationId, operationRef } = link.value;
  if (typeof operationRef === "string" && !operationRef.startsWith("#")) return [];
  const place = typeof operationRef === "string" ? pointerOf(operationRef) : undefined;
  const consumer = operations.find((operation) => operation.operationId === operationId || operation.pointer === place);
  if (!consumer) {
    throw new UnknownOperationError(
      `${link.pointer} refers to ${String(operationId ?? operationRef)}: no such operation.`,
    );
  }
  return carried(document, link.value, link.pointer, consumer).map(({ text, ...target }) => {
    const expression = parseExpression(text, link.pointer);
    if (!exists(document, expression, producer, response.content)) {
      throw new DocumentError(`${link.pointer} reads ${text}, which ${producer.operationId} does not have.`);
    }
    return {
      name,
      producer: producer.operationId,
      consumer: consumer.operationId,
      ...target,
      expression,
      removes: removes(link.value, consumer, target),
      pointer: link.pointer,
    };
  });
}

/**
 * Reads a runtime expression that names a parameter, a header or a place in a body.
 *
 * @param at - JSON pointer of the expression's owner, for the message.
 * @throws {DocumentError} If it is not one.
 */
export function parseExpression(text: string, at: string): Expression {
  const body = text.match(/^\$(request|response)\.body(?:#((?:\/.*)?))?$/s);
  if (body) return { source: body[1] === "request" ? "request.body" : "response.body", pointer: body[2] ?? "" };
  const named = text.match(/^\$(request\.path|request\.query|request\.header|response\.header)\.(.+)$/s);
  if (named?.[2] === undefined) throw new DocumentError(`${at} has ${text}, which is not a known runtime expression.`);
  // The pattern admits these four and no other.
  const source = named[1] as "request.path" | "request.query" | "request.header" | "response.header";
  return { source, name: named[2] };
}

/** The value that an expression names in a request and its response; `undefined` if it does not exist. */
export function evaluate(expression: Expression, { request, response }: ExpressionContext): JsonValue | undefined {
  switch (expression.source) {
    case "request.body":
      return valueIn(request?.body, expression.pointer);
    case "response.body":
      return valueIn(response?.body, expression.pointer);
    case "request.path":
      return request?.path?.[expression.name];
    case "request.query":
      return request?.query?.[expression.name];
    case "request.header":
      return request?.header?.[expression.name.toLowerCase()];
    case "response.header":
      return response?.header?.[expression.name.toLowerCase()];
  }
}

function removes(link: JsonObject, consumer: Operation, target: Pick<Link, "parameter" | "in">): boolean {
  if (typeof link["x-removes"] === "boolean") return link["x-removes"];
  const isNamedByPath = target.in === "path" && consumer.path.replace(/\/$/, "").endsWith(`/{${target.parameter}}`);
  return consumer.method === "delete" && isNamedByPath;
}

/** What a link object carries: the parameter or property that each expression is for. */
function carried(
  document: OpenApiDocument,
  { parameters, requestBody }: JsonObject,
  at: string,
  consumer: Operation,
): (Pick<Link, "parameter" | "in"> & { text: string })[] {
  const forParameters = Object.entries(isObject(parameters) ? parameters : {}).map(([key, value]) => {
    // OpenAPI lets a name be qualified by its location, as in `query.face_id`.
    const target = consumer.parameters.find(({ name, in: location }) => key === name || key === `${location}.${name}`);
    if (!target) throw new DocumentError(`${at} sets ${key}, which is not a parameter of ${consumer.operationId}.`);
    return { parameter: target.name, in: target.in, value };
  });
  const forBody = Object.entries(isObject(requestBody) ? requestBody : {}).map(([name, value]) => {
    const content = consumer.requestBody?.content ?? [];
    if (!content.some((mediaType) => hasSchema(document, mediaType) && schemaHas(document, mediaType.schema, [name]))) {
      throw new DocumentError(`${at} sets ${name}, which is not a property of the body of ${consumer.operationId}.`);
    }
    return { parameter: name, in: "body" as const, value };
  });
  return [...forParameters, ...forBody].flatMap(({ value, ...target }) => {
    const text = typeof value === "string" ? value.replace(/^\{(\$[^{}]+)\}$/, "$1") : "";
    return text.startsWith("$") && !/^\$(url|method|statusCode)$/.test(text) ? [{ ...target, text }] : [];
  });
}

function exists(
  document: OpenApiDocument,
  expression: Expression,
  producer: Operation,
  response: Operation["responses"][number]["content"],
): boolean {
  if ("pointer" in expression) {
    const content = expression.source === "request.body" ? (producer.requestBody?.content ?? []) : response;
    return content.some(
      (mediaType) =>
        hasSchema(document, mediaType) && schemaHas(document, mediaType.schema, stepsOf(expression.pointer)),
    );
  }
  if (expression.source === "response.header") return true;
  const location = expression.source.slice("request.".length);
  return producer.parameters.some(({ name, in: own }) => own === location && name === expression.name);
}

/** Whether values of a schema can have something at a path. */
function schemaHas(document: OpenApiDocument, at: string, path: readonly string[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return true;
  const schemas = possibleSchemas(document, [at]);
  const validators = [...propertySchemas(schemas, step), ...(isIndex(step) ? itemSchemas(schemas, Number(step)) : [])];
  return validators.some((check) => valueAt(document, check) !== false && schemaHas(document, check, rest));
}
