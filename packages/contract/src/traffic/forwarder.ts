import {
  type ClientRequest,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import { request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { urlToHttpOptions } from "node:url";
import type { Exchange, ExchangeFailure, Header, HttpRequest } from "../exchange.js";
import { basePathOf, readBaseUrl } from "../target/base-url.js";
import { headersFromRaw } from "../wire/raw-headers.js";
import { readRequestTarget } from "../wire/request-target.js";
import { BodyCapture, type CapturedBody } from "./body-capture.js";
import { type Cors, corsFor } from "./cors.js";

/** Largest size of all headers of a message, in bytes: tokens of identity services have several thousand. */
const headerLimit = 128 * 1024;

/** Headers of the connection, not of the message (RFC 9110, section 7.6.1). */
const hopByHop = new Set(["connection", "keep-alive", "proxy-connection", "te", "upgrade"]);

/** Settings of a forwarder. */
export interface ForwarderOptions {
  /** Base URL that requests are forwarded to; its path, if any, is put before theirs. */
  target: string;
  /**
   * Port to listen on; 0 for any free port.
   *
   * @default 0
   */
  port?: number;
  /**
   * Address to listen on.
   *
   * @default "127.0.0.1"
   */
  host?: string;
  /**
   * How long the target may be silent, in milliseconds.
   *
   * @default 300_000
   */
  timeout?: number;
  /**
   * Origins of web pages that may send requests and read the responses, besides those of this machine: preflight requests are
   * responded to here, and responses get the headers that browsers ask for in place of the target's. Exchanges do not have
   * them. Without this, the target decides.
   */
  corsOrigins?: readonly string[] | undefined;
  /**
   * Called with each finished exchange, credentials included. Of a long body, the exchange has only the beginning. Without
   * this, no body is kept in memory.
   */
  onExchange?: (exchange: Exchange) => void;
}

/** A running forwarder. */
export interface Forwarder {
  /** Base URL, such as `http://127.0.0.1:4011`. */
  readonly url: string;
  /** Aborts open requests and stops listening. */
  close(): Promise<void>;
}

/**
 * Starts a server that forwards each request to a target and returns each response, byte for byte: method, path, query, the
 * spelling and order of the headers, bodies and trailers. Only `Host` becomes that of the target, so that a signature made
 * for the target is valid, and headers of the connection are dropped. Redirects are returned to the caller, and so is a 501.
 *
 * A request may name its target as a path, as an absolute URL, of which the host is ignored, or as `*`. WebSocket upgrades and
 * CONNECT get a 501: only requests with one response each are forwarded.
 *
 * Without a response, the caller gets a 502, or a 504 after a timeout, with the header `X-Forwarder-Failure` and a JSON body
 * that says so. A response that is cut off is cut off for the caller, too.
 *
 * @throws {ContractError} If the target is not a URL of `http:` or `https:`, or has credentials, a query or a fragment.
 * @throws {Error} If the port is in use.
 */
export async function startForwarder(options: ForwarderOptions): Promise<Forwarder> {
  const { port = 0, host = "127.0.0.1" } = options;
  const target = readBaseUrl(options.target);
  const cors = options.corsOrigins && corsFor(options.corsOrigins);
  const underWay = new Set<Promise<void>>();
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    if (isWebSocket(request)) return refuse(request, response, "a WebSocket upgrade");
    const preflight = cors?.preflight(request);
    if (preflight) {
      request.resume();
      return void response.writeHead(204, preflight.flat()).end();
    }
    const done = forward(request, response, { ...options, target, cors }).finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const server = createServer({ maxHeaderSize: headerLimit, requestTimeout: 0 }, handle);
  // The target decides whether it wants the body.
  server.on("checkContinue", handle);
  server.on("checkExpectation", handle);
  server.on("connect", (_, socket) => {
    socket.on("error", () => {});
    socket.end(notImplemented("CONNECT"));
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  // A TCP server that listens on a port has an address of this form.
  const { address, port: bound, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${bound}`,
    async close() {
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
      await Promise.all(underWay);
    },
  };
}

/** A request under way to the target, and its response. */
interface Passage {
  request: IncomingMessage;
  response: ServerResponse;
  target: URL;
  /** The request as sent to the target, without its body. */
  head: Omit<HttpRequest, "body">;
  /** How long the target may be silent, in milliseconds. */
  timeout: number;
  cors: Cors | undefined;
  /** Whether bodies are kept for `onExchange`. */
  isKept: boolean;
  sentBody: BodyCapture;
  received?: { status: number; headers: Header[]; body: BodyCapture };
}

/** Where and how requests are forwarded. */
type Route = Pick<ForwarderOptions, "timeout" | "onExchange"> & { target: URL; cors: Cors | undefined };

/** Forwards one request and returns its response to the caller; resolves when both are finished. */
async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { target, cors, timeout = 300_000, onExchange }: Route,
): Promise<void> {
  const start = performance.now();
  const startedAt = new Date().toISOString();
  const method = request.method ?? "GET";
  const asked = readRequestTarget(method, request.url ?? "/");
  const head = {
    method,
    // Without a path, a URL stands for the server as a whole.
    url: target.origin + (asked.form === "asterisk" ? "" : basePathOf(target) + asked.path),
    headers: requestHeaders(request, target.host),
  };
  const isKept = onExchange !== undefined;
  const passage: Passage = { request, response, target, head, timeout, cors, isKept, sentBody: new BodyCapture() };
  const failure = await exchangeWith(passage);
  const { received, sentBody } = passage;
  try {
    onExchange?.({
      request: { ...head, ...sentBody.end() },
      ...(received && { response: responseOf(received) }),
      ...(failure && { failure }),
      startedAt,
      milliseconds: performance.now() - start,
    });
  } finally {
    // Also if `onExchange` throws: the caller waits.
    if (failure !== undefined && !response.destroyed) sendFailure(passage, failure);
  }
}

/** Forwards a request and returns its response to the caller; resolves when both are finished, with the failure if any. */
function exchangeWith(passage: Passage): Promise<ExchangeFailure | undefined> {
  const { request, response, target } = passage;
  return new Promise((settle) => {
    const outgoing = openOutgoing(passage);
    let isConnected = false;
    outgoing.on("socket", (socket) => {
      socket.once(target.protocol === "https:" ? "secureConnect" : "connect", () => {
        isConnected = true;
      });
    });
    const giveUp = (reason: ExchangeFailure) => {
      request.unpipe(outgoing).resume();
      outgoing.destroy();
      settle(reason);
    };
    const fail = (error: Error) => giveUp(failureOf(error, isConnected));

    outgoing.on("upgrade", (_, socket) => {
      // Node hands the connection over, and emits nothing more for the request.
      socket.destroy();
      giveUp({ kind: "protocol", message: "The target switched to another protocol, which was not requested." });
    });
    outgoing.on("response", (incoming) => {
      incoming.on("error", fail);
      const problem = returnResponse(passage, incoming, () => {
        // The target has responded without waiting for the rest of the request.
        if (!request.complete) request.unpipe(outgoing).resume();
        settle(undefined);
      });
      if (problem !== undefined) giveUp({ kind: "protocol", message: problem });
    });
    outgoing.on("error", (error) => {
      // Once a response has begun, its own end decides: a target may respond and close before it has read the complete request.
      if (passage.received === undefined) fail(error);
    });
    response.on("close", () => {
      if (response.writableEnded) return;
      outgoing.destroy();
      settle({ kind: "abort", message: "The caller closed the connection before the response was complete." });
    });
    sendBody(passage, outgoing);
  });
}

/** Opens the request to the target; its body follows. */
function openOutgoing({ response, target, head, timeout }: Passage): ClientRequest {
  const send = target.protocol === "https:" ? httpsRequest : httpRequest;
  const outgoing = send({
    ...urlToHttpOptions(target),
    method: head.method,
    path: head.url.slice(target.origin.length) || "*",
    headers: head.headers.flat(),
    maxHeaderSize: headerLimit,
    // A new connection for each request: a kept one that the target closes would look like a broken response.
    agent: false,
  });
  outgoing.setTimeout(timeout, () => outgoing.destroy(new SilenceError(timeout)));
  outgoing.on("continue", () => response.writeContinue());
  return outgoing;
}

/** Streams the body and the trailers of a request to the target. */
function sendBody({ request, isKept, sentBody }: Passage, outgoing: ClientRequest): void {
  request.on("data", (chunk: Buffer) => {
    if (isKept) sentBody.add(chunk);
  });
  request.pipe(outgoing, { end: false });
  request.on("end", () => {
    const trailers = pairsOf(headersFromRaw(request.rawTrailers));
    if (trailers.length > 0) outgoing.addTrailers(trailers);
    outgoing.end();
  });
}

/**
 * Streams a response back to the caller.
 *
 * @param onEnd - Called when the complete response has been written.
 * @returns Why it cannot be written; `undefined` if it can.
 */
function returnResponse(passage: Passage, incoming: IncomingMessage, onEnd: () => void): string | undefined {
  const { request, response, cors, isKept } = passage;
  const headers = headersFromRaw(incoming.rawHeaders);
  const received = { status: incoming.statusCode ?? 0, headers, body: new BodyCapture() };
  passage.received = received;
  if (isKept) incoming.on("data", (chunk: Buffer) => received.body.add(chunk));
  response.sendDate = false;
  try {
    const passed = endToEnd(headers, request.httpVersion === "1.0");
    response.writeHead(received.status, incoming.statusMessage, (cors?.withCors(request, passed) ?? passed).flat());
  } catch (error) {
    // Node reads what it does not write, such as the status 099.
    return `The response cannot be returned to the caller: ${error instanceof Error ? error.message : String(error)}.`;
  }
  // The caller gets the head before a late body. Node would write other bytes for headers that are not ASCII.
  if (headers.every(([, value]) => /^[\x20-\x7e\t]*$/.test(value))) response.flushHeaders();
  incoming.pipe(response, { end: false });
  incoming.on("end", () => {
    if (!incoming.complete) return;
    response.addTrailers(pairsOf(headersFromRaw(incoming.rawTrailers)));
    response.end();
    onEnd();
  });
  return undefined;
}

/** Returns a response with its body as far as it is kept. */
function responseOf({ body, ...head }: { status: number; headers: Header[]; body: BodyCapture }) {
  const captured: CapturedBody = body.end();
  return { ...head, ...captured };
}

/** Returns whether a request asks for a WebSocket. Other upgrades, such as `h2c`, may be ignored. */
function isWebSocket({ headers }: IncomingMessage): boolean {
  const protocols = (headers.upgrade ?? "").split(",").map((protocol) => protocol.trim().toLowerCase());
  return protocols.some((protocol) => protocol.startsWith("websocket"));
}

/** Refuses a request that cannot be forwarded. */
function refuse(request: IncomingMessage, response: ServerResponse, what: string): void {
  request.resume();
  const { body, headers } = notImplementedParts(what);
  response.writeHead(501, headers.flat()).end(body);
}

/** The response to what cannot be forwarded, as it travels. */
function notImplemented(what: string): string {
  const { body, headers } = notImplementedParts(what);
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `HTTP/1.1 501 ${STATUS_CODES[501]}\r\n${lines}\r\n${body}`;
}

function notImplementedParts(what: string): { headers: Header[]; body: string } {
  const body = JSON.stringify({
    error: `The forwarder does not forward ${what}: send it to the target directly.`,
    failure: "unsupported",
  });
  const headers: Header[] = [
    ["Content-Type", "application/json"],
    ["Content-Length", String(Buffer.byteLength(body))],
    ["X-Forwarder-Failure", "unsupported"],
    ["Connection", "close"],
  ];
  return { headers, body };
}

/** Headers as pairs that Node may change, which its types ask for. */
function pairsOf(headers: readonly Header[]): [string, string][] {
  return headers.map(([name, value]) => [name, value]);
}

/** Destroys a request whose target sends nothing. */
class SilenceError extends Error {
  constructor(timeout: number) {
    super(`no data for ${timeout} ms`);
  }
}

function failureOf(error: Error, isConnected: boolean): ExchangeFailure {
  const code = String(Reflect.get(error, "code") ?? "");
  // When several addresses of one host failed, the message is empty, but the code names the reason.
  const message = error.message || code;
  if (error instanceof SilenceError) return { kind: isConnected ? "timeout" : "connect", message };
  if (code.startsWith("HPE_")) return { kind: "protocol", message };
  return { kind: isConnected ? "reset" : "connect", message };
}

/** Sends the caller the reason for a missing response; cuts off a response that has begun. */
function sendFailure({ request, response, target, cors }: Passage, { kind, message }: ExchangeFailure): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify({
    error: "The forwarder got no response from its target. This response is from the forwarder.",
    target: target.origin,
    failure: kind,
    message,
  });
  const headers: Header[] = [
    ["Content-Type", "application/json"],
    ["Content-Length", String(Buffer.byteLength(body))],
    ["X-Forwarder-Failure", kind],
  ];
  response.writeHead(kind === "timeout" ? 504 : 502, (cors?.withCors(request, headers) ?? headers).flat());
  response.end(body);
}

function requestHeaders(request: IncomingMessage, host: string): Header[] {
  const headers = endToEnd(headersFromRaw(request.rawHeaders), false).map(
    ([name, value]): Header => [name, name.toLowerCase() === "host" ? host : value],
  );
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  if (!names.has("host")) headers.unshift(["Host", host]);
  const isFramed = names.has("content-length") || names.has("transfer-encoding");
  // Node would announce a chunked body for methods that usually have one.
  return isFramed || /^(GET|HEAD|DELETE|OPTIONS|TRACE)$/.test(request.method ?? "")
    ? headers
    : [...headers, ["Content-Length", "0"]];
}

/** Removes the headers of the connection. An HTTP/1.0 caller does not understand chunked bodies. */
function endToEnd(headers: readonly Header[], dropsChunks: boolean): Header[] {
  const named = headers
    .filter(([name]) => name.toLowerCase() === "connection")
    .flatMap(([, value]) => value.split(",").map((option) => option.trim().toLowerCase()));
  const dropped = new Set([...hopByHop, ...named, ...(dropsChunks ? ["transfer-encoding"] : [])]);
  return headers.filter(([name]) => !dropped.has(name.toLowerCase()));
}
