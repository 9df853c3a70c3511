import * as http from "node:http";
import * as https from "node:https";
import type { Exchange, ExchangeFailure, HttpRequest, HttpResponse } from "../exchange.js";
import { headersFromRaw } from "../wire/raw-headers.js";
import type { SendOptions } from "./target.js";

/** Maximum size of the body of a response, in bytes. */
const bodyLimit = 64 * 1024 * 1024;

/** Maximum size of the headers of a response, in bytes. */
const headersLimit = 128 * 1024;

/** How long an idle connection is kept, in milliseconds: shorter than servers keep theirs. */
const idleTime = 2000;

/** Idempotent methods: their requests may be sent again. */
const idempotentMethods = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"]);

/** Sends requests and receives responses byte for byte, over connections that are kept alive. */
export interface Transmitter {
  /**
   * Sends one request. No header is added.
   *
   * @throws The reason of the signal, if that ended the request.
   * @throws {TypeError} If the request cannot be sent over HTTP.
   */
  transmit(request: HttpRequest, options: SendOptions): Promise<Exchange>;
  /** Ends all connections. */
  close(): void;
}

/** Opens a transmitter for any number of hosts. */
export function createTransmitter(): Transmitter {
  const agents = {
    "http:": new http.Agent({ keepAlive: true, timeout: idleTime }),
    "https:": new https.Agent({ keepAlive: true, timeout: idleTime }),
  };
  return {
    async transmit(request, options) {
      options.signal.throwIfAborted();
      const secure = request.url.startsWith("https:");
      const first = await attempt(request, options, agents[secure ? "https:" : "http:"]);
      // A server may end an idle connection at the very moment of its next use: that says nothing about the request.
      const mayRetry = first.stale && idempotentMethods.has(request.method);
      return mayRetry ? { ...(await attempt(request, options, false)).exchange, resent: true } : first.exchange;
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

interface Attempt {
  exchange: Exchange;
  /** Whether a connection that had served before ended without one byte of a response. */
  stale: boolean;
}

function attempt(sent: HttpRequest, { signal, timeout }: SendOptions, agent: http.Agent | false): Promise<Attempt> {
  return new Promise((resolve, reject) => {
    const startedAt = new Date().toISOString();
    const start = performance.now();
    const request = open(sent, agent);
    const isConnected = watchConnection(request, sent.url.startsWith("https:"));
    let incoming: PartialAnswer | undefined;

    const leave = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    };
    const settle = (failure?: ExchangeFailure) => {
      leave();
      if (failure) request.destroy();
      resolve({
        exchange: {
          request: sent,
          ...(incoming && { response: received(incoming) }),
          ...(failure && { failure }),
          startedAt,
          milliseconds: performance.now() - start,
        },
        stale: failure?.kind !== "timeout" && failure !== undefined && incoming === undefined && request.reusedSocket,
      });
    };
    const fail = (error: Error) => settle(failureOf(error, isConnected(), incoming?.size));
    const abort = () => {
      leave();
      request.destroy();
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      const isSilent = isConnected();
      const message = isSilent ? `No complete response within ${timeout} ms.` : `No connection within ${timeout} ms.`;
      settle({ kind: isSilent ? "timeout" : "connect", message });
    }, timeout);
    signal.addEventListener("abort", abort, { once: true });

    request.on("error", fail);
    request.on("upgrade", (_, socket) => {
      // Node hands the connection over, and speaks of the request no more.
      socket.destroy();
      settle({ kind: "protocol", message: "The endpoint switched to another protocol, which nobody asked for." });
    });
    request.on("response", (message) => {
      incoming = collect(message, () =>
        settle({ kind: "protocol", message: `The body of the response is larger than ${bodyLimit} bytes.` }),
      );
      message.on("error", fail);
      message.on("end", () => settle());
    });
    request.end(sent.body);
  });
}

/** Says whether a request has a connection. */
function watchConnection(request: http.ClientRequest, isSecure: boolean): () => boolean {
  let connected = false;
  request.on("socket", (socket) => {
    connected = request.reusedSocket;
    // A kept connection never tells again that it is connected: a listener would wait on it for ever.
    if (connected) return;
    socket.once(isSecure ? "secureConnect" : "connect", () => {
      connected = true;
    });
  });
  return () => connected;
}

/** A response as far as it came. */
interface PartialAnswer {
  message: http.IncomingMessage;
  chunks: Buffer[];
  /** How many bytes of the body came. */
  size: number;
}

/** Collects the body of a response while it comes; what is beyond the limit is not kept. */
function collect(message: http.IncomingMessage, onTooLarge: () => void): PartialAnswer {
  const incoming: PartialAnswer = { message, chunks: [], size: 0 };
  message.on("data", (chunk: Buffer) => {
    incoming.size += chunk.length;
    if (incoming.size <= bodyLimit) incoming.chunks.push(chunk);
    else onTooLarge();
  });
  return incoming;
}

function open({ url, method, headers }: HttpRequest, agent: http.Agent | false): http.ClientRequest {
  const { protocol, hostname, port } = new URL(url);
  const request = protocol === "https:" ? https.request : http.request;
  return request({
    // Node wants the address of IPv6 without its brackets.
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port,
    // Taken from the text: a URL object would tidy up dots and escapes.
    path: url.replace(/^[a-z]+:\/\/[^/?#]*/i, ""),
    method,
    // Headers as a flat list are written as they are, and none is added.
    headers: headers.flat(),
    agent,
    maxHeaderSize: headersLimit,
  });
}

function received({ message, chunks }: PartialAnswer): HttpResponse {
  return {
    status: message.statusCode ?? 0,
    headers: headersFromRaw(message.rawHeaders),
    body: Buffer.concat(chunks),
  };
}

/** @param bytes - How many bytes of a body came; `undefined` if not even a status did. */
function failureOf(error: Error, connected: boolean, bytes: number | undefined): ExchangeFailure {
  const code = String(Reflect.get(error, "code") ?? "");
  if (code.startsWith("HPE_")) return { kind: "protocol", message: `The response is no HTTP: ${error.message}.` };
  if (!connected) return { kind: "connect", message: textOf(error) };
  const message =
    bytes === undefined
      ? `The connection ended before a response came: ${textOf(error)}.`
      : `The response broke off after ${bytes} bytes of its body.`;
  return { kind: "reset", message };
}

/** What went wrong; where several addresses of a host were tried, of each. */
function textOf(error: Error): string {
  return error instanceof AggregateError ? error.errors.map((each) => textOf(each)).join("; ") : error.message;
}
