import type { ContractCase } from "./case.js";
import type { OpenApiDocument } from "./document/document.js";
import type { Operation } from "./document/operations.js";
import type { SchemaValidator } from "./document/validation.js";
import type { Exchange } from "./exchange.js";

/**
 * How serious a problem is: a `failure` breaks what the document says, a `warning` is left open by it and wants a review, a
 * `notice` is information.
 */
export type Level = "failure" | "warning" | "notice";

/** What is wrong with an exchange. */
export interface Problem {
  level: Level;
  /** What came and what was due, in one sentence. Holds no credential and no image. */
  message: string;
  /** JSON pointer, into the document, of the promise. */
  pointer: string;
  /** JSON pointer into the response's body, if the problem has a place there. */
  at?: string;
}

/** A problem that a check has found. */
export interface CheckProblem extends Problem {
  /** Name of the check. */
  check: string;
}

/** A criterion of a scenario's step that the response does not meet. */
export interface UnmetCriterion {
  /** The criterion as the document writes it. */
  condition: string;
  /** What stood in its place, shortened. Holds no credential and no image. */
  found: string;
  /** JSON pointer of the criterion in the document. */
  pointer: string;
}

/** A case with what came of it. */
export interface TestedCase {
  case: Pick<ContractCase, "id" | "operationId" | "kind" | "title" | "pointer" | "expectation">;
  /** The operation that the case exercises; missing for an unknown path. */
  operation: Operation | undefined;
  exchange: Exchange;
  /** The same request sent a second time, where the case asks for it. */
  repeated?: Exchange;
  /** The parameters of the request that name things which this run has made, and nobody has removed since. */
  owned?: readonly string[];
  /** For a step of a scenario: its criteria that the response does not meet. */
  unmet?: readonly UnmetCriterion[];
}

/** Prefixes of error codes that are written in another way, too, each with the one that the document has. */
export type CodeAliases = readonly (readonly [alias: string, documented: string])[];

/** What error codes mean is read from. */
export interface CodeContext {
  document: OpenApiDocument;
  /** @default [] */
  codeAliases?: CodeAliases;
}

/** What checks know besides the exchange. */
export interface CheckContext extends CodeContext {
  validator: SchemaValidator;
  /** Whether Prism's mock responds: it says in `sl-violations` how a request breaks the document. */
  isMock: boolean;
  /** How long a response may take, in milliseconds; `undefined` for no limit. */
  budget?: number;
}

/** One promise of a document that every exchange is held against. */
export interface Check {
  /** Short name in kebab case, as `--check` and reports use it. */
  name: string;
  /** The promise in a few words. */
  title: string;
  /** One paragraph for the docs: what is checked, why, and what to do about a failure. */
  about: string;
  /** Whether it compares two responses to the same request, so that some requests have to be sent twice. */
  repeats?: boolean;
  /** Finds what is wrong with an exchange; nothing if it keeps the promise or has nothing to do with it. */
  check(tested: TestedCase, context: CheckContext): Problem[];
}
