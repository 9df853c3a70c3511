export * from "../generated/client.js";
export * from "../generated/error-codes.js";
export { type AccessKey, type AccessKeyAuthOptions, accessKeyAuth } from "./client/access-key-auth.js";
export type { Target } from "./client/endpoint.js";
export {
  FrsApiError,
  FrsConnectionError,
  FrsError,
  FrsInputError,
  FrsResponseError,
  FrsTimeoutError,
  isFrsApiError,
  isFrsConnectionError,
  isFrsError,
  isFrsInputError,
  isFrsResponseError,
  isFrsTimeoutError,
} from "./client/errors.js";
export type { OneOf } from "./client/one-of.js";
export type { BodyDefinition, OperationDefinition, ParameterDefinition } from "./client/operation.js";
export type { CallOptions, ClientOptions, Patience } from "./client/options.js";
export type { Clock, RetryOptions } from "./client/retry.js";
export { type Authentication, tokenAuth } from "./client/token-auth.js";
export type { Call, Layer, Transport } from "./client/transport.js";
