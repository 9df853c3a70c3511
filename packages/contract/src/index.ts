/**
 * The contract-test engine for programs: its commands, and the types of profiles and validators.
 *
 * @module
 */
export type { Expectation } from "./case.js";
export type { CheckProblem, CodeAliases } from "./check.js";
export { documentedResponse } from "./checks/response/documented.js";
export { main } from "./cli/main.js";
export { recordCommand } from "./cli/record.js";
export { contractCommand } from "./cli/run.js";
export { ContractError } from "./errors.js";
export { type Exchange, type Header, type HttpRequest, headerOf } from "./exchange.js";
export type { BrokenSignature, Signer, SigningContext, SigningKey } from "./profile.js";
export {
  type ClientOption,
  type Commands,
  type CredentialProfile,
  type DefaultDocument,
  type ExchangeValidator,
  type HelpTexts,
  type MediaCheck,
  type MockProfile,
  type Profile,
  plainProfile,
  type RunningMock,
  type ValidatorProfile,
} from "./profile.js";
export { holdsPlaceholder } from "./redaction/placeholder.js";
export { type Environment, readVariable } from "./target/secrets.js";
export { withoutCoding } from "./wire/content-coding.js";
export { isJson, mediaTypeOf } from "./wire/media-type.js";
export { createOperationIndex, type Match, type OperationIndex } from "./wire/operation-index.js";
export { queryPairsOf } from "./wire/pairs.js";
export { pathOf } from "./wire/path.js";
export { decodeUtf8 } from "./wire/text.js";
