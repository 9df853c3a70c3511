import {
  type ClientRequest,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { urlToHttpOptions } from "node:url";
import type { Exchange, ExchangeFailure, Header, HttpRequest } from "../exchange.js";
import { basePathOf, readBaseUrl } from "../target/base-url.js";
import { headersFromRaw } from "../wire/raw-headers.js";

/** How long all headers of a message may be, in bytes: tokens of the identity service are several thousand long. */
const headerLimit = 128 * 1024;

/** Headers that belong to one connection and not to the message (RFC 9110, section 7.6.1). */
const hopByHop = new Set(["connection", "keep-alive", "proxy-connection", "te", "upgrade"]);

/** Settings of a forwarder. */
export interface ForwarderOptions {
  /** Base URL that requests are passed on to; its path, if it has one, is put before theirs. */
  target: string;
  /**
   * Port to listen on; 0 lets the system choose.
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
  /** Called with each exchange when it is over, credentials still in it. Without this, no body is kept in memory. */
  onExchange?: (exchange: Exchange) => void;
}

/** A running forwarder. */
export interface Forwarder {
  /** Base URL, such as `http://127.0.0.1:4011`. */
  readonly url: string;
  /** Breaks off what is under way and stops listening. */
  close(): Promise<void>;
}

/**
 * Starts a server that passes each request on to a target and each response back, byte for byte: method, path, query, the
 * spelling and order of the headers, bodies and trailers. Only `Host` becomes that of the target, so that a signature made
 * for the target is valid, and headers of the connection are dropped. Redirects are passed back, and so is a 501.
 *
 * If no response comes, the caller gets a 502, or a 504 if the target was silent for too long, with the header
 * `X-Forwarder-Failure` and a JSON body that says so. A response that breaks off breaks off for the caller, too.
 *
 * @throws {ContractError} If the target is no URL of `http:` or `https:`, or has credentials, a query or a fragment.
 * @throws {Error} If the port is taken.
 */
export async function startForwarder(options: ForwarderOptions): Promise<Forwarder> {
  const { port = 0, host = "127.0.0.1" } = options;
  const target = readBaseUrl(options.target);
  const underWay = new Set<Promise<void>>();
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const done = forward(request, response, target, options).finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const server = createServer({ maxHeaderSize: headerLimit, requestTimeout: 0 }, handle);
  // The target decides whether it wants the body.
  server.on("checkContinue", handle);
  server.on("checkExpectation", handle);

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

/** A request on its way to the target, and what comes back. */
interface Passage {
  request: IncomingMessage;
  response: ServerResponse;
  target: URL;
  /** What is sent to the target, but for its body. */
  head: Omit<HttpRequest, "body">;
  /** How long the target may be silent, in milliseconds. */
  timeout: number;
  /** Whether bodies are kept for a listener. */
  isKept: boolean;
  sentBody: Buffer[];
  received?: { status: number; headers: Header[]; body: Buffer[] };
}

/** Passes one request on and its response back; resolves when both are over. */
async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  target: URL,
  { timeout = 300_000, onExchange }: ForwarderOptions,
): Promise<void> {
  const start = performance.now();
  const startedAt = new Date().toISOString();
  const head = {
    method: request.method ?? "GET",
    url: target.origin + basePathOf(target) + (request.url ?? "/"),
    headers: requestHeaders(request, target.host),
  };
  const isKept = onExchange !== undefined;
  const passage: Passage = { request, response, target, head, timeout, isKept, sentBody: [] };
  const failure = await passOn(passage);
  const { received, sentBody } = passage;
  try {
    onExchange?.({
      request: { ...head, body: Buffer.concat(sentBody) },
      ...(received && { response: { ...received, body: Buffer.concat(received.body) } }),
      ...(failure && { failure }),
      startedAt,
      milliseconds: performance.now() - start,
    });
  } finally {
    // Also if the listener fails: the caller waits.
    if (failure !== undefined && !response.destroyed) tellFailure(response, failure, target);
  }
}

/** Passes a request on and its response back; resolves when both are over, with what went wrong if anything did. */
function passOn(passage: Passage): Promise<ExchangeFailure | undefined> {
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
      // Node hands the connection over, and speaks of the request no more.
      socket.destroy();
      giveUp({ kind: "protocol", message: "The target switched to another protocol, which nobody asked for." });
    });
    outgoing.on("response", (incoming) => {
      incoming.on("error", fail);
      const problem = passBack(passage, incoming, () => {
        // The target has responded without waiting for the rest of the request.
        if (!request.complete) request.unpipe(outgoing).resume();
        settle(undefined);
      });
      if (problem !== undefined) giveUp({ kind: "protocol", message: problem });
    });
    outgoing.on("error", (error) => {
      // After the response began, its own end decides: a target may respond and close before it read the whole request.
      if (passage.received === undefined) fail(error);
    });
    response.on("close", () => {
      if (response.writableEnded) return;
      outgoing.destroy();
      settle({ kind: "abort", message: "The caller broke off." });
    });
    sendBody(passage, outgoing);
  });
}

