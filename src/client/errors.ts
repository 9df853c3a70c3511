import type { ResponseDetails } from "./redaction.js";

/** Marks every error of this package, so that guards also recognise those of another copy of it. */
const brand = Symbol.for("frs-openapi.error");

// The fields of the classes are only declared: constructors set them all, and would otherwise do so twice.

/** The kinds of error, by which the guards tell them apart. */
type Kind = "api" | "connection" | "timeout" | "response" | "input" | "window";

/** What all errors of this package have in common. Catch it with {@link isFrsError} rather than `instanceof`. */
export abstract class FrsError extends Error {
  /**
   * Name of the operation that was called, such as `listFaceSets`; method and path if the call was made through
   * `frs.http`; empty if the error has to do with no single call. If another operation that the call needs failed, such as
   * the one that fetches a token, its error is the cause.
   */
  declare readonly operation: string;
  /** How often it was tried to send the request; 0 if it was refused before. */
  attempts = 0;
  declare readonly [brand]: Kind;

  protected constructor(kind: Kind, operation: string, message: string, options?: ErrorOptions) {
    super(operation === "" ? message : `${operation}: ${message}`, options);
    this.operation = operation;
    this[brand] = kind;
  }
}

/**
 * The service, its gateway or the identity service responded with an error: by its status, or by a code in the body of a
 * successful status that lacks what the document requires.
 *
 * @typeParam Code - The codes that are known, and how all others are taken.
 */
export class FrsApiError<Code extends string = string> extends FrsError {
  override readonly name = "FrsApiError";
  /** HTTP status of the response. */
  declare readonly status: number;
  /** Documented code such as `FRS.0302`; `undefined` if the response carries none. */
  declare readonly code: Code | undefined;
  /** Id of the request, to quote to the support; `undefined` if the response carries none. */
  declare readonly requestId: string | undefined;
  /** Whether the unchanged request can succeed later by itself. */
  declare readonly retryable: boolean;
  /** How long the response asks to wait with `Retry-After`, in milliseconds; `undefined` if it does not. */
  declare readonly retryAfter: number | undefined;
  /**
   * What to do about it; the message says so, too. `undefined` if the code is no documented one, and in a client made by
   * `createClientOf`, which is to be small: there `errorCodes` has it.
   */
  declare readonly remedy: string | undefined;

  constructor(details: {
    operation: string;
    status: number;
    retryable: boolean;
    code: Code | undefined;
    message: string;
    remedy: string | undefined;
    requestId: string | undefined;
    retryAfter?: number | undefined;
  }) {
    const { operation, message, ...fields } = details;
    const { status, code, requestId } = fields;
    const reference = requestId === undefined ? "" : ` (request id ${requestId})`;
    // The token API of IAM repeats the status as its code.
    const shownCode = code === undefined || code === String(status) ? "" : ` ${code}`;
    super("api", operation, `${status}${shownCode} ${message}${reference}`);
    Object.assign(this, fields);
  }
}

/**
 * No response came: name not found, connection refused or reset, certificate refused, a file that could not be read while it
 * was sent. The cause is the runtime's error.
 */
export class FrsConnectionError extends FrsError {
  override readonly name = "FrsConnectionError";

  constructor(operation: string, message: string, options?: ErrorOptions) {
    super("connection", operation, message, options);
  }
}

/** An attempt, or the whole call, took longer than allowed. */
export class FrsTimeoutError extends FrsError {
  override readonly name = "FrsTimeoutError";

  constructor(operation: string, message: string, options?: ErrorOptions) {
    super("timeout", operation, message, options);
  }
}

/** A successful response came that is not what the document describes, such as the HTML page of a proxy, or a redirect. */
export class FrsResponseError extends FrsError {
  override readonly name = "FrsResponseError";
  /** HTTP status of the response. */
  declare readonly status: number;
  /** Media type of the response, without parameters; `undefined` if it has none. */
  declare readonly contentType: string | undefined;
  /** Id of the request, to quote to the support; `undefined` if the response carries none. */
  declare readonly requestId: string | undefined;

