import type { CaseRequest } from "../case.js";
import type { Operation } from "../document/operations.js";
import { type Header, type HttpRequest, headerOf } from "../exchange.js";
import type { Credentials } from "./credentials.js";
import type { Environment } from "./secrets.js";
import type { Target } from "./target.js";
import { createTransmitter } from "./transmitter.js";

/** Methods whose requests say that they have no body, by `Content-Length: 0`. */
const methodsWithBody = new Set(["POST", "PUT", "PATCH"]);

/** Settings of {@link httpTarget}. */
export interface HttpTargetOptions {
  name: string;
  isMock: boolean;
  /** Base URL of an operation, without a slash at its end. */
  baseOf(operation: Operation | undefined): string;
  credentials: Credentials;
  /**
   * Headers of every request that does not set them otherwise. Where the document has such a parameter, the case decides.
   *
   * @default []
   */
  headers?: readonly Header[];
  /**
   * The environment that names proxies.
   *
   * @default that of this process; none for the mock
   */
  environment?: Environment;
  /** Stops the server behind the base URL, if this process started it. */
  close?(): Promise<void>;
}

/** Creates a target that is reached over HTTP. */
export function httpTarget(options: HttpTargetOptions): Target {
  const { name, isMock, baseOf, credentials, headers = [], close } = options;
  // The mock runs in this process, or beside it.
  const { environment = isMock ? {} : process.env } = options;
  const transmitter = createTransmitter(environment);
  return {
    name,
    isMock,
    secrets: credentials.secrets,
    lacks: (operation) => credentials.lacks(operation),
    near: (operation) => (isMock ? [] : credentials.near(operation)),
    broken: (operation) => (isMock ? [] : credentials.broken(operation)),
    untried: (operation) => (isMock ? [] : credentials.untried(operation)),
    async send(request, operation, options) {
      const declared = operation?.parameters.filter((parameter) => parameter.in === "header") ?? [];
      const own = headers.filter(([name]) => !declared.some((each) => each.name.toLowerCase() === name.toLowerCase()));
      const plain = wireRequest(request, baseOf(operation), own);
      return await transmitter.transmit(await credentials.authorize(plain, operation, request.credentials), options);
    },
    async close() {
      transmitter.close();
      await close?.();
    },
  };
}

/** Returns a request with its URL and the headers that HTTP requires, unless the case sets them. */
function wireRequest(
  { method, path, headers, body = new Uint8Array() }: CaseRequest,
  base: string,
  added: readonly Header[],
): HttpRequest {
  const usual: Header[] = [
    ["Host", new URL(base).host],
    ["Connection", "keep-alive"],
    ["User-Agent", "openapi-contract"],
    // Checks read bodies as they were received.
    ["Accept-Encoding", "identity"],
  ];
  if ((body.length > 0 || methodsWithBody.has(method)) && headerOf(headers, "Transfer-Encoding") === undefined) {
    usual.push(["Content-Length", String(body.length)]);
  }
  const own = [...usual.filter(([name]) => headerOf(added, name) === undefined), ...added];
  return {
    method,
    url: base + path,
    headers: [...own.filter(([name]) => headerOf(headers, name) === undefined), ...headers],
    body,
  };
}
