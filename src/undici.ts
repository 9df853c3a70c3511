import type { ConnectionOptions } from "node:tls";
import type { Dispatcher } from "undici";
import { LimitedRequest } from "./client/abort.js";
import { checkOptions, numberRule, type OptionRule, requireObject } from "./client/check.js";
import { FrsInputError } from "./client/errors.js";
import type { Transport } from "./client/transport.js";
import { Connections } from "./undici/connections.js";
import { DispatcherClosedError, exchange } from "./undici/exchange.js";

/** Options of {@link undiciTransport}. */
export interface UndiciTransportOptions {
  /**
   * Maximum number of connections to each origin; further requests wait for one, which counts against `timeout`.
   *
   * @default no limit
   */
  connections?: number | undefined;
  /**
   * Certificates of the authorities to trust, in PEM, instead of those that Node trusts: of the service, and of a proxy. To
   * trust both, add `rootCertificates` of `node:tls`.
   *
   * @default the authorities that Node trusts
   */
  ca?: ConnectionOptions["ca"];
  /**
   * URL of an HTTP proxy, with its credentials, or `false` for none.
   *
   * @default `HTTPS_PROXY` and `HTTP_PROXY`, except for the hosts of `NO_PROXY`
   */
  proxy?: string | URL | false | undefined;
  /**
   * Dispatcher of undici 7 that sends the requests, instead of the options above. It is not closed by `close()`, and must not
   * follow redirects: they would leak credentials.
   */
  dispatcher?: Dispatcher | undefined;
}

/** Sends the requests of one client, or of several, over its own connections. */
export interface UndiciTransport extends Transport {
  /**
   * Closes the connections when the running calls are finished; later calls fail. Idle connections keep no process running, so
   * that a program may end without it.
   */
  close(): Promise<void>;
}

const optionRules = {
  connections: numberRule("an integer ≥ 1", (count) => Number.isInteger(count) && count > 0),
  ca: ["a certificate in PEM, or an array of them", isCertificate],
  proxy: ["a URL such as http://proxy.example.com:8080, or false", isProxy],
  dispatcher: ["a dispatcher of undici 7", (value) => typeof Reflect.get(Object(value), "dispatch") === "function"],
} satisfies { [Name in keyof Required<UndiciTransportOptions>]: OptionRule };

function isCertificate(value: unknown): boolean {
  return [value].flat().every((each) => (typeof each === "string" && each !== "") || each instanceof Uint8Array);
}

function isProxy(value: unknown): boolean {
  return value === false || typeof value === "string" || value instanceof URL;
}

/**
 * Creates a transport over undici's connection pool, for many calls: several times as many a second as over `fetch`. Node only;
 * the package `undici` 7 must be installed.
 *
 * @example
 * ```ts
 * const transport = undiciTransport({ connections: 64 });
 * const frs = createFrsClient({ region: "ap-southeast-1", projectId, auth: tokenAuth(token), transport });
 * ```
 * @throws {FrsInputError} If an option is wrong.
 */
export function undiciTransport(options: UndiciTransportOptions = {}): UndiciTransport {
  // A client that got this function instead of its result calls it with a request.
  if (options instanceof LimitedRequest) {
    throw new FrsInputError("", "transport", "`transport` must be undiciTransport(), not undiciTransport.");
  }
  requireObject("", "options", options, "{ connections: 64 }");
  checkOptions("", "", options, optionRules);
  const { connections, ca, proxy, dispatcher: external } = options;
  if (external && [connections, ca, proxy].some((value) => value !== undefined)) {
    const message = "`dispatcher` must not be combined with other options: set them on the dispatcher.";
    throw new FrsInputError("", "dispatcher", message);
  }
  const own = external ? undefined : new Connections({ connections, ca, proxy });
  const transport: Transport = async (request, call) => {
    try {
      if (external) return await exchange(external, request, call);
      if (own?.isClosed === false) return await own.run(() => exchange(own.dispatcher, request, call));
    } catch (error) {
      if (!(error instanceof DispatcherClosedError)) throw error;
    }
    throw new FrsInputError(call.operation, "transport", "The transport is closed: create another one.");
  };
  return Object.assign(transport, {
    async close() {
      await own?.close();
    },
  });
}