/** Begins the request to the target; its body is still to come. */
function openOutgoing({ response, target, head, timeout }: Passage): ClientRequest {
  const send = target.protocol === "https:" ? httpsRequest : httpRequest;
  const outgoing = send({
    ...urlToHttpOptions(target),
    method: head.method,
    path: head.url.slice(target.origin.length),
    headers: head.headers.flat(),
    maxHeaderSize: headerLimit,
    // A connection of its own for each request: one that the target closes between two would look like a broken response.
    agent: false,
  });
  outgoing.setTimeout(timeout, () => outgoing.destroy(new SilenceError(timeout)));
  outgoing.on("continue", () => response.writeContinue());
  return outgoing;
}

/** Sends the body and the trailers of a request to the target, as they come. */
function sendBody({ request, isKept, sentBody }: Passage, outgoing: ClientRequest): void {
  request.on("data", (chunk: Buffer) => {
    if (isKept) sentBody.push(chunk);
  });
  request.pipe(outgoing, { end: false });
  request.on("end", () => {
    const trailers = pairsOf(headersFromRaw(request.rawTrailers));
    if (trailers.length > 0) outgoing.addTrailers(trailers);
    outgoing.end();
  });
}

/**
 * Passes a response back to the caller, as it comes.
 *
 * @param onEnd - Called when all of it is passed back.
 * @returns Why it cannot be passed back; `undefined` if it can.
 */
function passBack(passage: Passage, incoming: IncomingMessage, onEnd: () => void): string | undefined {
  const { request, response, isKept } = passage;
  const headers = headersFromRaw(incoming.rawHeaders);
  const received = { status: incoming.statusCode ?? 0, headers, body: [] as Buffer[] };
  passage.received = received;
  if (isKept) incoming.on("data", (chunk: Buffer) => received.body.push(chunk));
  response.sendDate = false;
  try {
    const passed = endToEnd(headers, request.httpVersion === "1.0").flat();
    response.writeHead(received.status, incoming.statusMessage, passed);
  } catch (error) {
    // Node reads what it does not write, such as the status 099.
    return `The response cannot be passed back: ${error instanceof Error ? error.message : String(error)}.`;
  }
  // A response whose body is late has begun all the same. Node would write other bytes for what is not ASCII.
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

/** Headers as pairs that Node may change, which its types ask for. */
function pairsOf(headers: readonly Header[]): [string, string][] {
  return headers.map(([name, value]) => [name, value]);
}

/** Thrown into a request whose target is silent. */
class SilenceError extends Error {
  constructor(timeout: number) {
    super(`nothing came for ${timeout} ms`);
  }
}

function failureOf(error: Error, isConnected: boolean): ExchangeFailure {
  const code = String(Reflect.get(error, "code") ?? "");
  // Several addresses of one host failed: the message is empty, but the code names the reason.
  const message = error.message || code;
  if (error instanceof SilenceError) return { kind: isConnected ? "timeout" : "connect", message };
  if (code.startsWith("HPE_")) return { kind: "protocol", message };
  return { kind: isConnected ? "reset" : "connect", message };
}

/** Tells the caller why no response came; if it had begun, by breaking it off. */
function tellFailure(response: ServerResponse, { kind, message }: ExchangeFailure, target: URL): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify({
    error: "The forwarder got no response from its target; this one is the forwarder's own.",
    target: target.origin,
    failure: kind,
    message,
  });
  response.writeHead(kind === "timeout" ? 504 : 502, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    "X-Forwarder-Failure": kind,
  });
  response.end(body);
}

function requestHeaders(request: IncomingMessage, host: string): Header[] {
  const headers = endToEnd(headersFromRaw(request.rawHeaders), false).map(
    ([name, value]): Header => [name, name.toLowerCase() === "host" ? host : value],
  );
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  if (!names.has("host")) headers.unshift(["Host", host]);
  const isFramed = names.has("content-length") || names.has("transfer-encoding");
  // Node would announce a body in chunks where a method usually has one.
  return isFramed || /^(GET|HEAD|DELETE|OPTIONS|TRACE)$/.test(request.method ?? "")
    ? headers
    : [...headers, ["Content-Length", "0"]];
}

/** Headers without those of the connection. A caller of HTTP/1.0 does not know chunks. */
function endToEnd(headers: readonly Header[], dropsChunks: boolean): Header[] {
  const named = headers
    .filter(([name]) => name.toLowerCase() === "connection")
    .flatMap(([, value]) => value.split(",").map((option) => option.trim().toLowerCase()));
  const dropped = new Set([...hopByHop, ...named, ...(dropsChunks ? ["transfer-encoding"] : [])]);
  return headers.filter(([name]) => !dropped.has(name.toLowerCase()));
}