  constructor(operation: string, message: string, response: ResponseDetails, options?: ErrorOptions) {
    super("response", operation, message, options);
    Object.assign(this, response);
  }
}

/**
 * An option or an input was refused, by the client or by the runtime. If `attempts` is 0, nothing was sent; a `fetch` that
 * gives no usable `Response` can be refused only after it was called.
 */
export class FrsInputError extends FrsError {
  override readonly name = "FrsInputError";
  /** Name of the option or input field at fault. */
  declare readonly field: string;
  /** The limit that was passed, in the unit that the message names; `undefined` if it is no question of size. */
  declare readonly limit: number | undefined;
  /** JSON pointer to the constraint in the document, such as `/components/schemas/ImageFile/x-max-bytes`. */
  declare readonly pointer: string | undefined;

  constructor(
    operation: string,
    field: string,
    message: string,
    options: ErrorOptions & { limit?: number; pointer?: string } = {},
  ) {
    super("input", operation, options.pointer === undefined ? message : `${message} (${options.pointer})`, options);
    this.field = field;
    this.limit = options.limit;
    this.pointer = options.pointer;
  }
}

/**
 * A list goes on beyond what the service lets a caller reach. What was given out before is right, but not all there is.
 */
export class FrsWindowError extends FrsError {
  override readonly name = "FrsWindowError";
  /** How many items can be reached. */
  declare readonly reachable: number;
  /** How many there are; `undefined` if that could not be found out. */
  declare readonly total: number | undefined;

  constructor(
    operation: string,
    message: string,
    reachable: number,
    total: number | undefined,
    options?: ErrorOptions,
  ) {
    super("window", operation, message, options);
    this.reachable = reachable;
    this.total = total;
  }
}

/**
 * Returns the error that a call fails with: if another operation that it needed has failed, an error of the same kind, with
 * the same fields, that names the call and has the other one as its cause.
 */
export function errorOfCall(operation: string, cause: unknown): unknown {
  if (!isFrsError(cause) || !cause.operation || cause.operation === operation) return cause;
  const error = new Error(`${operation}: ${cause.message}`, { cause });
  // Neither a constructor of a kind nor its arguments are known here, and the error may be of another copy of the package.
  Object.setPrototypeOf(error, Object.getPrototypeOf(cause));
  return Object.assign(error, cause, { operation, attempts: 0 });
}

function kindOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, brand) : undefined;
}

/** Whether a caught value is an error of this package, of whichever copy. */
export function isFrsError(value: unknown): value is FrsError {
  return kindOf(value) !== undefined;
}

/** Whether a caught value is an {@link FrsApiError}, of whichever copy of the package. */
export function isFrsApiError<Code extends string = string>(value: unknown): value is FrsApiError<Code> {
  return kindOf(value) === "api";
}

/** Whether a caught value is an {@link FrsConnectionError}, of whichever copy of the package. */
export function isFrsConnectionError(value: unknown): value is FrsConnectionError {
  return kindOf(value) === "connection";
}

/** Whether a caught value is an {@link FrsTimeoutError}, of whichever copy of the package. */
export function isFrsTimeoutError(value: unknown): value is FrsTimeoutError {
  return kindOf(value) === "timeout";
}

/** Whether a caught value is an {@link FrsResponseError}, of whichever copy of the package. */
export function isFrsResponseError(value: unknown): value is FrsResponseError {
  return kindOf(value) === "response";
}

/** Whether a caught value is an {@link FrsInputError}, of whichever copy of the package. */
export function isFrsInputError(value: unknown): value is FrsInputError {
  return kindOf(value) === "input";
}

/** Whether a caught value is an {@link FrsWindowError}, of whichever copy of the package. */
export function isFrsWindowError(value: unknown): value is FrsWindowError {
  return kindOf(value) === "window";
}
