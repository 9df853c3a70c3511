import createClient, { type Client } from "openapi-fetch";
import { baseUrls, type ServerDefinition, type Target } from "./endpoint.js";
import { FrsConnectionError, FrsInputError } from "./errors.js";
import { fillPath, headerValue, type OperationDefinition, sortInput } from "./operation.js";
import { encodeBody } from "./request-body.js";
import { readFailure, readSuccess } from "./response.js";
import type { Authentication } from "./token-auth.js";
import { jsonByDefault, stack, type Transport } from "./transport.js";

/** What a client needs to know. */
export type ClientOptions<Region extends string = string> = Target<Region> & {
  /** Id of the project to work in; it belongs to the region and is the one that the credential is scoped to. */
  projectId: string;
  /** How calls are authenticated, such as `tokenAuth(token)`. */
  auth: Authentication;
  /**
   * Headers for every call, such as `Enterprise-Project-Id`. Headers of a single call win over them.
   *
   * @default {}
   */
  headers?: { [name: string]: string };
  /**
   * What sends the requests.
   *
   * @default globalThis.fetch, looked up at each call
   */
  fetch?: (request: Request) => Promise<Response>;
};

/** Settings of a single call. */
export interface CallOptions {
  /** Ends the call at once when it is aborted; the call then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Headers of this call. */
  headers?: { [name: string]: string };
}

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
  if (typeof options !== "object" || options === null) {
    throw new FrsInputError(
      "",
      "options",
      "createFrsClient needs an object with `region` or `endpoint`, `projectId` and `auth`.",
    );
  }
  const { auth, headers } = options;
  const baseUrl = baseUrls(options, server);
  const projectId = checkedProjectId(options.projectId);
  if (typeof auth !== "function") {
    throw new FrsInputError("", "auth", "`auth` is missing: pass tokenAuth(token).");
  }

  // Looked up late, so that a fetch installed after the client was made is used, too.
  const send = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const connect: Transport = async (request, { operation }) => {
    try {
      return await send(request);
    } catch (cause) {
      if (request.signal.aborted) throw request.signal.reason;
      throw new FrsConnectionError(operation, `No answer from ${new URL(request.url).origin}: ${reason(cause)}.`, {
        cause,
      });
    }
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
      if (typeof input !== "object" || input === null) {
        throw new FrsInputError(operationId, "input", "The input must be an object with the fields of the operation.");
      }
      const { body, ...params } = sortInput(operation, input, { projectId });
      const { signal } = callOptions;
      let answered = false;
      const transport = operation.open ? open : authenticated;
      const { data, error, response } = await request(method, path, {
        baseUrl: baseUrl(operation.server),
        params,
        ...(body === undefined ? {} : { body: encodeBody(operation, body) }),
        bodySerializer: (encoded: string | FormData) => encoded,
        headers: checkedHeaders(operationId, callOptions.headers),
        ...(signal === undefined ? {} : { signal }),
        parseAs: "text",
        pathSerializer: (filled: string, values: { [name: string]: unknown }) => fillPath(operationId, filled, values),
        fetch: async (sent: Request) => {
          const answer = await transport(sent, { operation: operationId });
          answered = true;
          return answer;
        },
      }).catch((cause: unknown) => {
        if (signal?.aborted) throw signal.reason;
        if (!answered) throw cause;
        throw new FrsConnectionError(operationId, `The answer broke off: ${reason(cause)}.`, { cause });
      });
      if (!response.ok) throw readFailure(operationId, response, error);
      // The contract tests hold answers against the document; here its word is taken for the fields.
      return readSuccess(operationId, response, data) as Output;
    },
  };
}

function checkedProjectId(projectId: unknown): string {
  if (typeof projectId !== "string" || !/^[\x21-\x7e]+$/.test(projectId)) {
    throw new FrsInputError(
      "",
      "projectId",
      "`projectId` is missing or contains blanks: copy it from My Credentials in the console, for the region you call.",
    );
  }
  return projectId;
}

function checkedHeaders(operation: string, headers: { [name: string]: string } = {}): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, headerValue(operation, name, value)]),
  );
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
