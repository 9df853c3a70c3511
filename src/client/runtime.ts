import { sleep } from "./abort.js";
import { attempt } from "./attempt.js";
import { requireObject } from "./check.js";
import { baseUrls, endpointUrl, type ServerDefinition } from "./endpoint.js";
import { environmentVariable } from "./environment.js";
import { FrsInputError, isFrsApiError, isFrsError, isFrsResponseError } from "./errors.js";
import { tell } from "./hooks.js";
import { observe } from "./observe.js";
import { encodeQuery, fillPath, type OperationDefinition, type RequestParts, sortInput } from "./operation.js";
import {
  type CallOptions,
  type ClientOptions,
  checkCallOptions,
  checkClientOptions,
  checkedHeaders,
  defaultPatience,
  isToken,
  type Patience,
  resolvePatience,
  resolveResponseLimit,
} from "./options.js";
import { mergeHeaders, nameJson } from "./outgoing.js";
import { paced } from "./pace.js";
import { projectOf } from "./project.js";
import type { Received } from "./received.js";
import { type Reply, replyOf } from "./reply.js";
import { encodeJson } from "./request-body.js";
import { failureOf, readSuccess } from "./response.js";
import { type Clock, retry } from "./retry.js";
import { credentialsOf } from "./secrets.js";
import { type Call, type CallingClient, type Layer, type OutgoingRequest, stack } from "./transport.js";
import { wholeCall, withinCall } from "./whole-call.js";

/** What the document says that a client needs. */
export interface ContractDefinition {
  readonly server: ServerDefinition;
  /** Codes of server errors that do not pass by themselves. */
  readonly lastingCodes: readonly string[];
  /** What to do about each error code; a small client does without. */
  readonly remedies?: { readonly [code: string]: string };
  readonly operations: { readonly [operationId: string]: OperationDefinition };
}

/** What the generated client is built on. */
export interface Runtime {
  /** Makes one call and gives back the body of the successful answer. */
  readonly call: <Output>(operation: OperationDefinition, input?: object, options?: CallOptions) => Reply<Output>;
  /** Passes a request on that no operation of the document describes, through the same layers. */
  readonly pass: (request: OutgoingRequest, name: string, sideEffects: Call["sideEffects"]) => Promise<Received>;
  /** Base URL of the document's server. */
  readonly baseUrl: string;
  /** Headers for every call. */
  readonly headers: { readonly [name: string]: string };
}

/** A call whose project may not be known yet. */
type CallUnderWay = Call & { projectId?: string };

/** A successful answer, read and unread. */
interface Answered {
  data: object;
  received: Received;
}

/**
 * Builds the runtime of a client from its options and what the document says.
 *
 * @throws {FrsInputError} If an option is missing or wrong.
 */
