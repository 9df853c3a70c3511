import {
  DocumentError,
  isObject,
  type JsonValue,
  type OpenApiDocument,
  pointer,
  type Resolved,
  resolve,
  resolveAt,
  type SecurityRequirement,
  type ServerObject,
  valueAt,
} from "./document.js";
import { recall } from "./memory.js";
import { schemasAt } from "./schemas.js";
import { isOnly, valueTypes } from "./shapes.js";
import { isUnusable } from "./unusable.js";

/** HTTP methods that a path item can hold, in the order in which operations are listed. */
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** Methods that change nothing, by the meaning that HTTP gives them. */
const safeMethods: ReadonlySet<Method> = new Set(["get", "head", "options", "trace"]);

/** An HTTP method as OpenAPI writes it. */
export type Method = (typeof methods)[number];

/** Where a parameter travels. */
export type ParameterLocation = "path" | "query" | "header" | "cookie";

/**
 * Classes of what a call does besides responding, from the weakest to the strongest: nothing, it costs money, it changes what
 * is stored, it issues credentials or can lock those that it is tried with.
 */
export const sideEffectClasses = ["none", "billable", "writes", "credentials"] as const;

/** What a call does besides responding, from `x-side-effects`. */
export type SideEffects = (typeof sideEffectClasses)[number];

/** Whether a string names a class of side effects. */
export function isSideEffects(name: unknown): name is SideEffects {
  return sideEffectClasses.some((known) => known === name);
}

/** A named example and what it shows. */
export interface Example {
  name: string;
  summary: string;
  value: JsonValue;
  pointer: string;
}

/** One parameter of an operation; its own declaration wins over the path's. */
export interface Parameter {
  name: string;
  in: ParameterLocation;
  required: boolean;
  description: string;
  /** Whether the document advises against it. */
  deprecated: boolean;
  /** What the document shows of it: the first example, be it its own or that of its media type. */
  example: JsonValue | undefined;
  /** Its own examples. */
  examples: Example[];
  /** Pointer of the parameter's schema. */
  schema: string;
  /** Media type by which the value travels, where the parameter has `content`; JSON is all that is supported. */
  mediaType: string | undefined;
  /** How lists and objects are written, such as `form`; what the location means by default if the document is silent. */
  style: string;
  /** Whether each item or member stands by itself. */
  explode: boolean;
  /** Whether the members of the value travel as parameters of their own: an object with `style: form` and `explode`. */
  exploded: boolean;
  /** Name of the client option that supplies the value, from `x-client-option`. */
  clientOption: string | undefined;
  pointer: string;
}

/** One media type of a request or response body. */
export interface MediaType {
  name: string;
  /** Pointer of the schema, at the reference if it is one; {@link hasSchema} says whether it exists. */
  schema: string;
  /** Name of the component schema that the media type refers to, if it does. */
  schemaName: string | undefined;
  examples: Example[];
  pointer: string;
}

/** A response header. */
export interface ResponseHeader {
  name: string;
  required: boolean;
  schema: string;
  pointer: string;
}

/** One documented response. */
export interface OperationResponse {
  /** `"200"`, `"4XX"`, or `"default"`. */
  status: string;
  description: string;
  content: MediaType[];
  headers: ResponseHeader[];
  pointer: string;
}

/** One operation with everything that stands in its path item and behind its references. */
export interface Operation {
  /** Name of the operation; method and path if the document gives none. */
  operationId: string;
  method: Method;
  path: string;
  summary: string;
  description: string;
  externalDocs: { url: string; description: string } | undefined;
  tags: string[];
  /** Whether the document advises against it. */
  deprecated: boolean;
  /** What a call does besides responding; if the document does not say, what its method means. */
  sideEffects: SideEffects;
  parameters: Parameter[];
  requestBody: { required: boolean; description: string; content: MediaType[]; pointer: string } | undefined;
  responses: OperationResponse[];
  /** Alternatives of which one must be satisfied; empty if the operation is open. */
  security: SecurityRequirement[];
  /** Servers of this operation, if it is not served where the document says for all. */
  servers: ServerObject[] | undefined;
  /** Optional parameters of which exactly one must be given, from `x-exactly-one-of`. */
  exactlyOneOf: string[];
  /** Sides of which a call may give parameters of one only, from `x-excludes`; empty if there are none. */
  excludes: string[][];
  /** Parameters whose sum may not exceed a maximum, from `x-window`. */
  window: Window | undefined;
  /** Regions that have the operation, from `x-regions`; empty if all have it. */
  regions: string[];
  /** Names of the official SDK's methods for this operation, from `x-sdk-operations`. */
  sdkOperations: string[];
  /** Error codes that the operation is known to return, from `x-error-codes`. */
  errorCodes: string[];
  pointer: string;
}

