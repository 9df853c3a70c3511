import { FrsInputError } from "./errors.js";
import type { checkTotals, MediaDefinition, TotalDefinition } from "./media.js";

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
  /** What a call does besides responding: nothing, cost money, change what is stored, or issue credentials. */
  readonly sideEffects: "none" | "billable" | "writes" | "credentials";
  readonly parameters: readonly ParameterDefinition[];
  /** URL of the operation's own server, with `{region}`, if it is not served where all others are. */
  readonly server?: string;
  /** Whether the operation takes no credentials. */
  readonly auth?: "none";
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
  readonly response?: readonly string[];
  /** Those of them that may be `null`. */
  readonly nullable?: readonly string[];
  /** Required properties by status, or `null` if there is no body, where that is not the same for all success statuses. */
  readonly responses?: { readonly [status: string]: readonly string[] | null };
  /** Whether a successful response holds credentials, so that no error shows any of it. */
  readonly confidential?: boolean;
  /**
   * Finds the project of a region with this operation. Named here, like `check` and `encode`, so that a client that is given
   * its project can do without.
   */
  readonly projectOf?: ProjectLookup;
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

/** One part of a form. */
export interface FormPart {
  /** Name of the field that the part belongs to. */
  readonly name: string;
  readonly value: string | Blob;
  /** Media type of a text; without it, the part has none, which means plain text. */
  readonly type?: string;
}

/** The parts of a request that an input is sorted into. */
export interface RequestParts {
  path: { [name: string]: string };
  /** Pairs of names and values, encoded. */
  query: string[];
  header: { [name: string]: string };
  /** The fields that are no parameters; `undefined` if the operation takes no body. */
  body: { [name: string]: unknown } | undefined;
}

/** Constraints of the document for a field that selects what an operation changes or deletes. */
export interface CriterionDefinition {
  /** Whether an input without it selects everything; a field of the body, since a path cannot do without its own. */
  readonly required?: boolean;
  /** Whether several values, such as the members of an object, would be several criteria, of which one is allowed. */
  readonly single?: boolean;
  /** Length of a text, in characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Number of members of an object. */
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

/** How the items of a list can be reached, as the document says. */
export interface WindowDefinition {
  /** Name of the parameter that says how many items to skip. */
  readonly offset: string;
  /** Name of the parameter that says how many to return. */
  readonly limit: string;
  /** What the sum of both may not exceed. */
  readonly maximum: number;
  /** Field of the response that holds the items. */
  readonly items: string;
  /** Where the number of all items can be found: an operation that takes the same path, and the way into its response. */
  readonly total: { readonly operationId: string; readonly path: readonly string[] };
}

/**
 * Returns what looks up the id of the project of a region.
 *
 * @param listProjects - Asks the identity service for the projects of a name.
 */
export type ProjectLookup = (
  region: string,
  listProjects: (name: string, signal: AbortSignal) => Promise<object>,
) => (signal: AbortSignal) => Promise<string>;

/** The error of a call that needs an operation which its client was created without. */
export function missingOperation(operationId: string): FrsInputError {
  return new FrsInputError(operationId, "operations", `The client was made without \`${operationId}\`: add it.`);
}
