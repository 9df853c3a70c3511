import type { BufferedResponse } from "./buffered-response.js";
import type { Clock } from "./clock.js";
import type { Hooks } from "./hooks.js";
import type { OperationDefinition } from "./operation.js";
import type { OutgoingRequest } from "./outgoing.js";
import type { Redacted } from "./redaction.js";

/** The call that a request belongs to, for layers. */
export interface Call {
  /** Name of the operation, such as `listFaceSets`. */
  readonly operation: string;
  /** Project of the call; `undefined` for an operation without a project. */
  readonly projectId: string | undefined;
  /** Side effects of the call, which decide whether it may be retried. */
  readonly sideEffects: OperationDefinition["sideEffects"];
  /** When and how often the request is retried. */
  readonly retry: { readonly attempts: number; readonly minDelay: number; readonly maxDelay: number };
  /** Maximum duration of one attempt, in milliseconds. */
  readonly timeout: number;
  /** Maximum duration of the call, including all retries and delays, in milliseconds. */
  readonly totalTimeout: number;
  /** Start of the call, in milliseconds of `performance.now()`. */
  readonly startedAt: number;
  /** Maximum size of a response body, in bytes. */
  readonly maxResponseBytes: number;
  /** Number of the call, counted from 1 within its client. */
  readonly number: number;
  /** Callbacks that observe the call. */
  readonly hooks: Hooks;
  /** State of the call so far. */
  readonly progress: {
    attempts: number;
    /** Whether the last attempt has received the headers of a response. */
    hasResponse: boolean;
    /** Advice that a layer adds to the message of the error of the call. */
    hint: string | undefined;
    /** Headers of the last attempt. */
    sent: Headers | undefined;
    /** Credentials of failed attempts. */
    readonly credentials: string[];
  };
  /** Content of the body that no error may show. */
  readonly content: Redacted;
  /** The client that makes the call. */
  readonly client: CallingClient;
}

/** The client of a call, for authentications. */
export interface CallingClient {
  /** Region of the client; `undefined` if it has an `endpoint`. */
  readonly region: string | undefined;
  /** Configured project id; `undefined` if the client requests it. */
  readonly projectId: string | undefined;
  /** Clock of the client. */
  readonly clock: Clock;
  /**
   * Calls another operation, one without credentials, with the same client.
   *
   * @param operationId - Name of the operation in the document.
   * @param signal - Aborts the call.
   * @param endpoint - Base URL to call instead of the operation's own.
   * @returns The response body, the response, and the number of attempts.
   * @throws {FrsError} If the call fails, after retries.
   */
  callWithoutAuth(
    operationId: string,
    input: object,
    signal: AbortSignal,
    endpoint?: string | URL,
  ): Promise<{ data: object; received: BufferedResponse; attempts: number }>;
}

/**
 * Sends a request and returns its response, whatever the status. Rejects without a complete response.
 *
 * One that sends requests itself follows no redirect, reads no more than `maxResponseBytes` of the call, decodes the body,
 * stops when the signal of the request is aborted, and sets `hasResponse` of the call when the headers have arrived.
 */
export type Transport = (request: OutgoingRequest, call: Call) => Promise<BufferedResponse>;

/**
 * Wraps a transport in one concern of a call. A layer may set headers of the request, send it more than once, or return a
 * response itself. Layers below the retries run for every attempt.
 */
export type Layer = (next: Transport) => Transport;