/** Parameters whose sum may not exceed a maximum, because a list is given in parts, up to some item. */
export interface Window {
  parameters: string[];
  maximum: number;
  /** How the client goes through the list; `undefined` if it has no method for that. */
  iteration: Iteration | undefined;
}

/** How a list is gone through. */
export interface Iteration {
  /** Name of the client's method. */
  iterator: string;
  /** Name of the parameter that says how many items to skip. */
  offset: string;
  /** Name of the parameter that says how many to return. */
  limit: string;
  /** Field of the response that holds the items. */
  items: string;
  /** Operation that returns how many items there are, and the pointer into its response. */
  total: { operationId: string; pointer: string };
}

/**
 * All operations of a bundled document, in the order of its paths.
 *
 * @throws {DocumentError} If a reference leads nowhere, a parameter has no schema, or an extension is not of its form.
 */
export function listOperations(document: OpenApiDocument): Operation[] {
  return [...recall(document, "operations", "", () => readOperations(document))];
}

function readOperations(document: OpenApiDocument): Operation[] {
  const operations = operationPlaces(document).map((place) =>
    recall(document, "operation", place.pointer, () => readOperation(document, place)),
  );
  const known = new Map<string, string>();
  for (const { operationId, pointer: at } of operations) {
    const other = known.get(operationId);
    if (other !== undefined)
      throw new DocumentError(`${at} has the operationId ${operationId}, which ${other} already has.`);
    known.set(operationId, at);
  }
  return operations;
}

/** Where an operation stands. */
export interface OperationPlace {
  path: string;
  method: Method;
  /** JSON pointer of the operation. */
  pointer: string;
  /** JSON pointer of its path item. */
  pathPointer: string;
}

/**
 * Returns the places of all operations of a document, in the order of its paths, without reading them. A path item that
 * cannot be reached has none.
 */
export function operationPlaces(document: OpenApiDocument): OperationPlace[] {
  return Object.entries(document.paths).flatMap(([path, item]) => {
    // What else stands among the paths is an extension.
    if (!path.startsWith("/")) return [];
    const { value: pathItem, pointer: pathPointer } = resolve(document, item, pointer("paths", path));
    return methods
      .filter((method) => isObject(pathItem[method]))
      .map((method) => ({ path, method, pointer: `${pathPointer}/${method}`, pathPointer }));
  });
}

/** Returns the names of the parameters in the template of a path. */
export function templateNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
}

/** Returns the template of a path without the names of its parameters: two paths with the same one are the same path. */
export function templateOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}");
}

/** The styles that the parameters of each location can have. */
export const parameterStyles: { readonly [location: string]: readonly string[] } = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

/** Headers that OpenAPI leaves to media types and security. */
const reservedHeaders = ["accept", "content-type", "authorization"];

/** Whether a parameter means nothing, because OpenAPI leaves a header of its name to media types and security. */
export function isReserved(parameter: Parameter): boolean {
  return parameter.in === "header" && reservedHeaders.includes(parameter.name.toLowerCase());
}

/** Whether a media type or a header says by a schema what it holds. */
export function hasSchema(document: OpenApiDocument, { pointer: at }: Pick<MediaType, "pointer">): boolean {
  const owner = valueAt(document, at);
  return isObject(owner) && owner.schema !== undefined;
}

