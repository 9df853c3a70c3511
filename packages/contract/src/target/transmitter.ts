import * as http from "node:http";
import * as https from "node:https";
import type { Socket } from "node:net";
import type { Exchange, ExchangeFailure, HttpRequest, HttpResponse } from "../exchange.js";
import { headersFromRaw } from "../wire/raw-headers.js";
import { connectionErrorText } from "./connection-errors.js";
import { type ProxyEnvironment, proxyAuthorization, proxyFor, TunnelAgent } from "./proxy.js";
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

/**
 * Opens a transmitter for any number of hosts.
 *
 * @param environment - Environment with the proxy, if any: `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`.
 */
export function createTransmitter(environment: ProxyEnvironment = {}): Transmitter {
  const routes = createRoutes(environment);
  /** Servers that have closed a kept-alive connection silently. */
  const closing = new Set<string>();
  return {
    async transmit(request, options) {
      options.signal.throwIfAborted();
      const route = routes.of(request.url);
      const { origin } = new URL(request.url);
      const isIdempotent = idempotentMethods.has(request.method);
      const fresh = () => ({ ...route, agent: route.fresh() });
      // A request that must not be sent again does not depend on whether such a server keeps its connection this time.
      const first = await attempt(request, options, !isIdempotent && closing.has(origin) ? fresh() : route);
      // A server may end an idle connection at the very moment of its next use: that says nothing about the request.
      if (!first.stale) return first.exchange;
      closing.add(origin);
      return isIdempotent
        ? { ...(await attempt(request, options, fresh())).exchange, resent: true }
        : { ...first.exchange, isStale: true };
    },
    close() {
      routes.close();
    },
  };
}

/** The way to a host: directly, or through a proxy. */
interface Route {
  proxy?: URL;
  /** Agent that keeps connections. */
  agent: http.Agent | false;
  /** Returns an agent that opens a new connection. */
  fresh(): http.Agent | false;
}

/** Creates the routes to hosts, each with agents that are shared by all requests. */
function createRoutes(environment: ProxyEnvironment): { of(url: string): Route; close(): void } {
  const options = { keepAlive: true, timeout: idleTime };
  const agents = new Map<string, http.Agent>();
  const agentFor = (key: string, create: () => http.Agent) => {
    const agent = agents.get(key) ?? create();
    agents.set(key, agent);
    return agent;
  };
  return {
    of(text) {
      const url = new URL(text);
      const isSecure = url.protocol === "https:";
      const proxy = proxyFor(url, environment);
      const key = `${url.protocol} ${proxy?.href ?? ""}`;
      if (proxy && isSecure) {
        const agent = agentFor(key, () => new TunnelAgent(proxy, options));
        return { proxy, agent, fresh: () => new TunnelAgent(proxy, {}) };
      }
      const agent = agentFor(key, () => (isSecure ? new https.Agent(options) : new http.Agent(options)));
      return { ...(proxy && { proxy }), agent, fresh: () => false };
    },
    close() {
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

interface Attempt {
  exchange: Exchange;
  /** Whether a connection that had served before ended without one byte of a response. */
  stale: boolean;
}

function attempt(sent: HttpRequest, { signal, timeout }: SendOptions, route: Route): Promise<Attempt> {
  return new Promise((resolve, reject) => {
    const startedAt = new Date().toISOString();
    const start = performance.now();
    const request = open(sent, route);
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
    const fail = (error: Error) => settle(failureOf(error, isConnected() || placeOf(sent, route), incoming?.size));
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
    request.on("socket", survive);
    request.on("upgrade", (_, socket) => {
      // Node hands the connection over, and speaks of the request no more.
      socket.destroy();
      settle({ kind: "protocol", message: "The endpoint switched to another protocol without a request." });
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

/** Connections whose late errors are ignored. */
const surviving = new WeakSet<Socket>();

/**
 * Ignores errors of a connection that come after the response, when Node does not listen any more: a server may respond and
 * close the connection before it has read the whole request.
 */
function survive(socket: Socket): void {
  if (surviving.has(socket)) return;
  surviving.add(socket);
  socket.on("error", () => {});
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

/** The received part of a response. */
interface PartialAnswer {
  message: http.IncomingMessage;
  chunks: Buffer[];
  /** How many bytes of the body were received. */
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

function open({ url, method, headers }: HttpRequest, { proxy, agent }: Route): http.ClientRequest {
  const { protocol } = new URL(url);
  const isSecure = protocol === "https:";
  const request = isSecure ? https.request : http.request;
  // A proxy gets requests for plain HTTP itself, and opens a tunnel for others.
  const { hostname, port } = proxy && !isSecure ? proxy : new URL(url);
  const authorization = proxy && !isSecure ? proxyAuthorization(proxy) : undefined;
  return request({
    // Node wants the address of IPv6 without its brackets.
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port,
    // Taken from the text: a URL object would tidy up dots and escapes.
    path: proxy && !isSecure ? url : url.replace(/^[a-z]+:\/\/[^/?#]*/i, ""),
    method,
    // Headers as a flat list are written as they are, and none is added.
    headers: [...headers.flat(), ...(authorization === undefined ? [] : ["Proxy-Authorization", authorization])],
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

/** Returns host and port that a request connects to first. */
function placeOf({ url }: HttpRequest, { proxy }: Route): string {
  const { host, protocol } = new URL(url);
  if (proxy && protocol === "http:") return `the proxy ${proxy.host}`;
  return host;
}

/**
 * Describes why a response is missing or incomplete.
 *
 * @param place - `true` if there was a connection; else the place that the request was to connect to.
 * @param bytes - Number of bytes of the body that were received; `undefined` if there was no status.
 */
function failureOf(error: Error, place: string | true, bytes: number | undefined): ExchangeFailure {
  const code = String(Reflect.get(error, "code") ?? "");
  if (code.startsWith("HPE_"))
    return { kind: "protocol", message: `The response is not valid HTTP: ${error.message}.` };
  if (place !== true) return { kind: "connect", message: connectionErrorText(error, place) };
  const message =
    bytes === undefined
      ? `The connection ended before a response was received: ${error.message}.`
      : `The response was cut off after ${bytes} bytes of its body.`;
  return { kind: "reset", message };
}
