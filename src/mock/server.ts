import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { MIMEType } from "node:util";
import type { OpenApiDocument } from "openapi-contract/document";
import { readRequestBody } from "../request-body.js";
import { isWebSocketUpgrade, readRequestTarget } from "../request-target.js";
import { createEngine, type Engine } from "./engine.js";
import { type EngineRequest, type EngineResponse, type MockViolation, queryByName } from "./exchange.js";
import { exceededLimit, type RequestLimits, readLimits } from "./limits.js";
import { stubFiles } from "./multipart.js";
import { PreferenceError, readPreferences } from "./preferences.js";

/** How many bytes of headers the mock reads at least, so that it can refuse larger ones as the document says. */
const minHeaderBuffer = 1024 * 1024;

/** Length limit of the `sl-violations` header, in characters; Node refuses a response whose headers exceed 16 KiB. */
const violationsLimit = 8000;

/** How much of a single violation the header holds: steps of its location, characters of a step and of its message. */
const [locationSteps, stepLength, messageLength] = [8, 64, 300];

/** One request and the mock's response to it. */
export interface Exchange {
  method: string;
  /** Path with query, as received. */
  url: string;
  status: number;
  /** How the request violates the document; empty if it conforms. */
  violations: MockViolation[];
  milliseconds: number;
}

/** Settings of a mock. */
export interface MockOptions {
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
  /** Called once, with the base URL, as soon as the mock accepts requests. */
  onReady?: (url: string) => void;
  /** Called after each response. */
  onExchange?: (exchange: Exchange) => void;
}

/** The document that is served, prepared. */
interface Serving {
  engine: Engine;
  limits: RequestLimits;
}

/** Prepares a document after whatever the caller does next. */
async function prepare(document: OpenApiDocument): Promise<Serving> {
  await setImmediate();
  return { engine: await createEngine(document), limits: readLimits(document) };
}

/** A running mock. */
export interface Mock {
  /** Base URL, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /**
   * Switches to another document at once: further requests wait until it is prepared, and those under way get their response
   * from the old one. Resolves when it is prepared; if Prism cannot read it, rejects, and the old one is used again.
   */
  use(document: OpenApiDocument): Promise<void>;
  /** Closes all connections and stops listening. */
  close(): Promise<void>;
}

/**
 * Starts a mock of a bundled document: it responds with the examples, and a request that violates the document gets the
 * documented error and the header `sl-violations`, which lists the violations.
 *
 * @throws {Error} If the port is in use or the document has no operation.
 */
