import type { CaseRequest } from "../case.js";
import type { Operation } from "../document/operations.js";
import { type Header, headerOf, type SentRequest } from "../exchange.js";
import type { Credentials } from "./credentials.js";
import type { Target } from "./target.js";
import { createTransmitter } from "./transmitter.js";

/** Methods whose requests say that they have no body, by `Content-Length: 0`. */
const methodsWithBody = new Set(["POST", "PUT", "PATCH"]);

/** What makes a target out of an HTTP server. */
export interface HttpTargetOptions {
  name: string;
  isMock: boolean;
  /** Base URL of an operation, without a slash at its end. */
  baseOf(operation: Operation | undefined): string;
  credentials: Credentials;
  /** Ends what stands behind the base URL, if that is ours. */
  close?(): Promise<void>;
}

/** A target that is reached by HTTP. */
export function httpTarget({ name, isMock, baseOf, credentials, close }: HttpTargetOptions): Target {
  const transmitter = createTransmitter();
  return {
    name,
    isMock,
    secrets: credentials.secrets,
    lacks: (operation) => credentials.lacks(operation),
    untried: (operation) => (isMock ? [] : credentials.untried(operation)),
    async send(request, operation, options) {
      const plain = wireRequest(request, baseOf(operation));
      return await transmitter.transmit(await credentials.authorize(plain, operation, request.credentials), options);
    },
    async close() {
      transmitter.close();
      await close?.();
    },
  };
}

/** A request with its URL and the headers that HTTP wants, which a case may have set to something else. */
function wireRequest({ method, path, headers, body = new Uint8Array() }: CaseRequest, base: string): SentRequest {
  const own: Header[] = [
    ["Host", new URL(base).host],
    ["Connection", "keep-alive"],
    ["User-Agent", "openapi-contract"],
    // Checks read bodies as they come.
    ["Accept-Encoding", "identity"],
  ];
  if ((body.length > 0 || methodsWithBody.has(method)) && headerOf(headers, "Transfer-Encoding") === undefined) {
    own.push(["Content-Length", String(body.length)]);
  }
  return {
    method,
    url: base + path,
    headers: [...own.filter(([name]) => headerOf(headers, name) === undefined), ...headers],
    body,
  };
}