export function createRuntime(
  options: ClientOptions,
  { server, operations, lastingCodes, remedies = {} }: ContractDefinition,
): Runtime {
  checkClientOptions(options);
  if (options.region !== undefined && options.endpoint !== undefined) {
    throw new FrsInputError("", "region", "Pass either `region` or `endpoint` to createFrsClient, not both.");
  }
  const region = options.region ?? environmentVariable("HUAWEICLOUD_SDK_REGION");
  const { endpoint, auth, hooks = {}, pace, validate = true } = options;
  const baseUrl = baseUrls({ region, endpoint }, server);
  const givenProject = options.projectId ?? projectOfEnvironment();
  const findProject = projectFinder();

  // Looked up late, so that a fetch installed after the client was made is used, too.
  const send = attempt(options.fetch ?? ((url, init) => globalThis.fetch(url, init)));
  const { now = () => new Date(), random = Math.random, sleep: wait = sleep } = options.clock ?? {};
  const clock: Clock = { now, random, sleep: wait };
  const outer: Layer[] = [wholeCall, retry(clock, lastingCodes)];
  const open = stack([...outer, observe], send);
  const authenticated = stack([...outer, ...(pace ? [paced(pace, clock)] : []), checkedAuth(auth), observe], send);

  const client: CallingClient = {
    region: endpoint === undefined ? region : undefined,
    projectId: givenProject,
    callOpen: (operationId, input, signal, url) => answer(operationId, input, { signal }, url),
  };
  const clientPatience = resolvePatience(defaultPatience, options);
  let calls = 0;
  const newCall = (operation: string, sideEffects: Call["sideEffects"], patience: Patience): CallUnderWay => ({
    operation,
    sideEffects,
    ...resolvePatience(clientPatience, patience),
    startedAt: performance.now(),
    maxResponseBytes: resolveResponseLimit(options),
    number: ++calls,
    hooks,
    progress: { attempts: 0 },
    client,
  });

  const headers = checkedHeaders("", options.headers);

  /** The way of the project's id to a call: given, or looked up. */
  function projectFinder(): (call: Call, signal: AbortSignal | undefined) => Promise<string> | string {
    if (givenProject !== undefined) return () => givenProject;
    if (region === undefined) {
      throw new FrsInputError(
        "",
        "projectId",
        "No project: pass `projectId`, or set HUAWEICLOUD_SDK_PROJECT_ID; with `region` it is looked up.",
      );
    }
    const lookUp = projectOf(region, async (name, signal) => (await answer("listProjects", { name }, { signal })).data);
    return (call, signal) => withinCall(call, signal, lookUp);
  }

  async function answer(operationId: string, input: object, callOptions: CallOptions, url?: string | URL) {
    const operation = operations[operationId];
    if (!operation) {
      throw new FrsInputError(operationId, "operations", `The client was made without \`${operationId}\`: add it.`);
    }
    return await perform(operation, input, callOptions, url);
  }

  async function perform(
    operation: OperationDefinition,
    input: object,
    callOptions: CallOptions,
    url: string | URL | undefined,
  ): Promise<Answered> {
    const { operationId } = operation;
    checkCallOptions(operationId, callOptions);
    const { signal } = callOptions;
    const call = newCall(operationId, operation.sideEffects, callOptions);
    return await watched(call, async () => {
      signal?.throwIfAborted();
      requireObject(operationId, "input", input, "{ face_set_name }");
      const inProject = operation.parameters.some(({ clientOption }) => clientOption === "projectId");
      if (inProject) call.projectId = await findProject(call, signal);
      const { path, query, header, body } = sortInput(operation, input, { projectId: call.projectId });
      const content = body && (await encodeBody(operation, body, callOptions.validate ?? validate));
      const base = url === undefined ? baseUrl(operation.server) : endpointUrl(String(url), "iamEndpoint");
      const search = encodeQuery(operationId, query);
      const outgoing: OutgoingRequest = {
        method: operation.method,
        url: `${base}${fillPath(operationId, operation.path, path)}${search && `?${search}`}`,
        headers: mergeHeaders(headers, checkedHeaders(operationId, callOptions.headers), header),
        body: content,
        signal,
      };
      nameJson(outgoing);
      const transport = operation.open ? open : authenticated;
      const received = await transport(outgoing, call);
      expectAnswer(operationId, received);
      const concealed = () => ({
        secrets: [...credentialsOf(outgoing.headers), ...(operation.body?.secrets?.(body) ?? [])],
        media: base64Of(operation, body),
      });
      if (!received.ok) {
        const { remark } = call.progress;
        throw failureOf(operationId, received, { lastingCodes, remedies, concealed: concealed(), remark });
      }
      return { data: readSuccess(operation, received, concealed), received };
    });
  }

  return {
    baseUrl: baseUrl(),
    headers,
    pass: async (outgoing, name, sideEffects) => {
      const call = newCall(name, sideEffects, {});
      // A signature names the project that a path names.
      if (givenProject && new URL(outgoing.url).pathname.split("/").includes(givenProject))
        call.projectId = givenProject;
      return await watched(call, async () => {
        const received = await authenticated(outgoing, call);
        expectAnswer(name, received);
        return received;
      });
    },
    call: <Output>(operation: OperationDefinition, input: object = {}, callOptions: CallOptions = {}) => {
      // The answer has the fields that the document requires; of their values its word is taken.
      const answered = perform(operation, input, callOptions, undefined) as Promise<Answered & { data: Output }>;
      return replyOf(answered);
    },
  };
}

/** @throws {FrsInputError} If it is no id. */
function projectOfEnvironment(): string | undefined {
  const id = environmentVariable("HUAWEICLOUD_SDK_PROJECT_ID");
  if (id === undefined || isToken(id)) return id;
  throw new FrsInputError("", "projectId", "HUAWEICLOUD_SDK_PROJECT_ID contains blanks: set it to the bare id.");
}

/** @throws {FrsInputError} When the client is made, if the layer is none, such as a function that gives a token. */
function checkedAuth(auth: Layer): Layer {
  return (next) => {
    const transport: unknown = auth(next);
    if (typeof transport === "function") return transport as ReturnType<Layer>;
    throw new FrsInputError(
      "",
      "auth",
      "`auth` is a function of another kind: pass what tokenAuth(…) and the like give.",
    );
  };
}

/** @throws {FrsInputError} If `auth` is no layer, which the types rule out, and gave something else than an answer. */
function expectAnswer(operation: string, received: Received | undefined): void {
  if (typeof received?.status === "number") return;
  throw new FrsInputError(operation, "auth", "`auth` passes no request on: pass what tokenAuth(…) and the like give.");
}

/** The images and videos that a body holds as text. */
function base64Of({ body: { media = {} } = {} }: OperationDefinition, fields: RequestParts["body"]): string[] {
  const texts = Object.keys(media).map((name) => fields?.[name]);
  return texts.filter((text) => typeof text === "string");
}

async function encodeBody(
  { operationId, body = {} }: OperationDefinition,
  fields: { readonly [name: string]: unknown },
  validate: boolean,
): Promise<string | FormData> {
  if (body.encode) return await body.encode(operationId, body, fields, validate);
  return encodeJson(operationId, "input", fields);
}

/** Does a call; if it fails, notes in the error how often it was tried, and tells the hooks. */
async function watched<Value>(call: Call, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    fail(call, error, performance.now() - call.startedAt);
    throw error;
  }
}

function fail({ operation, number, progress, hooks }: Call, error: unknown, duration: number): void {
  const attempt = progress.attempts;
  // An error of another operation, such as the one that fetches a token, has a count of its own.
  if (isFrsError(error) && error.operation === operation) error.attempts = attempt;
  const { status, requestId } =
    isFrsApiError(error) || isFrsResponseError(error) ? error : { status: undefined, requestId: undefined };
  tell(hooks, "onError", { call: number, operation, attempt, error, status, requestId, duration });
}
