import createClient, { type Client } from "openapi-fetch";
import { baseUrls, type ServerDefinition } from "./endpoint.js";
import { FrsConnectionError, FrsInputError } from "./errors.js";
import { fillPath, type OperationDefinition, sortInput } from "./operation.js";
import {
  type CallOptions,
  type ClientOptions,
  checkCallOptions,
  checkClientOptions,
  checkedHeaders,
} from "./options.js";
import { encodeBody } from "./request-body.js";
import { readFailure, readSuccess } from "./response.js";
import { type Call, jsonByDefault, stack, type Transport } from "./transport.js";

/** What the generated client is built on. */
export interface Runtime<Paths extends object> {
  /** The plain openapi-fetch client, with the same authentication below it. */
  readonly http: Client<Paths>;
  /** Makes one call and gives back the body of the successful answer. */
  readonly call: <Output>(operation: OperationDefinition, input?: object, options?: CallOptions) => Promise<Output>;
}

/** openapi-fetch's `request` without the types of a single path, which a call by table cannot name. */
type UntypedRequest = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: string; error?: unknown; response: Response }>;

/**
 * Builds the runtime of a client from its options and what the document says of its servers.
 *
 * @throws {FrsInputError} If an option is missing or wrong.
 */
export function createRuntime<Paths extends object>(options: ClientOptions, server: ServerDefinition): Runtime<Paths> {
  checkClientOptions(options);
  const { auth, projectId, headers } = options;
  const baseUrl = baseUrls(options, server);

  // Looked up late, so that a fetch installed after the client was made is used, too.
  const send = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const connect: Transport = async (request, { operation }) => {
    let response: unknown;
    try {
      response = await send(request);
    } catch (cause) {
      if (request.signal.aborted) throw request.signal.reason;
      throw new FrsConnectionError(operation, `No answer from ${new URL(request.url).origin}: ${reason(cause)}.`, {
        cause,
      });
    }
    if (response instanceof Response) return response;
    throw new FrsInputError(operation, "fetch", "`fetch` gave something else than a Response.");
  };
  const open = stack([jsonByDefault], connect);
  const authenticated = stack([jsonByDefault, auth], connect);

  const http = createClient<Paths>({
    baseUrl: baseUrl(),
    redirect: "manual",
    fetch: (request) => authenticated(request, { operation: `${request.method} ${new URL(request.url).pathname}` }),
    pathSerializer: (path, values) => fillPath("", path, values),
    headers: checkedHeaders("", headers),
  });
  // The table holds paths of the document only, so the request is well-formed although its types are left behind.
  const request = http.request as unknown as UntypedRequest;

  return {
    http,
    async call<Output>(operation: OperationDefinition, input: object = {}, callOptions: CallOptions = {}) {
      const { operationId, method, path } = operation;
      checkCallOptions(operationId, callOptions);
      callOptions.signal?.throwIfAborted();
      if (typeof input !== "object" || input === null || Array.isArray(input)) {
        throw new FrsInputError(operationId, "input", "The input must be an object with the fields of the operation.");
      }
      const { body, ...params } = sortInput(operation, input, { projectId });
      const { signal } = callOptions;
      let answered = false;
      const transport = operation.open ? open : authenticated;
      const inProject = operation.parameters.some(({ clientOption }) => clientOption === "projectId");
      const context: Call = { operation: operationId, ...(inProject ? { projectId } : {}) };
      const outcome = request(method, path, {
        baseUrl: baseUrl(operation.server),
        params,
        ...(body === undefined ? {} : { body: encodeBody(operation, body) }),
        bodySerializer: (encoded: string | FormData) => encoded,
        headers: checkedHeaders(operationId, callOptions.headers),
        ...(signal === undefined ? {} : { signal }),
        parseAs: "text",
        pathSerializer: (filled: string, values: { [name: string]: unknown }) => fillPath(operationId, filled, values),
        fetch: async (sent: Request) => {
          const answer = await transport(sent, context);
          answered = true;
          return answer;
        },
      }).catch((cause: unknown) => {
        if (!answered) throw cause;
        throw new FrsConnectionError(operationId, `The answer broke off: ${reason(cause)}.`, { cause });
      });
      // The signal reaches fetch by itself; this ends the wait for a slow authentication, too.
      const { data, error, response } = await (signal ? unlessAborted(signal, outcome) : outcome);
      if (!response.ok) throw readFailure(operationId, response, error);
      // The contract tests hold answers against the document; here its word is taken for the fields.
      return readSuccess(operationId, response, data) as Output;
    },
  };
}

/** Waits for a promise, but no longer than until the signal is aborted. */
function unlessAborted<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** The innermost message of an error: runtimes hide `ECONNREFUSED` and the like behind "fetch failed". */
function reason(error: unknown): string {
  let message = String(error);
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const code = Reflect.get(inner, "code");
    message = inner.message || (typeof code === "string" ? code : inner.name);
  }
  return message;
}