export async function startMock(document: OpenApiDocument, options: MockOptions = {}): Promise<Mock> {
  const { port = 0, host = "127.0.0.1", onReady, onExchange } = options;
  const limits = readLimits(document);
  let serving = Promise.resolve<Serving>({ engine: await createEngine(document), limits });

  const readable = 2 * (limits.uri + limits.headers);
  const maxHeaderSize = Math.max(minHeaderBuffer, Number.isFinite(readable) ? readable : 0);
  const server = createServer({ maxHeaderSize }, (request, response) => {
    const start = performance.now();
    const { method = "GET", url = "/" } = request;
    const handle = async () => {
      if (method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined) {
        return { status: 204, headers: preflightHeaders(request), body: undefined, violations: [] };
      }
      const { engine, limits: current } = await serving;
      return await respond(request, engine, current);
    };
    handle()
      .catch(failure)
      .then((result) => {
        send(response, result);
        const { status, violations } = result;
        onExchange?.({ method, url, status, violations, milliseconds: performance.now() - start });
      })
      // The caller has closed the connection.
      .catch(() => response.destroy());
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  // A TCP server that listens on a port has an address of this form.
  const { address, port: bound, family } = server.address() as AddressInfo;
  const url = `http://${family === "IPv6" ? `[${address}]` : address}:${bound}`;
  onReady?.(url);

  return {
    url,
    async use(next) {
      const previous = serving;
      const prepared = prepare(next);
      serving = prepared.catch(() => previous);
      await prepared;
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function respond(request: IncomingMessage, engine: Engine, limits: RequestLimits): Promise<EngineResponse> {
  const raw = await readRequestBody(request, limits.body);
  if (isWebSocketUpgrade(request.headers.upgrade)) return webSocketProblem;
  const { path, query } = readRequestTarget(request.url ?? "/");
  if (path === "*") return serverWide(request, engine);
  const searchParams = new URLSearchParams(query);
  const input: EngineRequest = {
    // The engine responds with 405 to methods that OpenAPI does not know.
    method: (request.method ?? "GET").toLowerCase() as EngineRequest["method"],
    url: { path, query: queryByName([...searchParams]) },
    headers: headersOf(request),
  };
  const exceeded = exceededLimit(request.url ?? "/", request.rawHeaders, limits);
  if (exceeded) return await refuse(engine, input, exceeded);
  if (raw === undefined) {
    const message = `The body exceeds the limit of ${limits.body} bytes.`;
    return await refuse(engine, input, { status: 413, location: ["body"], message });
  }
  const preferences = readPreferences(input.headers?.prefer, searchParams);
  if (raw.length > 0) {
    const contentType = input.headers?.["content-type"];
    try {
      input.body = await readContent(raw, contentType);
    } catch (error) {
      const message = `The body cannot be read: ${(error as Error).message}`;
      return await refuse(engine, input, { status: 400, location: ["body"], message });
    }
  }
  return await engine.respond(input, preferences);
}

/** Returns the documented error of a status, for a request that cannot be validated against its schema. */
async function refuse(
  engine: Engine,
  input: EngineRequest,
  { status, location, message }: { status: number; location: string[]; message: string },
): Promise<EngineResponse> {
  const documented = await engine.respond(input, { code: status }, { validate: false });
  const violation: MockViolation = { location: ["request", ...location], severity: "Error", message };
  // Without a documented response of this status, the mock responds for itself.
  if (documented.status !== status) return { ...problem(status, "Request refused", message), violations: [violation] };
  return { ...documented, violations: [violation, ...documented.violations] };
}

const webSocketProblem = problem(501, "WebSocket is not supported", "The mock responds to HTTP requests only.");

/** Responds to a request for the server itself, whose target is `*`: only `OPTIONS` has one. */
function serverWide({ method }: IncomingMessage, engine: Engine): EngineResponse {
  if (method !== "OPTIONS") return problem(400, "Invalid request target", "Only OPTIONS can have the target `*`.");
  const methods = [...new Set([...engine.methodsOf("*"), "OPTIONS"])];
  return { status: 204, headers: { Allow: methods.join(", ") }, body: undefined, violations: [] };
}

function problem(status: number, title: string, detail: string): EngineResponse {
  return {
    status,
    headers: { "Content-Type": "application/problem+json" },
    body: { title, status, detail },
    violations: [],
  };
}

async function readContent(raw: Buffer, contentType: string | undefined): Promise<unknown> {
  if (contentType === undefined) return raw.toString("utf8");
  const { essence, subtype } = new MIMEType(contentType);
  if (essence === "multipart/form-data") return await stubFiles(raw, contentType);
  const text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
  return subtype === "json" || subtype.endsWith("+json") ? JSON.parse(text) : text;
}

function headersOf(request: IncomingMessage): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}

function preflightHeaders(request: IncomingMessage): { [name: string]: string } {
  return {
    "Access-Control-Allow-Methods": "GET, PUT, POST, DELETE, OPTIONS, HEAD, PATCH",
    "Access-Control-Allow-Headers": request.headers["access-control-request-headers"] ?? "*",
    "Access-Control-Max-Age": "600",
  };
}

/** Returns the response to an invalid preference or path, or to a failure of the mock itself. */
function failure(error: unknown): EngineResponse {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof PreferenceError) return problem(422, "Invalid preference", detail);
  if (error instanceof URIError) return problem(400, "Invalid percent-encoding in the path", detail);
  return problem(500, "The mock failed", detail);
}

function send(response: ServerResponse, { status, headers, body, violations }: EngineResponse): void {
  response.statusCode = status;
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Expose-Headers", "*");
  for (const [name, value] of Object.entries(headers)) {
    if (value !== null && value !== undefined) response.setHeader(name, String(value));
  }
  if (violations.length > 0) response.setHeader("sl-violations", headerText(violations));
  response.end(body === undefined ? undefined : bodyText(body, String(response.getHeader("Content-Type"))));
}

/** A body as it is sent. A string is JSON text already if an example was written as such, or the media type is another one. */
function bodyText(body: unknown, contentType: string): string {
  const isText =
    typeof body === "string" && (!/^application\/([^;]+\+)?json\b/i.test(contentType) || /^\s*[[{]/.test(body));
  return isText ? body : JSON.stringify(body);
}

/** Writes as many violations as fit, as JSON in ASCII: a header can hold nothing else. */
function headerText(violations: MockViolation[]): string {
  const texts: string[] = [];
  let length = 2;
  for (const { location, message, ...rest } of violations) {
    const shortened = location.slice(0, locationSteps).map((step) => step.slice(0, stepLength));
    const text = asciiJson({ location: shortened, ...rest, message: message.slice(0, messageLength) });
    length += text.length + 1;
    if (length > violationsLimit) break;
    texts.push(text);
  }
  return `[${texts.join(",")}]`;
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
