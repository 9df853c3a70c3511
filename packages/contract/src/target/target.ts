import type { CaseRequest, NearToken } from "../case.js";
import type { Operation } from "../document/operations.js";
import type { Exchange } from "../exchange.js";
import type { BrokenSignature } from "../profile.js";

/** How one request is sent. */
export interface SendOptions {
  /** Ends the request at once. */
  signal: AbortSignal;
  /** How long the whole exchange may take, in milliseconds. */
  timeout: number;
}

/** Something that responds to requests: the mock, or an endpoint. */
export interface Target {
  /** Base URL, or `mock`. */
  readonly name: string;
  /** Whether Prism's mock responds. */
  readonly isMock: boolean;
  /** Secrets in requests; they must not appear in anything that is shown or stored. */
  readonly secrets: readonly string[];
  /**
   * Why valid credentials for an operation cannot be sent, and what to do; `undefined` if they can.
   * An operation that is `undefined` is one that the document does not have.
   */
  lacks(operation: Operation | undefined): string | undefined;
  /** The ways to authenticate that an operation allows besides the one that is used; none on the mock. */
  untried?(operation: Operation): string[];
  /** Returns the wrong ways to sign a request of an operation; none where it is not signed. */
  broken?(operation: Operation): readonly BrokenSignature[];
  /** Returns the tokens of an operation that are almost valid; none where it takes no token, and on the mock. */
  near?(operation: Operation): readonly NearToken[];
  /**
   * Sends a request, with the credentials that it asks for. Network errors are reported by `failure`, together with the
   * part of the response that was received.
   *
   * @throws The reason of the signal, if that ended the request.
   * @throws {TypeError} If the request cannot be sent over HTTP, such as a header with a line break.
   */
  send(request: CaseRequest, operation: Operation | undefined, options: SendOptions): Promise<Exchange>;
  /** Ends all connections, and the mock if it is one. */
  close(): Promise<void>;
}
