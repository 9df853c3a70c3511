import type { ContractCase } from "./case.js";
import type { OpenApiDocument } from "./document/document.js";
import type { Operation } from "./document/operations.js";
import type { SchemaValidator } from "./document/validation.js";
import type { Exchange } from "./exchange.js";

/**
 * How serious a problem is. `failure`: the endpoint does not conform. `warning`: the document leaves it open, so that it needs
 * a review. `notice`: information.
 */
export type Level = "failure" | "warning" | "notice";

/** What is wrong with an exchange. */
export interface Problem {
  level: Level;
  /** What was received and what was expected, in one sentence. Contains no credential and no image. */
  message: string;
  /** JSON pointer, into the document, of the constraint. */
  pointer: string;
  /** JSON pointer into the body of the response, if the problem has a place there. */
  at?: string;
}

/** A problem as a check finds it. */
export interface FoundProblem extends Problem {
  /** A name of what the problem is about if that is the server, not the case: it is reported once a run. */
  onceFor?: string;
  /**
   * A fact about the endpoint that makes the problem a failure once the run knows it. Without it, a warning stays one, and a
   * notice is dropped.
   */
  failsIf?: string;
}

/** What `--strict` makes a failure or an error instead of a warning. */
export const strictnesses = [
  /** An undocumented `HEAD`, `OPTIONS` or `TRACE` that succeeds. */
  "methods",
  /** A place of the document that cannot be used. */
  "document",
] as const;

/** One of {@link strictnesses}. */
export type Strictness = (typeof strictnesses)[number];

/** Whether a string names a {@link Strictness}. */
export function isStrictness(name: string): name is Strictness {
  return strictnesses.some((each) => each === name);
}

/** A problem with the check that reports it. */
export interface CheckProblem extends Problem {
  /** Name of the check. */
  check: string;
  /** As in {@link FoundProblem}, as long as the run does not know the fact. */
  failsIf?: string;
}

/** A criterion of a scenario step that the response does not meet. */
export interface UnmetCriterion {
  /** The criterion as the document writes it. */
  condition: string;
  /** The value found instead, shortened. Contains no credential and no image. */
  found: string;
  /** JSON pointer of the criterion in the document. */
  pointer: string;
}

/** A case with its exchange. */
export interface TestedCase {
  case: Pick<ContractCase, "id" | "operationId" | "kind" | "title" | "pointer" | "expectation">;
  /** The operation that the case exercises; missing for an unknown path. */
  operation: Operation | undefined;
  exchange: Exchange;
  /** Whether the body of the response cannot be decoded by its `Content-Encoding`. */
  isUndecodable?: boolean;
  /** The exchange of the same request sent a second time, if the case asks for it. */
  repeated?: Exchange;
  /** Names of the parameters whose values are resources that this run created and has not deleted. */
  owned?: readonly string[];
  /** For a scenario step: the criteria that the response does not meet. */
  unmet?: readonly UnmetCriterion[];
}

/** Other spellings of error code prefixes, each with the prefix that the document uses. */
export type CodeAliases = readonly (readonly [alias: string, documented: string])[];

/** What is needed to look up error codes. */
export interface CodeContext {
  document: OpenApiDocument;
  /** @default [] */
  codeAliases?: CodeAliases;
}

/** What checks know in addition to the exchange. */
export interface CheckContext extends CodeContext {
  validator: SchemaValidator;
  /** Whether the target is the Prism mock, which reports violations of a request in `sl-violations`. */
  isMock: boolean;
  /** How long a response may take, in milliseconds. @default no limit */
  budget?: number;
  /** What is a failure instead of a warning. @default [] */
  strict?: readonly Strictness[];
}

/** One constraint that every exchange is checked against. */
export interface Check {
  /** Short name in kebab case, as `--check` and reports use it. */
  name: string;
  /** The constraint in a few words. */
  title: string;
  /** One paragraph for the docs: what is checked, why, and what to do after a failure. */
  about: string;
  /** Whether it compares two responses to the same request, so that some requests must be sent twice. */
  repeats?: boolean;
  /** Whether its failure is the cause of whatever later checks would find, so that those are not applied. */
  isConclusive?: boolean;
  /**
   * Name of a check with whose failure its own has the same cause: then only that one is reported.
   */
  yieldsTo?: string;
  /** Returns the problems of an exchange; an empty list if it passes or the check does not apply. */
  check(tested: TestedCase, context: CheckContext): FoundProblem[];
}
