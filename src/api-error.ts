import type { ErrorCode } from "../generated/error-codes.js";
import { FrsApiError as ApiError, isFrsApiError as isApiError } from "./client/errors.js";

/** A documented error code, or one that is not documented yet; editors complete the former. */
export type AnyErrorCode = ErrorCode | (string & {});

/** The service, its gateway or the identity service responded with an error. */
export type FrsApiError = ApiError<AnyErrorCode>;

/** The service, its gateway or the identity service responded with an error. */
export const FrsApiError: {
  new (...details: ConstructorParameters<typeof ApiError<AnyErrorCode>>): FrsApiError;
  readonly prototype: FrsApiError;
} = ApiError;

/** Whether a caught value is an {@link FrsApiError}, of whichever copy of the package. */
export const isFrsApiError: (value: unknown) => value is FrsApiError = isApiError;
