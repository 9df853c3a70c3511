import { FrsInputError } from "./errors.js";
import type { checkTotals, MediaDefinition, TotalDefinition } from "./media.js";

/** Describes a parameter of an operation for the runtime. */
export interface ParameterDefinition {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  /**
   * Writes an array or an object as encoded `name=value` pairs of a query. Referenced here, like `check` and `encode`, so
   * that bundles contain it only if needed.
   */
  readonly write?: (operation: OperationDefinition, name: string, value: unknown) => string[];
  /** Client option that supplies the value instead of the input. */
  readonly clientOption?: string;
}

/** Describes an operation for the runtime. The generated client has one for each operation. */
export interface OperationDefinition {
  readonly operationId: string;
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";
  /** Path template, with parameters in braces. */
  readonly path: string;
  /** Side effects of a call: none, costs money, changes stored data, or issues credentials. */
  readonly sideEffects: "none" | "billable" | "writes" | "credentials";
  readonly parameters: readonly ParameterDefinition[];
  /** URL of the operation's own server, with `{region}`, if it differs from that of the document. */
  readonly server?: string;
  /** `none` if the operation is called without credentials. */
  readonly auth?: "none";
  /** Groups of fields of which exactly one is required. */
  readonly exactlyOneOf?: readonly (readonly string[])[];
  /** Fields that select what the operation changes or deletes. */
  readonly criteria?: { readonly [field: string]: CriterionDefinition };
  /** Sets of fields that exclude each other. */
  readonly excludes?: readonly (readonly string[])[];
  /** Checks `excludes`; referenced here, so that bundles contain it only if needed. */
  readonly checkExcludes?: (operation: OperationDefinition, fields: ReadonlyMap<string, unknown>) => void;
  /** Checks the combination of fields of an input; `validate` is that of the call's options. */
  readonly check?: (operation: OperationDefinition, fields: ReadonlyMap<string, unknown>, validate: boolean) => void;
  /** How the body is sent; missing if the operation has none. */
  readonly body?: BodyDefinition;
  /** Required properties of the body of a successful response. */
  readonly response?: readonly string[];
  /** Required properties that may be `null`. */
  readonly nullable?: readonly string[];
  /** Required properties by status, or `null` for a status without a body, where success statuses differ. */
  readonly responses?: { readonly [status: string]: readonly string[] | null };
  /** Whether a successful response contains credentials, so that no error may show any of it. */
  readonly confidential?: boolean;
  /**
   * Finds the project of a region with this operation. Referenced here, like `check` and `encode`, so that bundles contain
   * it only if needed.
   */
  readonly projectOf?: ProjectLookup;
  /** How to iterate over the list that the operation returns. */
  readonly window?: WindowDefinition;
}

/** Describes the body of an operation for the runtime. */
export interface BodyDefinition {
  /** Whether the body is optional, and so omitted if none of its fields is present. */
  readonly optional?: boolean;
  /** Fields that are files: with one of them, the body is sent as `multipart/form-data`. */
  readonly files?: readonly string[];
  /** Writers of form fields that are neither scalars nor single files, or that may be `null`. */
  readonly fields?: { readonly [name: string]: FieldWriter };
  /** Writes a body without files, if that is not JSON. */
  readonly plain?: BodyDefinition["encode"];
  /** Converts the value of a file field to a `Blob`, copying bytes; `undefined` if it is not a file. */
  readonly toBlob?: (value: unknown) => Blob | undefined;
  /** Fields that contain an image or a video. */
  readonly media?: { readonly [field: string]: MediaDefinition };
  /** Limits of the total size of several fields. */
  readonly totals?: readonly TotalDefinition[];
  /** Checks `totals`. */
  readonly checkTotals?: typeof checkTotals;
  /** Returns the values of an input that no error may show. */
  readonly secrets?: (input: unknown) => string[];
  /** Finds the images and videos of a body, which no error may show. */
  readonly content?: {
    /** Returns those in base64. */
    ofFields(operation: OperationDefinition, fields: RequestParts["body"]): string[];
    /** Whether a word, or a part of it, is part of one of them. */
    isPartOf(media: readonly string[], word: string): boolean;
    /** Returns the start of those in files, as strings in which a server could repeat them. */
    ofFiles(operation: OperationDefinition, fields: RequestParts["body"]): Promise<string[]>;
  };
  /** Writes the body as a JSON string, or as a `Blob` with its media type. By default, it is written as JSON. */
  readonly encode?: (
    operationId: string,
    definition: BodyDefinition,
    fields: { readonly [name: string]: unknown },
    validate: boolean,
  ) => Promise<string | Blob>;
}

/** Writes a field as parts of a form. */
export type FieldWriter = (operationId: string, name: string, value: unknown) => FormPart[];

/** One part of a form. */
export interface FormPart {
  /** Name of the field that the part belongs to. */
  readonly name: string;
  readonly value: string | Blob;
  /** Media type of a string; a part without one is plain text. */
  readonly type?: string;
}

/** The parts of a request, filled from the fields of an input. */
export interface RequestParts {
  path: { [name: string]: string };
  /** Encoded `name=value` pairs. */
  query: string[];
  header: { [name: string]: string };
  /** Fields that are not parameters; `undefined` without a body. */
  body: { [name: string]: unknown } | undefined;
}

/** Constraints of the document for a field that selects what an operation changes or deletes. */
export interface CriterionDefinition {
  /** Whether an input without it selects everything; only for fields of the body. */
  readonly required?: boolean;
  /** Whether each value is a criterion of its own, such as a property of an object, and only one is allowed. */
  readonly single?: boolean;
  /** Minimum length of a string, in characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Minimum number of properties of an object. */
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

/** How the items of a list are requested. */
export interface WindowDefinition {
  /** Parameter with the number of items to skip. */
  readonly offset: string;
  /** Parameter with the number of items to return. */
  readonly limit: string;
  /** Maximum of the sum of both. */
  readonly maximum: number;
  /** Property of the response with the items. */
  readonly items: string;
  /** Where the number of all items is: an operation with the same path parameters, and the path in its response. */
  readonly total: { readonly operationId: string; readonly path: readonly string[] };
}

/**
 * Returns a function that requests the project id of a region.
 *
 * @param listProjects - Requests the projects with a name from the identity service.
 */
export type ProjectLookup = (
  region: string,
  listProjects: (name: string, signal: AbortSignal) => Promise<object>,
) => (signal: AbortSignal) => Promise<string>;

/** Returns the error of a call that needs an operation missing from its client. */
export function missingOperation(operationId: string): FrsInputError {
  return new FrsInputError(operationId, "operations", `The client was created without \`${operationId}\`: add it.`);
}
