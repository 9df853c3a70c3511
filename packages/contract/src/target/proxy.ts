import * as http from "node:http";
import * as https from "node:https";
import type { Duplex } from "node:stream";
import * as tls from "node:tls";
import { ContractError } from "../errors.js";

/** Environment variables. */
export interface ProxyEnvironment {
  readonly [name: string]: string | undefined;
}

/**
 * Returns the proxy for a URL: `HTTP_PROXY` or `HTTPS_PROXY` by its scheme, unless `NO_PROXY` lists the host. Variables in
 * lower case take precedence.
 *
 * @throws {ContractError} If the variable is not a URL of an HTTP proxy.
 */
export function proxyFor(url: URL, environment: ProxyEnvironment): URL | undefined {
  const read = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined;
  const name = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
  const value = read(name);
  if (value === undefined || isExcluded(url, read("NO_PROXY") ?? "")) return undefined;
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy?.protocol !== "http:") {
    throw new ContractError(`${name} must be the URL of an HTTP proxy, such as http://proxy.example.com:3128.`);
  }
  return proxy;
}

/** Returns whether a list of hosts, each with its subdomains and with a port if it names one, contains the host of a URL. */
function isExcluded(url: URL, list: string): boolean {
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, "");
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      if (entry === "*") return true;
      const [, name = entry, ownPort] =
        /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry.includes("::") ? `[${entry}]` : entry) ?? [];
      const suffix = name.replace(/^\*?\./, "");
      return (ownPort === undefined || ownPort === port) && (host === suffix || host.endsWith(`.${suffix}`));
    });
}

/** Returns the value of `Proxy-Authorization` for the credentials in the URL of a proxy; `undefined` if it has none. */
export function proxyAuthorization({ username, password }: URL): string | undefined {
  if (username === "" && password === "") return undefined;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString("base64")}`;
}

/** Opens TLS connections through a tunnel of an HTTP proxy. */
export class TunnelAgent extends https.Agent {
  readonly #proxy: URL;

  constructor(proxy: URL, options: https.AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(
    options: https.RequestOptions & tls.ConnectionOptions,
    callback: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    // Node calls back with an error alone; its types require a stream beside it.
    const fail = callback as (error: Error) => void;
    const place = `${options.host}:${options.port}`;
    const authorization = proxyAuthorization(this.#proxy);
    const request = http.request({
      host: this.#proxy.hostname.replace(/^\[|\]$/g, ""),
      port: this.#proxy.port || 80,
      method: "CONNECT",
      path: place,
      headers: { Host: place, ...(authorization !== undefined && { "Proxy-Authorization": authorization }) },
      agent: false,
    });
    request.once("connect", ({ statusCode }, socket) => {
      if (statusCode === 200) {
        callback(null, tls.connect({ ...options, socket, servername: options.servername ?? String(options.host) }));
        return;
      }
      socket.destroy();
      fail(new Error(`the proxy ${this.#proxy.host} refused the connection to ${place} with ${statusCode}`));
    });
    request.once("error", fail);
    request.end();
    return undefined;
  }
}
