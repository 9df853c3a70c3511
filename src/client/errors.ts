import type { ResponseDetails } from "./redaction.js";

/** Marks every error of this package, so that guards also recognise errors of another copy of it. */
const brand = Symbol.for("frs-openapi.error");

// The fields of the classes are only declared: constructors set them all, and would otherwise do so twice.

/** Kinds of errors, by which the guards distinguish them. */
type Kind = "api" | "connection" | "timeout" | "response" | "input" | "window";

/** Base class of all errors of this package. Test for it with {@link isFrsError}, not with `instanceof`. */
export abstract class FrsError extends Error {
  /**
   * Name of the called operation, such as `listFaceSets`; method and path for a call of `frs.http`; empty if the error
   * does not belong to a call. If another operation that the call needs failed, such as `createToken`, its error is the
   * cause.
   */
  declare readonly operation: string;
  /** Number of attempts to send the request; 0 if it was refused before sending. */
  attempts = 0;
  declare readonly [brand]: Kind;

  protected constructor(kind: Kind, operation: string, message: string, options?: ErrorOptions) {
    super(operation === "" ? message : `${operation}: ${message}`, options);
    this.operation = operation;
    this[brand] = kind;
  }
}

/**
 * Reports an error response of the service, its gateway or the identity service: an error status, or an error code in the
 * body of a success status whose required properties are missing.
 *
 * @typeParam Code - The error codes.
 */
export class FrsApiError<Code extends string = string> extends FrsError {
  override readonly name = "FrsApiError";
  /** HTTP status of the response. */
  declare readonly status: number;
  /** Error code such as `FRS.0302`; `undefined` if the response has none. */
  declare readonly code: Code | undefined;
  /** Request id, to quote in a support ticket; `undefined` if the response has none. */
  declare readonly requestId: string | undefined;
  /** Whether the same request can succeed later. */
  declare readonly retryable: boolean;
  /** Delay requested by `Retry-After`, in milliseconds; `undefined` if the response has no such header. */
  declare readonly retryAfter: number | undefined;
  /**
   * What to do; it is also part of the message. `undefined` if the code is not documented, and in a client created by
   * `createClientOf`, to keep it small: look it up in `errorCodes`.
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
 * Reports that no complete response was received: unknown host name, connection refused or reset, certificate refused, or a
 * file that could not be read while it was sent. The cause is the runtime's error.
 */
export class FrsConnectionError extends FrsError {
  override readonly name = "FrsConnectionError";

  constructor(operation: string, message: string, options?: ErrorOptions) {
    super("connection", operation, message, options);
  }
}

/** Reports that an attempt exceeded `timeout`, or a call exceeded `totalTimeout`. */
export class FrsTimeoutError extends FrsError {
  override readonly name = "FrsTimeoutError";

  constructor(operation: string, message: string, options?: ErrorOptions) {
    super("timeout", operation, message, options);
  }
}

/** Reports a response that does not conform to the document, such as the HTML page of a proxy, or a redirect. */
export class FrsResponseError extends FrsError {
  override readonly name = "FrsResponseError";
  /** HTTP status of the response. */
  declare readonly status: number;
  /** Media type of the response, without parameters; `undefined` if the response has none. */
  declare readonly contentType: string | undefined;
  /** Request id, to quote in a support ticket; `undefined` if the response has none. */
  declare readonly requestId: string | undefined;

  constructor(operation: string, message: string, response: ResponseDetails, options?: ErrorOptions) {
    super("response", operation, message, options);
    Object.assign(this, response);
  }
}

/**
 * Reports an invalid option or input, refused by the client or by the runtime. If `attempts` is 0, nothing was sent; a
 * `fetch` that does not return a valid `Response` is refused only after it was called.
 */
export class FrsInputError extends FrsError {
  override readonly name = "FrsInputError";
  /** Name of the invalid option or input field. */
  declare readonly field: string;
  /** The limit that was exceeded, in the unit of the message; `undefined` if the error is not about a size. */
  declare readonly limit: number | undefined;
  /** JSON pointer to the constraint in the document, such as `/components/schemas/ImageFile/x-max-bytes`. */
  declare readonly pointer: string | undefined;

  constructor(
    operation: string,
    field: string,
    message: string,
    options: ErrorOptions & { limit?: number; pointer?: string } = {},
  ) {
    const { limit, pointer } = options;
    super("input", operation, pointer === undefined ? message : `${message} (${pointer})`, options);
    Object.assign(this, { field, limit, pointer });
  }
}

/**
 * Reports that a list has more items than the service lets a caller reach. The items returned before are correct, but
 * not complete.
 */
export class FrsWindowError extends FrsError {
  override readonly name = "FrsWindowError";
  /** Number of items that can be listed. */
  declare readonly reachable: number;
  /** Number of all items; `undefined` if it is unknown. */
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
 * Returns the error of a call. If another operation that it needs failed, it has the same kind and fields, names the call,
 * and has the error of the other operation as its cause.
 */
export function errorOfCall(operation: string, cause: unknown): unknown {
  if (!isFrsError(cause) || !cause.operation || cause.operation === operation) return cause;
  const error = new Error(`${operation}: ${cause.message}`, { cause });
  // The constructor and its arguments are unknown here, and the error may be of another copy of the package.
  Object.setPrototypeOf(error, Object.getPrototypeOf(cause));
  return Object.assign(error, cause, { operation, attempts: 0 });
}

function kindOf(value: unknown): unknown {
  return Reflect.get(Object(value), brand);
}

/** Whether a caught value is an error of this package, or of another copy of it. */
export function isFrsError(value: unknown): value is FrsError {
  return kindOf(value) !== undefined;
}

/** Whether a caught value is an {@link FrsApiError}, of this or another copy of the package. */
export function isFrsApiError<Code extends string = string>(value: unknown): value is FrsApiError<Code> {
  return kindOf(value) === "api";
}

/** Whether a caught value is an {@link FrsConnectionError}, of this or another copy of the package. */
export function isFrsConnectionError(value: unknown): value is FrsConnectionError {
  return kindOf(value) === "connection";
}

/** Whether a caught value is an {@link FrsTimeoutError}, of this or another copy of the package. */
export function isFrsTimeoutError(value: unknown): value is FrsTimeoutError {
  return kindOf(value) === "timeout";
}

/** Whether a caught value is an {@link FrsResponseError}, of this or another copy of the package. */
export function isFrsResponseError(value: unknown): value is FrsResponseError {
  return kindOf(value) === "response";
}

/** Whether a caught value is an {@link FrsInputError}, of this or another copy of the package. */
export function isFrsInputError(value: unknown): value is FrsInputError {
  return kindOf(value) === "input";
}

/** Whether a caught value is an {@link FrsWindowError}, of this or another copy of the package. */
export function isFrsWindowError(value: unknown): value is FrsWindowError {
  return kindOf(value) === "window";
}
