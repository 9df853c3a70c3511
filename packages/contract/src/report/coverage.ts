import { isExcluded } from "../document/directions.js";
import { isObject, type JsonObject, type JsonValue, type OpenApiDocument } from "../document/document.js";
import { isJsonName } from "../document/media-type-name.js";
import {
  hasSchema,
  isReserved,
  listOperations,
  type Method,
  type Operation,
  type ParameterLocation,
} from "../document/operations.js";
import { withAncestors } from "../document/pointer.js";
import { inPlace, isObjectSchema, type SchemaKeyword, subschemasOf, walkSchemas } from "../document/schema-walk.js";
import type { CaseResult } from "../event.js";
import type { HttpRequest } from "../exchange.js";
import { readBody } from "../wire/body.js";
import { documentedMediaType, mediaTypeOf } from "../wire/media-type.js";
import { readParameters } from "../wire/request.js";
import { readJson } from "../wire/text.js";
import type { WireContext } from "../wire/typed-values.js";

/** How much of the document a run exercised. */
export interface Coverage {
  /**
   * Share of the counted constraints that were exercised: every parameter, every property of a request body, every constraint
   * on them, and every documented status that a request alone can provoke. From 0 to 100, rounded down to one decimal.
   */
  percent: number;
  /** How many of the counted constraints were exercised. */
  exercised: number;
  /** How many constraints are counted. */
  total: number;
  operations: OperationCoverage[];
}

/** One row of the matrix: an operation. */
export interface OperationCoverage {
  operationId: string;
  method: Method;
  path: string;
  /** How many cases of the operation got a response. */
  responses: number;
  statuses: StatusCoverage[];
  inputs: InputCoverage[];
}

/** A documented status of an operation. */
export interface StatusCoverage {
  /** As the document writes it: `200`, `4XX` or `default`. */
  status: string;
  /** How many responses had it. */
  responses: number;
  /**
   * Whether a request alone can provoke it. A status that depends on the account, on stored data, on very large sizes, on
   * load or on a fault of the server is shown, but never counted as missing.
   */
  onDemand: boolean;
}

/** A parameter, the body, or a property of it, over all media types and alternatives. */
export interface InputCoverage {
  in: ParameterLocation | "body";
  /** Name, with its path in a body, such as `sort[].field`; empty for the body itself. */
  name: string;
  exercised: boolean;
  constraints: ConstraintCoverage[];
}

/** One constraint on an input. */
export interface ConstraintCoverage {
  /** Keyword of the schema, such as `maxLength`. */
  keyword: string;
  /** JSON pointer of the keyword in the document. */
  pointer: string;
  exercised: boolean;
}

/** Client errors that a request alone provokes, whoever sends it and whatever is stored. */
const refusalsOnDemand = ["400", "401", "405", "406", "415", "422", "4XX"];

/** Keywords that a request can violate. */
const constraintKeywords = [
  "type",
  "enum",
  "const",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "required",
  "dependentRequired",
  "additionalProperties",
  "propertyNames",
  "oneOf",
  "anyOf",
] as const;

/** Formats that every string has. */
const openFormats = ["binary", "byte", "password"];

/**
 * Creates a counter of what a run exercises of a document.
 *
 * @throws {DocumentError} If an operation lacks an `operationId` or a reference leads nowhere.
 */
export function coverageCounter(document: OpenApiDocument) {
  const operations = listOperations(document);
  const most = Math.max(fewestInputs, Math.floor(mostInputs / Math.max(1, operations.length)));
  const rows = new Map(operations.map((operation) => [operation.operationId, row(document, operation, most)]));
  return {
    add({ case: { operationId, pointer: exercised }, outcome, exchange }: CaseResult): void {
      const found = rows.get(operationId);
      if (!found || outcome === "skipped" || exchange?.response === undefined) return;
      found.responses += 1;
      const { status } = exchange.response;
      found.statuses.set(status, (found.statuses.get(status) ?? 0) + 1);
      for (const place of withAncestors(exercised)) found.exercised.add(place);
      for (const key of inputsIn(document, found.operation, exchange.request)) found.sent.add(key);
    },
    coverage: (): Coverage => rated([...rows.values()].map(toCoverage)),
  };
}

