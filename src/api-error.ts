import type { ErrorCode } from "../generated/error-codes.js";
import { FrsApiError as ApiError, isFrsApiError as isApiError } from "./client/errors.js";

/** An error code, documented or not; editors complete the documented ones. */
export type AnyErrorCode = ErrorCode | (string & {});

/** Reports an error response of the service, its gateway or the identity service. */
export type FrsApiError = ApiError<AnyErrorCode>;

/** Reports an error response of the service, its gateway or the identity service. */
export const FrsApiError: {
  new (...details: ConstructorParameters<typeof ApiError<AnyErrorCode>>): FrsApiError;
  readonly prototype: FrsApiError;
} = ApiError;

/** Whether a caught value is an {@link FrsApiError}, of this or another copy of the package. */
export const isFrsApiError: (value: unknown) => value is FrsApiError = isApiError;