/**
 * Reads an operation with everything that stands in its path item and behind its references.
 *
 * @throws {DocumentError} If a reference leads nowhere, a parameter has no schema, or an extension is not of its form.
 */
export function readOperation(
  document: OpenApiDocument,
  { path, method, pointer: at, pathPointer }: OperationPlace,
): Operation {
  const pathItem = resolveAt(document, pathPointer).value;
  const operation = resolve(document, pathItem[method], at).value;

  const parameters = new Map<string, Parameter>();
  for (const [owner, list] of [
    [pathPointer, pathItem.parameters],
    [at, operation.parameters],
  ] as const) {
    for (const [index, item] of (Array.isArray(list) ? list : []).entries()) {
      if (isUnusable(item)) continue;
      const parameter = readParameter(document, resolve(document, item, `${owner}/parameters/${index}`));
      parameters.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }

  const docs = operation.externalDocs;
  // The lint step has validated the form of `security` against the OpenAPI schema.
  const security = (operation.security ?? document.security ?? []) as SecurityRequirement[];
  const isOpen = security.every((requirement) => Object.keys(requirement).length === 0);
  return {
    operationId: typeof operation.operationId === "string" ? operation.operationId : `${method} ${path}`,
    method,
    path,
    summary: text(operation.summary),
    description: text(operation.description),
    externalDocs: isObject(docs) ? { url: text(docs.url), description: text(docs.description) } : undefined,
    tags: texts(operation.tags),
    deprecated: operation.deprecated === true,
    sideEffects: readSideEffects(operation["x-side-effects"], method, at),
    parameters: [...parameters.values()],
    requestBody: operation.requestBody === undefined ? undefined : readRequestBody(document, operation.requestBody, at),
    responses: entries(operation.responses)
      .filter(([status]) => !status.startsWith("x-"))
      .map(([status, response]) => readResponse(document, status, response, `${at}/responses/${status}`)),
    security: isOpen ? [] : security,
    // The lint step has validated the form of `servers`, too.
    servers: (operation.servers ?? pathItem.servers) as ServerObject[] | undefined,
    exactlyOneOf: texts(operation["x-exactly-one-of"]),
    excludes: readExcludes(operation["x-excludes"], at),
    window: readWindow(operation["x-window"], at),
    regions: texts(operation["x-regions"]),
    sdkOperations: texts(operation["x-sdk-operations"]),
    errorCodes: texts(operation["x-error-codes"]),
    pointer: at,
  };
}

function readSideEffects(value: JsonValue | undefined, method: Method, at: string): SideEffects {
  if (value === undefined) return safeMethods.has(method) ? "none" : "writes";
  if (isSideEffects(value)) return value;
  throw new DocumentError(`${at}/x-side-effects must be one of ${sideEffectClasses.join(", ")}.`);
}

/** The sides of `x-excludes`; one that is a single parameter may stand without its list. */
function readExcludes(value: JsonValue | undefined, at: string): string[][] {
  if (value === undefined) return [];
  const sides = Array.isArray(value) ? value.map((side) => texts(Array.isArray(side) ? side : [side])) : [];
  if (sides.length >= 2 && sides.every((side) => side.length > 0)) return sides;
  throw new DocumentError(`${at}/x-excludes must be a list of at least two sides, each a list of parameters.`);
}

function readWindow(value: JsonValue | undefined, at: string): Window | undefined {
  const { parameters, maximum, iterator, items, total } = isObject(value) ? value : {};
  if (typeof maximum !== "number") return undefined;
  const window = { parameters: texts(parameters), maximum };
  if (iterator === undefined) return { ...window, iteration: undefined };
  const [offset, limit] = window.parameters;
  const { operationId, pointer: place } = isObject(total) ? total : {};
  if (
    offset === undefined ||
    limit === undefined ||
    typeof iterator !== "string" ||
    typeof items !== "string" ||
    typeof operationId !== "string" ||
    typeof place !== "string"
  ) {
    throw new DocumentError(
      `${at}/x-window with an iterator must have two parameters, items, and total with operationId and pointer.`,
    );
  }
  return { ...window, iteration: { iterator, offset, limit, items, total: { operationId, pointer: place } } };
}

function readParameter(document: OpenApiDocument, { value, pointer: at }: Resolved): Parameter {
  const [mediaType] = readContent(document, { value, pointer: at });
  const schemaPointer = mediaType?.schema ?? `${at}/schema`;
  if (mediaType ? !hasSchema(document, mediaType) : value.schema === undefined) {
    throw new DocumentError(`${mediaType?.pointer ?? at} has no schema.`);
  }
  if (mediaType && !/^application\/([^;]+\+)?json\b/i.test(mediaType.name)) {
    throw new DocumentError(
      `${mediaType.pointer}: the content of a parameter must be JSON; ${mediaType.name} is not supported.`,
    );
  }
  const style = text(value.style) || (value.in === "query" || value.in === "cookie" ? "form" : "simple");
  const explode = typeof value.explode === "boolean" ? value.explode : style === "form";
  const isObjectValue = isOnly(valueTypes(document, [schemaPointer]), "object", true);
  const clientOption = value["x-client-option"];
  const examples = readExamples(document, { value, pointer: at });
  return {
    name: text(value.name),
    // The lint step has validated `in` against the OpenAPI schema.
    in: value.in as ParameterLocation,
    // A path without one of its parameters is another path.
    required: value.required === true || value.in === "path",
    description: text(value.description),
    deprecated:
      value.deprecated === true ||
      schemasAt(document, [schemaPointer]).some((schema) => schema.value.deprecated === true),
    example: [...examples, ...(mediaType?.examples ?? [])][0]?.value,
    examples,
    schema: schemaPointer,
    mediaType: mediaType?.name,
    style,
    explode,
    exploded: !mediaType && isObjectValue && style === "form" && explode,
    clientOption: typeof clientOption === "string" ? clientOption : undefined,
    pointer: at,
  };
}

function readRequestBody(document: OpenApiDocument, value: JsonValue, at: string): Operation["requestBody"] {
  const body = resolve(document, value, `${at}/requestBody`);
  return {
    required: body.value.required === true,
    description: text(body.value.description),
    content: readContent(document, body),
    pointer: body.pointer,
  };
}

function readResponse(document: OpenApiDocument, status: string, value: JsonValue, at: string): OperationResponse {
  const response = resolve(document, value, at);
  return {
    status,
    description: text(response.value.description),
    content: readContent(document, response),
    headers: entries(response.value.headers).map(([name, item]) => {
      const header = resolve(document, item, response.pointer + pointer("headers", name));
      return {
        name,
        required: header.value.required === true,
        schema: `${header.pointer}/schema`,
        pointer: header.pointer,
      };
    }),
    pointer: response.pointer,
  };
}

function readContent(document: OpenApiDocument, owner: Resolved): MediaType[] {
  return entries(owner.value.content).map(([name, item]) => {
    const at = owner.pointer + pointer("content", name);
    const mediaType = resolve(document, item, at);
    const schema = mediaType.value.schema;
    const reference = isObject(schema) && typeof schema.$ref === "string" ? schema.$ref : undefined;
    return {
      name,
      schema: `${mediaType.pointer}/schema`,
      schemaName: reference?.match(/^#\/components\/schemas\/(.+)$/)?.[1],
      examples: readExamples(document, mediaType),
      pointer: mediaType.pointer,
    };
  });
}

/** The examples of their owner, first the one without a name; those that stand in files of their own are not at hand. */
function readExamples(document: OpenApiDocument, { value: { example, examples }, pointer: at }: Resolved): Example[] {
  const named = entries(examples).flatMap(([name, item]) => {
    const { value, pointer: place } = resolve(document, item, at + pointer("examples", name));
    if (value.value === undefined) return [];
    return [{ name, summary: text(value.summary), value: value.value, pointer: `${place}/value` }];
  });
  if (example === undefined) return named;
  return [{ name: "example", summary: "", value: example, pointer: `${at}/example` }, ...named];
}

function entries(value: JsonValue | undefined): [string, JsonValue][] {
  return isObject(value) ? Object.entries(value) : [];
}

function text(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function texts(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