/** Joins the coverage of several parts of one run. Both must be of the same document. */
export function joinCoverage(one: Coverage, other: Coverage): Coverage {
  const others = new Map(other.operations.map((operation) => [operation.operationId, operation]));
  return rated(
    one.operations.map((operation) => {
      const twin = others.get(operation.operationId);
      if (!twin) return operation;
      return {
        ...operation,
        responses: operation.responses + twin.responses,
        statuses: operation.statuses.map((status, index) => ({
          ...status,
          responses: status.responses + (twin.statuses[index]?.responses ?? 0),
        })),
        inputs: operation.inputs.map((input, index) => {
          const twinInput = twin.inputs[index];
          return {
            ...input,
            exercised: input.exercised || twinInput?.exercised === true,
            constraints: input.constraints.map((constraint, at) => ({
              ...constraint,
              exercised: constraint.exercised || twinInput?.constraints[at]?.exercised === true,
            })),
          };
        }),
      };
    }),
  );
}

/**
 * Lists the names of all counted constraints that were exercised, such as `createFaceSet status 200` or
 * `createFaceSet body face_set_name maxLength (/components/schemas/FaceSetName/maxLength)`.
 */
export function exercisedConstraints(coverage: Coverage): string[] {
  return coverage.operations.flatMap((operation) =>
    constraintsOf(operation)
      .filter(({ exercised }) => exercised)
      .map(({ name }) => `${operation.operationId} ${name}`),
  );
}

/** Formats a percentage, such as `91.3 %`. */
export function percentText(percent: number): string {
  return `${percent.toFixed(1)} %`;
}

function rated(operations: OperationCoverage[]): Coverage {
  const constraints = operations.flatMap(constraintsOf);
  const exercised = constraints.filter((constraint) => constraint.exercised).length;
  const total = constraints.length;
  // Rounded down: only what is complete may look complete.
  const percent = total === 0 ? 100 : Math.floor((exercised * 1000) / total) / 10;
  return { percent, exercised, total, operations };
}

function constraintsOf({ statuses, inputs }: OperationCoverage): { name: string; exercised: boolean }[] {
  return [
    ...statuses
      .filter(({ onDemand }) => onDemand)
      .map(({ status, responses }) => ({ name: `status ${status}`, exercised: responses > 0 })),
    ...inputs.flatMap((input) => {
      const name = input.name === "" ? input.in : `${input.in} ${input.name}`;
      return [
        { name, exercised: input.exercised },
        ...input.constraints.map(({ keyword, pointer: at, exercised }) => ({
          name: `${name} ${keyword} (${at})`,
          exercised,
        })),
      ];
    }),
  ];
}

/** What is counted for an operation during a run. */
interface Row {
  operation: Operation;
  responses: number;
  /** How many responses had each status. */
  statuses: Map<number, number>;
  /** Pointers that cases with a response exercised, and all pointers above them. */
  exercised: Set<string>;
  /** Keys of the inputs in requests that got a response. */
  sent: Set<string>;
  /** Every input by its key. */
  inputs: Map<string, Input>;
}

/** An input with the places of the document that describe it. */
interface Input {
  in: InputCoverage["in"];
  name: string;
  places: Set<string>;
  /** Keyword of each constraint by its pointer. */
  constraints: Map<string, string>;
}

function row(document: OpenApiDocument, operation: Operation, most: number): Row {
  return {
    operation,
    responses: 0,
    statuses: new Map(),
    exercised: new Set(),
    sent: new Set(),
    inputs: readInputs(document, operation, most),
  };
}

