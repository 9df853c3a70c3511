import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { OpenApiDocument } from "openapi-contract/document";
import { callObserver } from "../client/hooks.js";
import { readRequestBody } from "../request-body.js";
import { type Account, account, permanentCredentials } from "./account.js";
import type { Call, Header, Reply, Wire } from "./call.js";
import { checkedClock } from "./clock.js";
import { corsHeaders, isPreflight, preflightHeaders } from "./cors.js";
import { failureText } from "./errors.js";
import { type FaultName, readFault, slowDelay, throttledWait, UnknownFaultError } from "./fault.js";
import type { EmulatorOptions } from "./options.js";
import { RateLimit } from "./rate.js";
import { storeSampleData } from "./sample-data.js";
import type { Seams } from "./seams.js";
import { servedPicture } from "./served-pictures.js";
import { createService, isOfIam, type Service } from "./service.js";
import { type FrsState, timestamp } from "./state.js";

/** Settings of a server. */
export interface FrsServerOptions extends EmulatorOptions {
  /** Document whose limits and error codes apply. */
  document: OpenApiDocument;
  /** Makes the server wrong on purpose. */
  seams?: Seams;
}

/** A running server with everything that a caller needs. */
export interface FrsServer {
  /** Base URL, of FRS and of IAM alike. */
  readonly url: string;
  readonly projectId: string;
  /** A token of the project. */
  readonly token: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** The account with the name and the password that `createToken` accepts. */
  readonly account: Account;
  /** What the server keeps. */
  readonly state: FrsState;
  /** Switches to another document at once; stored data stays. */
  use(document: OpenApiDocument): void;
  /** Closes all connections and stops listening; does nothing the second time. */
  close(): Promise<void>;
}

/**
 * Starts an endpoint of FRS and IAM that stores everything in memory: all operations of the document, with its
 * credentials, limits and errors. Images are not understood: what a face looks like is invented from the bytes.
 *
 * @throws {ClockError} If `now` throws or does not return a valid Date.
 * @throws {Error} If it cannot listen there: a system error such as `EADDRINUSE`.
 */
export async function startFrsServer(options: FrsServerOptions): Promise<FrsServer> {
  const { document, maxFaceSets = 10, seams = {}, onExchange } = options;
  const { port = 0, host = "127.0.0.1", rate = Number.POSITIVE_INFINITY, seed = false } = options;
  const now = checkedClock(options.now ?? (() => new Date()));
  const service = createService({ document, now, maxFaceSets, seams });
  if (seed) storeSampleData(service.state, account.project.id, timestamp(now()));
  const respond = responder(service, { now, seams, limit: new RateLimit(rate, now) });

  const { uri, headers } = service.gateway;
  const maxHeaderSize = Number.isFinite(uri + headers) ? 2 * (uri + headers) : 1024 * 1024;
  const server = createServer({ maxHeaderSize }, (request, response) => {
    const start = performance.now();
    const { method = "GET", url = "/" } = request;
    respond(request)
      .catch((error: unknown) => {
        // Of a request that is not complete, the caller has disconnected.
        if (!request.complete) throw error;
        return problem(500, "Emulator failed", failureText(error));
      })
      .then((wire) => {
        response.once("close", () => {
          const status = wire.end === "reset" ? 0 : wire.status;
          callObserver(() => onExchange?.({ method, url, status, milliseconds: performance.now() - start }));
        });
        transmit(wire, response);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  // A TCP server that listens on a port has an address of this form.
  const { address, port: bound, family } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;

  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${bound}`,
    projectId: account.project.id,
    ...permanentCredentials,
    account,
    state: service.state,
    use: (next) => service.use(next),
    close: () => {
      closing ??= new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
      return closing;
    },
  };
}

/** Returns the function that responds to any request, also to those that are none of the service. */
function responder(
  service: Service,
  { now, seams, limit }: { now: () => Date; seams: Seams; limit: RateLimit },
): (request: IncomingMessage) => Promise<Wire> {
  return async (request) => {
    const { method = "GET", url: target = "/", headers, rawHeaders } = request;
    const body = await readRequestBody(request, service.gateway.body);
    if (isPreflight(method, headers)) return plainWire(204, preflightHeaders(headers));
    const picture = servedPicture(method, target);
    if (picture instanceof Error) return problem(400, "Invalid picture", picture.message);
    if (picture !== undefined) return plainWire(200, [["Content-Type", "image/png"]], picture);

    let fault: FaultName | undefined;
    try {
      fault = readFault(headers.prefer);
    } catch (error) {
      if (!(error instanceof UnknownFaultError)) throw error;
      return problem(400, "Unknown fault", error.message);
    }
    const wait = fault === "throttled" ? throttledWait : limit.take();
    const requestId = `${randomUUID()}-${now().getTime()}-frs-emulator`;
    const { call, reply } = await service.reply({ method, target, headers, rawHeaders, body }, requestId, wait);
    const wire = toWire(seams.reply?.(reply, call) ?? reply, call, { requestId, rates: limit.headers() });
    const sent = seams.wire?.(wire, call) ?? wire;
    return fault === "slow" ? { ...sent, delay: slowDelay } : fault === "reset" ? { ...sent, end: "reset" } : sent;
  };
}

function toWire(reply: Reply, call: Call, { requestId, rates }: { requestId: string; rates: Header[] }): Wire {
  const isIam = isOfIam(call);
  const hasRates = !isIam && (reply.status === 200 || reply.status === 429);
  return {
    status: reply.status,
    headers: [
      ["Content-Type", "application/json; charset=UTF-8"],
      [isIam ? "X-IAM-Trace-Id" : "X-Request-Id", requestId],
      ...(hasRates ? rates : []),
      ...Object.entries(reply.headers),
      ...corsHeaders,
    ],
    body: Buffer.from(reply.body === undefined ? "" : JSON.stringify(reply.body)),
    delay: 0,
    end: "complete",
  };
}

/** A response that the emulator gives for itself, not for FRS. */
function plainWire(status: number, headers: readonly Header[], body: Uint8Array = Buffer.alloc(0)): Wire {
  return { status, headers: [...headers, ...corsHeaders], body: Buffer.from(body), delay: 0, end: "complete" };
}

function problem(status: number, title: string, detail: string): Wire {
  const body = Buffer.from(JSON.stringify({ title, status, detail }));
  return plainWire(status, [["Content-Type", "application/problem+json"]], body);
}

function transmit({ status, headers, body, delay, end }: Wire, response: ServerResponse): void {
  const send = () => {
    if (end === "reset") {
      response.socket?.resetAndDestroy();
      return;
    }
    for (const [name, value] of headers) response.appendHeader(name, value);
    response.statusCode = status;
    if (status !== 204) response.setHeader("Content-Length", body.length);
    if (end === "complete") response.end(body);
    else response.write(body.subarray(0, body.length / 2), () => response.destroy());
  };
  if (delay === 0) {
    send();
    return;
  }
  const timer = setTimeout(send, delay);
  response.once("close", () => clearTimeout(timer));
}
