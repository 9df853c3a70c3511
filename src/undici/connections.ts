import { Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { ConnectionOptions } from "node:tls";
import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool, ProxyAgent } from "undici";
import { FrsInputError } from "../client/errors.js";

/** How requests reach the service. */
export interface ConnectionSettings {
  readonly connections: number | undefined;
  readonly ca: ConnectionOptions["ca"];
  readonly proxy: string | URL | false | undefined;
}

/** Environment variables that name a proxy. */
const proxyVariables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

/** Maximum duration until a proxy responds to CONNECT, in milliseconds: that of undici for connections. */
const tunnelTimeout = 10_000;

/**
 * The connections of one transport. Undici goes on to establish a connection whose request was aborted, which would keep the
 * process running; here it ends with the last request.
 */
export class Connections {
  /** The pools of connections, one for each origin. */
  readonly dispatcher: Dispatcher;
  /** Sockets that may be waiting for a server or a proxy. */
  readonly #pending = new Set<Socket>();
  #running = 0;
  /** Whether a request failed since the pending sockets were destroyed. */
  #hasFailed = false;
  /** Settles when undici has given up the connections of destroyed sockets: until then, it would give up new requests, too. */
  #destroying: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  #onIdle: (() => void) | undefined;

  /** @throws {FrsInputError} If the URL of a proxy is wrong. No message contains it: it may contain a password. */
  constructor(settings: ConnectionSettings) {
    this.dispatcher = this.#dispatcher(settings);
  }

  /** Whether it was closed. */
  get isClosed(): boolean {
    return this.#closing !== undefined;
  }

  /** Runs a request over these connections. */
  async run<Value>(send: () => Promise<Value>): Promise<Value> {
    this.#running++;
    try {
      if (this.#destroying) await this.#destroying;
      return await send();
    } catch (error) {
      this.#hasFailed = true;
      throw error;
    } finally {
      this.#running--;
      if (this.#running === 0) this.#onEnd();
    }
  }

  /** Closes the connections when the running requests are finished. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
    this.#destroyPending();
    // `close` would wait for aborted requests, too.
    await this.dispatcher.destroy();
  }

  #onEnd(): void {
    if (this.#hasFailed) this.#destroyPending();
    this.#onIdle?.();
  }

  #destroyPending(): void {
    this.#hasFailed = false;
    if (this.#pending.size === 0) return;
    const closed = Array.from(
      this.#pending,
      (socket) => new Promise<unknown>((resolve) => socket.once("close", resolve)),
    );
    // Undici ends what waited for a socket in the turn in which it is closed.
    this.#destroying = Promise.all(closed)
      .then(() => setImmediate())
      .then(() => {
        this.#destroying = undefined;
      });
    // With an error: undici waits for one, or for the connection.
    for (const socket of this.#pending) socket.destroy(new Error("The request was aborted."));
  }

  #dispatcher({ connections, ca, proxy }: ConnectionSettings): Dispatcher {
    const trust = ca === undefined ? {} : { ca };
    const limit = connections === undefined ? {} : { connections };
    const pool = { ...limit, connect: this.#noting(buildConnector(trust), "until established") };
    // Undici does not report when a tunnel is established.
    const toProxy = this.#noting(buildConnector(trust), "until closed");
    const proxied = {
      ...pool,
      requestTls: trust,
      proxyTls: trust,
      clientFactory: (origin: URL, options: object) =>
        new Pool(origin, { ...options, connect: toProxy, headersTimeout: tunnelTimeout }),
    };
    if (proxy === false) return new Agent(pool);
    try {
      if (proxy !== undefined) return new ProxyAgent({ ...proxied, uri: String(proxy) });
      // Without a proxy, it would only look for one at each request.
      return proxyVariables.some((name) => process.env[name]) ? new EnvHttpProxyAgent(proxied) : new Agent(pool);
    } catch {
      const source = proxy === undefined ? "HTTPS_PROXY or HTTP_PROXY" : "`proxy`";
      throw new FrsInputError("", "proxy", `${source} must be a URL such as http://proxy.example.com:8080.`);
    }
  }

  /** Adds the sockets of a connector to the pending ones. */
  #noting(connect: buildConnector.connector, until: "until established" | "until closed"): buildConnector.connector {
    return (options, callback) => {
      // Undici's type leaves out the result.
      const socket: unknown = connect(options, callback);
      if (!(socket instanceof Socket)) return;
      const forget = () => this.#pending.delete(socket);
      this.#pending.add(socket);
      socket.once("close", forget);
      if (until === "until established")
        socket.once(options.protocol === "https:" ? "secureConnect" : "connect", forget);
    };
  }
}
