import { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { LimitedRequest } from "../client/abort.js";
import type { BufferedResponse } from "../client/buffered-response.js";
import type { Bytes } from "../client/bytes.js";
import type { OutgoingRequest } from "../client/outgoing.js";
import { tooLarge } from "../client/response-limit.js";
import type { Call } from "../client/transport.js";
import { acceptedCodings, decodeContent } from "./content-coding.js";
import { type RawHeaders, RawResponse } from "./raw-response.js";

/** Error codes of undici for a dispatcher that was closed. */
const closedCodes = ["UND_ERR_CLOSED", "UND_ERR_DESTROYED"];

/** Reports that a dispatcher was closed before it got a request, which was not sent. */
export class DispatcherClosedError extends Error {
  override readonly name = "DispatcherClosedError";
}

/**
 * Sends a request and reads the complete response. Only the deadline of the call limits its duration.
 *
 * @throws {FrsResponseError} If the body exceeds the limit of the call.
 * @throws {DispatcherClosedError} If the dispatcher was closed before. One that is closed later makes the request fail.
 * @throws The error of undici, if the response is incomplete or missing.
 */
export function exchange(dispatcher: Dispatcher, request: OutgoingRequest, call: Call): Promise<BufferedResponse> {
  return new Promise((resolve, reject) => {
    const reader = new ResponseReader(call, resolve, reject);
    const { origin, pathname, search } = new URL(request.url);
    const { method, body } = request;
    reader.abortWith(request);
    dispatcher.dispatch(
      {
        origin,
        path: pathname + search,
        // Undici sends any method; its type lists the common ones.
        method: method as Dispatcher.HttpMethod,
        headers: headersOf(request),
        // A stream: undici would read a whole `Blob` into memory, and with it the files that it is made of.
        body: body instanceof Blob ? Readable.from(body.stream()) : (body ?? null),
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      reader,
    );
    reader.isDispatched = true;
  });
}

/** Returns names and values in turns, with those that `fetch` adds. */
function headersOf({ headers, body }: OutgoingRequest): string[] {
  const flat: string[] = [];
  headers.forEach((value, name) => {
    flat.push(name, value);
  });
  if (!headers.has("Accept")) flat.push("accept", "*/*");
  if (!headers.has("Accept-Encoding")) flat.push("accept-encoding", acceptedCodings);
  if (!headers.has("User-Agent")) flat.push("user-agent", "node");
  if (body instanceof Blob) flat.push("content-length", String(body.size));
  return flat;
}

/** Reads a response from the events of undici. */
class ResponseReader implements Dispatcher.DispatchHandler {
  readonly #call: Call;
  readonly #resolve: (response: BufferedResponse | Promise<BufferedResponse>) => void;
  readonly #reject: (reason: unknown) => void;
  /** Whether the dispatcher has got the request. */
  isDispatched = false;
  #forget: (() => void) | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  /** Why the request is to end before its response. */
  #reason: Error | undefined;
  #status = 0;
  #headers: RawHeaders = {};
  readonly #chunks: Bytes[] = [];
  #size = 0;

  constructor(
    call: Call,
    resolve: (response: BufferedResponse | Promise<BufferedResponse>) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#call = call;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** Ends the exchange when a request is aborted. */
  abortWith(request: OutgoingRequest): void {
    this.#forget = LimitedRequest.onAbort(request, () => this.#end(new Error("The request was aborted.")));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It was aborted while it waited for a connection. An error leaves the request out; an abort would close the connection.
    if (this.#reason) throw this.#reason;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: RawHeaders): void {
    // Hints come before the response.
    if (status < 200) return;
    // `fetch` fails, too: only a proxy responds with it.
    if (status === 407) {
      this.#end(new Error("The proxy demands credentials: check them (status 407)"));
      return;
    }
    this.#call.progress.hasResponse = true;
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.byteLength;
    if (this.#size > this.#call.maxResponseBytes) this.#end(this.#tooLarge());
    // Memory of a socket is never shared.
    else this.#chunks.push(chunk as Bytes);
  }

  onResponseEnd(): void {
    this.#forget?.();
    const [only] = this.#chunks;
    const body = this.#chunks.length === 1 && only ? only : Buffer.concat(this.#chunks, this.#size);
    const codings = this.#headers["content-encoding"];
    this.#resolve(codings === undefined ? this.#responseWith(body) : this.#decoded(body, String(codings)));
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    this.#forget?.();
    const isClosed = !this.isDispatched && closedCodes.includes(String(Reflect.get(error, "code")));
    this.#reject(isClosed ? new DispatcherClosedError() : error);
  }

  #end(reason: Error): void {
    this.#forget?.();
    this.#reason = reason;
    this.#reject(reason);
    this.#controller?.abort(reason);
  }

  #responseWith(body: Bytes): BufferedResponse {
    return new RawResponse(this.#status, this.#headers, body);
  }

  async #decoded(body: Bytes, codings: string): Promise<BufferedResponse> {
    const decoded = await decodeContent(body, codings, this.#call.maxResponseBytes);
    if (!decoded) throw this.#tooLarge();
    return this.#responseWith(decoded);
  }

  #tooLarge(): Error {
    return tooLarge(this.#responseWith(new Uint8Array()), this.#call);
  }
}