function toCoverage({ operation, responses, statuses, exercised, sent, inputs }: Row): OperationCoverage {
  const documented = operation.responses.map(({ status }) => status);
  const counts = new Map<string, number>();
  for (const [status, count] of statuses) {
    const key = [String(status), `${Math.floor(status / 100)}XX`, "default"].find((name) => documented.includes(name));
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return {
    operationId: operation.operationId,
    method: operation.method,
    path: operation.path,
    responses,
    statuses: documented.map((status) => ({
      status,
      responses: counts.get(status) ?? 0,
      onDemand: isOnDemand(status, operation),
    })),
    inputs: [...inputs].map(([key, input]) => ({
      in: input.in,
      name: input.name,
      // Every request has all path parameters.
      exercised:
        (input.in === "path" && responses > 0) ||
        sent.has(key) ||
        [...input.places].some((place) => exercised.has(place)),
      constraints: [...input.constraints].map(([at, keyword]) => ({
        keyword,
        pointer: at,
        exercised: exercised.has(at),
      })),
    })),
  };
}

function isOnDemand(status: string, operation: Operation): boolean {
  // An operation that needs no credentials has other reasons for a 401.
  if (status === "401" && operation.security.length === 0) return false;
  return status.startsWith("2") || refusalsOnDemand.includes(status);
}

/**
 * How many inputs are read of all operations together: schemas that refer to each other have more paths than a report can
 * list.
 */
const mostInputs = 20_000;

/** How many inputs are read of an operation, however many operations there are. */
const fewestInputs = 50;

/** How many levels of values in values are read at most. */
const deepestLevel = 40;

/**
 * Reads all inputs of an operation, or those down to the deepest level at which there are at most `most`; one level
 * is always read.
 */
function readInputs(document: OpenApiDocument, operation: Operation, most: number): Map<string, Input> {
  let inputs: Map<string, Input> | undefined;
  for (let levels = 1; levels <= deepestLevel; levels += 1) {
    const reading = readLevels(document, operation, { levels, most: inputs ? most : Number.POSITIVE_INFINITY });
    if (inputs && reading.inputs.size > most) break;
    inputs = reading.inputs;
    if (!reading.isCut) break;
  }
  return inputs ?? new Map();
}

function readLevels(
  document: OpenApiDocument,
  operation: Operation,
  { levels, most }: { levels: number; most: number },
): InputReading {
  const reading: InputReading = { document, most, inputs: new Map(), isCut: false };
  for (const parameter of operation.parameters.filter((each) => !isReserved(each))) {
    const input = inputFor(reading, parameter.in, parameter.name);
    input.places.add(parameter.pointer);
    if (parameter.required && parameter.in !== "path") {
      input.constraints.set(`${parameter.pointer}/required`, "required");
    }
    const isJson = parameter.mediaType !== undefined;
    readConstraints(reading, { pointers: [parameter.schema], input, name: input.name, isJson, above: [] }, levels);
  }
  for (const mediaType of operation.requestBody?.content ?? []) {
    const body = inputFor(reading, "body", "");
    body.places.add(mediaType.pointer);
    if (hasSchema(document, mediaType)) {
      const isJson = isJsonName(mediaType.name);
      readConstraints(reading, { pointers: [mediaType.schema], input: body, name: "", isJson, above: [] }, levels);
    }
  }
  return reading;
}

/** The inputs of an operation during reading. */
interface InputReading {
  document: OpenApiDocument;
  /** Number of inputs above which it ends. */
  most: number;
  inputs: Map<string, Input>;
  /** Whether there are further levels. */
  isCut: boolean;
}

function inputFor({ inputs }: InputReading, where: Input["in"], name: string): Input {
  const key = inputKey(where, name);
  const input = inputs.get(key) ?? { in: where, name, places: new Set(), constraints: new Map() };
  inputs.set(key, input);
  return input;
}

/** A value whose constraints are read. */
interface Level {
  /** Pointers of the schemas that describe it. */
  pointers: readonly string[];
  /** The input that it is, or of which it is an item. */
  input: Input;
  /** Its path. */
  name: string;
  isJson: boolean;
  /** Pointers of the schemas around it; cycles end there. */
  above: readonly string[];
}

/** Reads the constraints on a value, and on those in it that are at most so many levels deep, the value included. */
function readConstraints(reading: InputReading, level: Level, levels: number): void {
  const { document } = reading;
  const { input, isJson, name, above } = level;
  if (reading.inputs.size > reading.most) return;
  const isSent = (at: string) => !above.includes(at) && !isExcluded(document, [at], "request");
  const schemas = walkSchemas(document, level.pointers.filter(isSent), (schema) =>
    subschemasOf(schema, inPlace).filter((next) => isSent(next.pointer)),
  ).filter(isObjectSchema);
  if (schemas.length === 0) return;
  if (levels === 0) {
    reading.isCut = true;
    return;
  }
  for (const { value, pointer: at } of schemas) {
    input.places.add(at);
    for (const keyword of constraintKeywords) {
      if (isBreakable(value, keyword, input, isJson)) input.constraints.set(`${at}/${keyword}`, keyword);
    }
  }
  const around = [...above, ...schemas.map((schema) => schema.pointer)];
  const below = (keywords: readonly SchemaKeyword[]) => schemas.flatMap((schema) => subschemasOf(schema, keywords));
  const read = (pointers: readonly string[], child: Input, path: string) =>
    readConstraints(reading, { pointers, input: child, name: path, isJson, above: around }, levels - 1);
  const members = below(["properties"]).filter((member) => !isExcluded(document, [member.pointer], "request"));
  for (const property of new Set(members.map(({ key }) => String(key)))) {
    const path = name === "" ? property : `${name}.${property}`;
    const places = members.filter(({ key }) => key === property).map((member) => member.pointer);
    read(places, inputFor(reading, input.in, path), path);
  }
  const inner = (keywords: readonly SchemaKeyword[], suffix: string) =>
    read(
      below(keywords).map((next) => next.pointer),
      input,
      name + suffix,
    );
  inner(["prefixItems", "items"], "[]");
  inner(["additionalProperties"], ".*");
}

/** Returns whether a request can violate a keyword of a schema. */
function isBreakable(
  schema: JsonObject,
  keyword: (typeof constraintKeywords)[number],
  input: Input,
  isJson: boolean,
): boolean {
  const value = schema[keyword];
  if (keyword === "additionalProperties") return value === false;
  if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) return false;
  // A path, query, header or form carries strings only; numbers and booleans are written as strings.
  if (keyword === "type" && !isJson) return ["integer", "number", "boolean"].includes(String(value));
  // The format of a number, such as int32, only describes its storage.
  if (keyword === "format") return schema.type === "string" && !openFormats.includes(String(value));
  if (["minLength", "minItems", "minProperties"].includes(keyword) && value === 0) return false;
  // Without the value, the path is another one.
  return !(keyword === "minLength" && value === 1 && input.in === "path");
}

