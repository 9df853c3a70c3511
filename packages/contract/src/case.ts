import type { SideEffects } from "./document/operations.js";
import type { Header } from "./exchange.js";

/** How a case was derived from the document. */
export type CaseKind =
  /** An example of the document. */
  | "example"
  /** The minimal or the maximal request, or one alternative of a `oneOf` or media type. */
  | "shape"
  /** A parameter or property at one of its bounds. */
  | "boundary"
  /** One constraint broken, all others kept. */
  | "constraint"
  /** Another media type than the documented ones, or a body that is not of its type. */
  | "media-type"
  /** A method that a known path does not have. */
  | "method"
  /** A path that the document does not have. */
  | "path"
  /** No credentials, wrong ones, or those of another scheme. */
  | "credentials"
  /** Made at random from the schema. */
  | "random"
  /** One step of a scenario of several requests. */
  | "scenario"
  /** Taken from a recording. */
  | "recorded";

/** What the document says of the response to a case. */
export type Expectation =
  /** The request is valid: a documented success, or a documented error that does not blame the form of the request. */
  | { outcome: "accepted" }
  /** The request breaks the document: a documented error that says so. */
  | { outcome: "refused"; because: "input" | "credentials" | "media-type" | "method" | "path" | "path-case" }
  /** A step of a scenario: exactly this status, with this error code if there is one. */
  | { outcome: "exactly"; status: number; code?: string };

/** Credentials to send a request with. */
export type CredentialChoice = "valid" | "none" | "wrong" | "other-scheme" | `broken-${string}` | `near-${string}`;

/** A token that is almost the valid one, which an endpoint has to refuse. */
export interface NearToken {
  /** Name in the ids of cases, such as `near-cut`. */
  readonly name: `near-${string}`;
  /** What is wrong, as the title of a case. */
  readonly title: string;
}

/** One request, ready but for its base URL and its credentials. */
export interface CaseRequest {
  /** HTTP method in upper case. */
  method: string;
  /** Path with query, encoded, starting with a slash. */
  path: string;
  headers: readonly Header[];
  /** The body, byte for byte; `undefined` for none. */
  body: Uint8Array | undefined;
  credentials: CredentialChoice;
}

/** Names of resources that the run created at the endpoint and may use up, by the name of the parameter that takes them. */
export interface Resources {
  readonly [parameter: string]: string;
}

/** One request derived from the document, and what the document says of its response. */
export interface ContractCase {
  /** Stable across runs and machines: made of operation, kind and what is exercised. Names the case on the command line. */
  id: string;
  /** Operation that is exercised; empty for a path that the document does not have. */
  operationId: string;
  tags: readonly string[];
  kind: CaseKind;
  /** What is tried, such as `face_set_name is one character too long`. */
  title: string;
  /** JSON pointer, into the document, of what is exercised. */
  pointer: string;
  /** What the request does at the endpoint if it is taken. */
  sideEffects: SideEffects;
  expectation: Expectation;
  /** Parameters whose values the run must supply, from resources that it created itself. */
  needs: readonly string[];
  /** Whether those resources are used up or changed, so that no other case may share them. */
  exclusive: boolean;
  /** Why the case cannot be tried, such as a media type that cannot be written; it is skipped with this reason. */
  unsupported?: string;
  /** For an invalid case: the valid cases beside which a refusal counts, the preferred one first. */
  pairs?(): Iterable<CasePair>;
  /** Builds the request, given the values that it needs and a name that is unique in the run. */
  request(resources: Resources, uniqueName: string): CaseRequest;
  /** Cases of the same kind with less input, the smallest first, to find the smallest that still fails. */
  shrink?(): Iterable<ContractCase>;
}

/** A valid case, and an invalid one that differs from it in one place only. */
export interface CasePair {
  positive: ContractCase;
  negative: ContractCase;
}
