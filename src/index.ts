export * from "../generated/client.js";
export * from "../generated/error-codes.js";
export { operationTable, type Region, regions } from "../generated/operations.js";
export type { paths } from "../generated/schema.js";
export { type AnyErrorCode, FrsApiError, isFrsApiError } from "./api-error.js";
export { type AccessKey, type AccessKeyAuthOptions, accessKeyAuth } from "./client/access-key-auth.js";
export type { BufferedResponse } from "./client/buffered-response.js";
export type { Clock } from "./client/clock.js";
export type { Target } from "./client/endpoint.js";
export { authFromEnv } from "./client/environment.js";
export {
  FrsConnectionError,
  FrsError,
  FrsInputError,
  FrsResponseError,
  FrsTimeoutError,
  FrsWindowError,
  isFrsConnectionError,
  isFrsError,
  isFrsInputError,
  isFrsResponseError,
  isFrsTimeoutError,
  isFrsWindowError,
} from "./client/errors.js";
export {
  type CallEvent,
  consoleLogger,
  type ErrorEvent,
  type Hooks,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
} from "./client/hooks.js";
export type { FileContent } from "./client/media.js";
export type { OneOf } from "./client/one-of.js";
export type { BodyDefinition, OperationDefinition, ParameterDefinition } from "./client/operation.js";
export type { CallLimits, CallOptions, ClientOptions } from "./client/options.js";
export type { OutgoingRequest, RequestContent } from "./client/outgoing.js";
export type { Pace } from "./client/pace.js";
export { type PasswordLogin, passwordAuth } from "./client/password-auth.js";
export type { Rate, Reply, WithResponse } from "./client/reply.js";
export type { RetryOptions } from "./client/retry.js";
export { type Authentication, tokenAuth } from "./client/token-auth.js";
export type { Call, CallingClient, Layer, Transport } from "./client/transport.js";
export type { FrsOperations } from "./frs-operations.js";