/** Returns the keys of the parameters and properties of a request, as {@link inputKey} writes them. */
function inputsIn(document: OpenApiDocument, operation: Operation, request: HttpRequest): string[] {
  // Names in the request do not depend on valid values.
  const context: WireContext = { document, isValid: () => true };
  const parameters = [...readParameters(context, operation, request, {})].flatMap(([{ name, in: where }, reading]) =>
    ("value" in reading ? namesIn(reading.value, name) : [name]).map((own) => inputKey(where, own)),
  );
  return [...parameters, ...bodyNames(context, operation, request).map((name) => inputKey("body", name))];
}

/** Returns the paths of all values in a body; only that of the body if it cannot be read. */
function bodyNames(context: WireContext, { requestBody }: Operation, request: HttpRequest): string[] {
  if (request.body.length === 0) return [];
  const type = mediaTypeOf(request.headers);
  const mediaType = type && documentedMediaType(requestBody?.content ?? [], type);
  const reading = mediaType && readBody(context, mediaType, request, () => "");
  if (reading && "value" in reading) return namesIn(reading.value, "");
  // A body with another media type, or without one, is mostly JSON.
  const json = readJson(request.body);
  return "value" in json ? namesIn(json.value, "") : [""];
}

/** Returns the paths of a value and of all values in it. */
function namesIn(value: JsonValue, name: string): string[] {
  if (Array.isArray(value)) return [name, ...value.flatMap((item) => namesIn(item, `${name}[]`))];
  if (!isObject(value)) return [name];
  return [
    name,
    ...Object.entries(value).flatMap(([property, child]) =>
      namesIn(child, name === "" ? property : `${name}.${property}`),
    ),
  ];
}

function inputKey(where: Input["in"], name: string): string {
  return `${where} ${where === "header" ? name.toLowerCase() : name}`;
}
