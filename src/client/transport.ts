import type { BufferedResponse } from "./buffered-response.js";
import type { Clock } from "./clock.js";
import type { Hooks } from "./hooks.js";
import type { OperationDefinition } from "./operation.js";
import type { OutgoingRequest } from "./outgoing.js";
import type { Redacted } from "./redaction.js";

/** What a layer knows of the call that a request belongs to. */
export interface Call {
  /** Name of the operation, such as `listFaceSets`. */
  readonly operation: string;
  /** The project that the call works in, if it works in one. */
  readonly projectId: string | undefined;
  /** What the call does besides responding; it decides what may be repeated. */
  readonly sideEffects: OperationDefinition["sideEffects"];
  /** When and how often the request is repeated. */
  readonly retry: { readonly attempts: number; readonly minDelay: number; readonly maxDelay: number };
  /** How long one attempt may take, in milliseconds. */
  readonly timeout: number;
  /** How long the call may take with all its attempts and waits, in milliseconds. */
  readonly totalTimeout: number;
  /** When the call began, in milliseconds of `performance.now()`. */
  readonly startedAt: number;
  /** How large a response may be, in bytes. */
  readonly maxResponseBytes: number;
  /** Number of the call, counted from 1 within its client. */
  readonly number: number;
  /** Who is told of the call. */
  readonly hooks: Hooks;
  /** How far the call has come. */
  readonly progress: {
    attempts: number;
    /** What a layer has to add to the message of an error that the call ends with. */
    hint: string | undefined;
    /** Headers of the request as it was sent last. */
    sent: Headers | undefined;
    /** Credentials of requests that were responded with an error, or not at all. */
    readonly credentials: string[];
  };
  /** What the body holds that nobody may be shown. */
  readonly content: Redacted;
  /** The client that makes the call. */
  readonly client: CallingClient;
}

/** What an authentication may know of the client that it works for, and do with it. */
export interface CallingClient {
  /** Region of the client; `undefined` if it calls another endpoint. */
  readonly region: string | undefined;
  /** Id of the project that the client was given; `undefined` if it looks it up. */
  readonly projectId: string | undefined;
  /** Time and chance of the client. */
  readonly clock: Clock;
  /**
   * Makes another call of the same client, to an operation that needs no credentials.
   *
   * @param operationId - Name of the operation in the document.
   * @param signal - Ends the call.
   * @param endpoint - Base URL to call instead of the operation's own.
   * @returns The body of the response, the response itself, and how often the request was sent.
   * @throws {FrsError} If the call fails, after the repeats that the client's settings allow.
   */
  callOpen(
    operationId: string,
    input: object,
    signal: AbortSignal,
    endpoint?: string | URL,
  ): Promise<{ data: object; received: BufferedResponse; attempts: number }>;
}

/** Sends one request and gives back its response, whatever the status. Rejects if no complete response came. */
export type Transport = (request: OutgoingRequest, call: Call) => Promise<BufferedResponse>;

/**
 * One concern of a call, wrapped around the next transport. A layer may set headers of the request, send it more than
 * once, or response itself. What is below the layer of retries is done for every attempt.
 */
export type Layer = (next: Transport) => Transport;

/** Wraps a transport into layers; the first one named is the outermost. */
export function stack(layers: readonly Layer[], transport: Transport): Transport {
  return layers.reduceRight((next, layer) => layer(next), transport);
}
