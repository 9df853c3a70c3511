import createClient, { type Client } from "openapi-fetch";
import { sleep } from "./abort.js";
import { connect } from "./connect.js";
import { baseUrls, type ServerDefinition } from "./endpoint.js";
import { FrsInputError, isFrsError } from "./errors.js";
import { fillPath, type OperationDefinition, sortInput } from "./operation.js";
import {
  type CallOptions,
  type ClientOptions,
  checkCallOptions,
  checkClientOptions,
  checkedHeaders,
  resolvePatience,
  resolveResponseLimit,
} from "./options.js";
import { receive } from "./receive.js";
import { encodeBody } from "./request-body.js";
import { readFailure, readSuccess } from "./response.js";
import { type Clock, retry } from "./retry.js";
import { type Call, jsonByDefault, stack } from "./transport.js";
import { wholeCall } from "./whole-call.js";

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
  const send = connect(options.fetch ?? ((request) => globalThis.fetch(request)));
  const clock: Clock = { now: () => new Date(), random: Math.random, sleep, ...options.clock };
  const open = stack([wholeCall, retry(clock), jsonByDefault, receive], send);
  const authenticated = stack([wholeCall, retry(clock), jsonByDefault, auth, receive], send);
  const maxResponseBytes = resolveResponseLimit(options);

  const http = createClient<Paths>({
    baseUrl: baseUrl(),
    redirect: "manual",
    fetch: (request) =>
      authenticated(request, {
        operation: `${request.method} ${new URL(request.url).pathname}`,
        sideEffects: request.method === "GET" ? "none" : "writes",
        ...resolvePatience(options, {}),
        maxResponseBytes,
        progress: { attempts: 0 },
      }),
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
      const inProject = operation.parameters.some(({ clientOption }) => clientOption === "projectId");
      const context: Call = {
        operation: operationId,
        ...(inProject ? { projectId } : {}),
        sideEffects: operation.sideEffects,
        ...resolvePatience(options, callOptions),
        maxResponseBytes,
        progress: { attempts: 0 },
      };
      const transport = operation.open ? open : authenticated;
      const { data, error, response } = await request(method, path, {
        baseUrl: baseUrl(operation.server),
        params,
        ...(body === undefined ? {} : { body: encodeBody(operation, body) }),
        bodySerializer: (encoded: string | FormData) => encoded,
        headers: checkedHeaders(operationId, callOptions.headers),
        ...(callOptions.signal === undefined ? {} : { signal: callOptions.signal }),
        parseAs: "text",
        pathSerializer: (filled: string, values: { [name: string]: unknown }) => fillPath(operationId, filled, values),
        fetch: (sent: Request) => transport(sent, context),
      });
      try {
        if (!response.ok) throw readFailure(operationId, response, error);
        // The contract tests hold answers against the document; here its word is taken for the fields.
        return readSuccess(operationId, response, data) as Output;
      } catch (failure) {
        if (isFrsError(failure)) failure.attempts = context.progress.attempts;
        throw failure;
      }
    },
  };
}
