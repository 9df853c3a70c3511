/**
 * The contract-test engine for programs: what a profile and a judge of its own are made of.
 *
 * @module
 */
export type { Expectation } from "./case.js";
export type { Finding } from "./check.js";
export { documentedResponse, isJson } from "./checks/answer/documented.js";
export { type Exchange, type Header, headerOf, type SentRequest } from "./exchange.js";
export { mediaTypeOf, queryPairsOf, textOf, withoutCoding } from "./record/content.js";
export { createOperationIndex, type Match, type OperationIndex, pathOf } from "./record/operation-index.js";
export { holdsPlaceholder } from "./record/placeholder.js";
