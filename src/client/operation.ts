import type { CriterionDefinition } from "./criteria.js";
import type { WindowDefinition } from "./each.js";
import { FrsInputError } from "./errors.js";
import type { checkTotals, MediaDefinition, TotalDefinition } from "./media.js";
import type { FormPart } from "./multipart.js";
import { checkHeaderValue } from "./options.js";
import type { projectOf } from "./project.js";
import { encode } from "./signature.js";

/** One parameter of an operation, as far as the runtime needs it. */
export interface ParameterDefinition {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  /**
   * Writes a value that is a list or an object, as `name=value` pairs of a query that are encoded. Named here, like `check`
   * and `encode`, so that bundles hold it only where it is needed.
   */
  readonly write?: (operation: OperationDefinition, name: string, value: unknown) => string[];
  /** The client option that supplies the value instead of the input. */
  readonly clientOption?: string;
}

/** One operation, as far as the runtime needs it. The generated client holds one for each. */
export interface OperationDefinition {
  readonly operationId: string;
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";
  /** Path with its parameters in braces. */
  readonly path: string;
  /** What a call does besides answering: nothing, cost money, change what is stored, or issue credentials. */
  readonly sideEffects: "none" | "billable" | "writes" | "credentials";
  readonly parameters: readonly ParameterDefinition[];
  /** URL of the operation's own server, with `{region}`, if it is not served where all others are. */
  readonly server?: string;
  /** Whether the operation takes no credentials. */
  readonly open?: boolean;
  /** Groups of fields of which exactly one must be given. */
  readonly exactlyOneOf?: readonly (readonly string[])[];
  /** What selects the things that the operation changes or deletes, by field. */
  readonly criteria?: { readonly [field: string]: CriterionDefinition };
  /** Sides of which an input may give fields of one only. */
  readonly excludes?: readonly (readonly string[])[];
  /** Checks `excludes`; named here, so that bundles hold it only where it is needed. */
  readonly checkExcludes?: (operation: OperationDefinition, fields: ReadonlyMap<string, unknown>) => void;
  /** Checks the fields of an input together; `validate` as in the call's options. */
  readonly check?: (operation: OperationDefinition, fields: ReadonlyMap<string, unknown>, validate: boolean) => void;
  /** How the body travels; missing if the operation takes none. */
  readonly body?: BodyDefinition;
  /** Required properties of the body of a successful response. */
  readonly answer?: readonly string[];
  /** Those of them that may be `null`. */
  readonly nullable?: readonly string[];
  /** Required properties by status, or `null` if there is no body, where that is not the same for all success statuses. */
  readonly answers?: { readonly [status: string]: readonly string[] | null };
  /** Whether a successful answer holds credentials, so that no error shows any of it. */
  readonly confidential?: boolean;
  /**
   * Finds the project of a region with this operation. Named here, like `check` and `encode`, so that a client that is given
   * its project can do without.
   */
  readonly projectOf?: typeof projectOf;
  /** How the list that the operation gives can be gone through. */
  readonly window?: WindowDefinition;
}

/** The body of an operation, as far as the runtime needs it. */
export interface BodyDefinition {
  /** Whether a request may do without a body, and so has none if no field of it is given. */
  readonly optional?: boolean;
  /** Fields that are files: with one of them, the body travels as `multipart/form-data`. */
  readonly files?: readonly string[];
  /** What writes fields of a form that are neither texts nor single files, or that may be `null`. */
  readonly fields?: { readonly [name: string]: FieldWriter };
  /** Writes a body without a file, where that is not JSON. */
  readonly plain?: BodyDefinition["encode"];
  /** Makes a `Blob` of the value of such a field, with a copy of its bytes; `undefined` if it is not a file. */
  readonly toBlob?: (value: unknown) => Blob | undefined;
  /** Fields with an image or a video in themselves. */
  readonly media?: { readonly [field: string]: MediaDefinition };
  /** Fields that may not exceed a size together. */
  readonly totals?: readonly TotalDefinition[];
  /** Checks them. */
  readonly checkTotals?: typeof checkTotals;
  /** Gives the values of an input that no error may show. */
  readonly secrets?: (input: unknown) => string[];
  /** Finds the images and videos of a body, no part of which any error may show. */
  readonly content?: {
    /** Those in base64. */
    ofFields(operation: OperationDefinition, fields: RequestParts["body"]): string[];
    /** Whether a word, or a stretch of it, stands in one of them. */
    isPartOf(media: readonly string[], word: string): boolean;
    /** The beginnings of those in files, as texts in which a server could repeat them. */
    ofFiles(operation: OperationDefinition, fields: RequestParts["body"]): Promise<string[]>;
  };
  /** Writes the body: as JSON text, or as a `Blob` that names its media type. Without it, it is written as JSON. */
  readonly encode?: (
    operationId: string,
    definition: BodyDefinition,
    fields: { readonly [name: string]: unknown },
    validate: boolean,
  ) => Promise<string | Blob>;
}

/** Writes the value of a field as parts of a form. */
export type FieldWriter = (operationId: string, name: string, value: unknown) => FormPart[];

/** The parts of a request that an input is sorted into. */
export interface RequestParts {
  path: { [name: string]: string };
  /** Pairs of names and values, encoded. */
  query: string[];
  header: { [name: string]: string };
  /** The fields that are no parameters; `undefined` if the operation takes no body. */
  body: { [name: string]: unknown } | undefined;
}

