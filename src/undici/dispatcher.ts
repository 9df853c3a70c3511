import type { ConnectionOptions } from "node:tls";
import { Agent, type Dispatcher, EnvHttpProxyAgent, ProxyAgent } from "undici";
import { FrsInputError } from "../client/errors.js";

/** How requests reach the service. */
export interface ConnectionSettings {
  readonly connections: number | undefined;
  readonly ca: ConnectionOptions["ca"];
  readonly proxy: string | URL | false | undefined;
}

/** Environment variables that name a proxy. */
const proxyVariables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

/**
 * Creates the pools of connections, one for each origin.
 *
 * @throws {FrsInputError} If the URL of a proxy is wrong. No message contains it: it may contain a password.
 */
export function createDispatcher({ connections, ca, proxy }: ConnectionSettings): Dispatcher {
  const trust = ca === undefined ? {} : { ca };
  const pool = { ...(connections !== undefined && { connections }), connect: trust };
  const proxied = { ...pool, requestTls: trust, proxyTls: trust };
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