/**
 * Sorts the fields of an input into path, query, header and body.
 *
 * @param fields - The input by field; what has its place is taken out of it.
 * @param clientOptions - Values for the parameters that the client's options supply.
 * @param validate - Whether constraints of the document are checked that the service checks, too.
 * @throws {FrsInputError} If a required parameter is missing, a value cannot be sent, or a field is unknown to an
 *   operation without a body.
 */
export function sortInput(
  operation: OperationDefinition,
  fields: Map<string, unknown>,
  clientOptions: { readonly [option: string]: string | undefined },
  validate: boolean,
): RequestParts {
  const { operationId } = operation;
  const parts: RequestParts = { path: {}, query: [], header: {}, body: undefined };
  operation.check?.(operation, fields, validate);
  operation.checkExcludes?.(operation, fields);

  for (const parameter of operation.parameters) {
    const { name, clientOption } = parameter;
    const value = clientOption === undefined ? fields.get(name) : clientOptions[clientOption];
    fields.delete(name);
    if (value === undefined || value === null) {
      if (!parameter.required) continue;
      throw new FrsInputError(operationId, name, `\`${name}\` is required.`);
    }
    if (parameter.write) {
      const pairs = parameter.write(operation, name, value);
      if (pairs.length === 0 && (parameter.required || operation.exactlyOneOf?.flat().includes(name))) {
        throw new FrsInputError(operationId, name, `\`${name}\` must not be empty.`);
      }
      parts.query.push(...pairs);
      continue;
    }
    const text = scalar(operationId, name, value);
    if (parameter.in === "path") parts.path[name] = text;
    if (parameter.in === "query") parts.query.push(queryPair(operationId, name, text));
    if (parameter.in === "header") {
      checkHeaderValue(operationId, name, text);
      parts.header[name] = text;
    }
  }

  if (operation.body) {
    if (fields.size > 0 || !operation.body.optional) parts.body = Object.fromEntries(fields);
    return parts;
  }
  const [unknown] = fields.keys();
  if (unknown !== undefined) {
    const known = operation.parameters.filter((parameter) => parameter.clientOption === undefined);
    const names = known.map((parameter) => `\`${parameter.name}\``).join(", ");
    throw new FrsInputError(operationId, unknown, `\`${unknown}\` is no input of this operation; it takes ${names}.`);
  }
  return parts;
}

/**
 * The text of a value that travels in a path, a query or a header.
 *
 * @throws {FrsInputError} If it is no text, number or truth value.
 */
export function scalar(operationId: string, name: string, value: unknown): string {
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return String(value);
  throw new FrsInputError(operationId, name, `\`${name}\` must be a string.`);
}

/**
 * Fills the braces of a path, encoding each value so that it stays one segment (RFC 3986, unreserved characters kept).
 *
 * @throws {FrsInputError} If a value is missing, empty, `.` or `..`, contains control characters or half of a surrogate
 *   pair: servers and proxies would read another path than the one meant.
 */
export function fillPath(operation: string, path: string, values: { readonly [name: string]: unknown }): string {
  let filled = path;
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    filled = filled.replaceAll(`{${name}}`, encodeSegment(operation, name, scalar(operation, name, value)));
  }
  // No value brings braces in: they are encoded.
  const [, missing] = /\{([^{}]+)\}/.exec(filled) ?? [];
  if (missing !== undefined) throw new FrsInputError(operation, missing, `\`${missing}\` is required.`);
  return filled;
}

function encodeSegment(operation: string, name: string, value: string): string {
  // Most ids are of such characters, which mean themselves.
  if (/^[\w-]+$/.test(value)) return value;
  if (/^\.{0,2}$|\p{Cc}/u.test(value)) {
    const why = value === "" ? "is empty" : /^\.+$/.test(value) ? `is "${value}"` : "contains a control character";
    throw new FrsInputError(operation, name, `\`${name}\` ${why}, which no path can carry.`);
  }
  return encodeText(operation, name, value);
}

/**
 * Writes a query, in which names are encoded like values: a name may be the caller's choice, and a `#` in it would cut off
 * all that follows. A list repeats its name, an object gives its members.
 *
 * @throws {FrsInputError} If a name or value contains half of a surrogate pair.
 */
export function encodeQuery(operation: string, query: { readonly [name: string]: unknown }): string {
  const pairs = (name: string, value: unknown): string[] => {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value.flatMap((item) => pairs(name, item));
    if (typeof value === "object") return Object.entries(value).flatMap(([member, item]) => pairs(member, item));
    return [queryPair(operation, name, String(value))];
  };
  return Object.entries(query)
    .flatMap(([name, value]) => pairs(name, value))
    .join("&");
}

/**
 * A parameter of a query.
 *
 * @throws {FrsInputError} If its name or text contains half of a surrogate pair.
 */
export function queryPair(operation: string, name: string, text: string): string {
  return `${encodeText(operation, name, name)}=${encodeText(operation, name, text)}`;
}

/**
 * A text in which all but the unreserved characters of RFC 3986 are encoded.
 *
 * @throws {FrsInputError} If it contains half of a surrogate pair.
 */
export function encodeText(operation: string, name: string, text: string): string {
  try {
    return encode(text);
  } catch {
    throw new FrsInputError(operation, name, `\`${name}\` contains half of a surrogate pair.`);
  }
}
