import { sleep } from "./abort.js";
import { attempt } from "./attempt.js";
import { requireObject } from "./check.js";
import { copyInput } from "./copy-input.js";
import { baseUrls, endpointUrl, type ServerDefinition } from "./endpoint.js";
import { environmentVariable } from "./environment.js";
import { errorOfCall, FrsInputError, type FrsResponseError, isFrsError } from "./errors.js";
import { tell } from "./hooks.js";
import { observe } from "./observe.js";
import { fillPath, type OperationDefinition, sortInput } from "./operation.js";
import {
  type CallOptions,
  type ClientOptions,
  checkClientOptions,
  checkedHeaders,
  copyCallOptions,
  defaultPatience,
  defaultResponseLimit,
  resolvePatience,
} from "./options.js";
import { mergeHeaders, nameMediaType } from "./outgoing.js";
import { paced } from "./pace.js";
import type { Received } from "./received.js";
import { type Reply, replyOf } from "./reply.js";
import { encodeJson } from "./request-body.js";
import { readRefusal, readSuccess } from "./response.js";
import { retry, wrongAuth } from "./retry.js";
import { concealedOf } from "./secrets.js";
import { type Call, type CallingClient, type Layer, type OutgoingRequest, stack } from "./transport.js";
import { wholeCall } from "./whole-call.js";

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
  readonly pass: (
    request: OutgoingRequest,
    name: string,
    sideEffects: Call["sideEffects"],
    projectId: string | undefined,
  ) => Promise<Received>;
  /** Id of the project that the client was given; `undefined` if it looks it up. */
  readonly projectId: string | undefined;
  /** Base URL of the document's server. */
  readonly baseUrl: string;
  /** Headers for every call. */
  readonly headers: { readonly [name: string]: string };
}

/** Settings of a call that has none of its own. */
const noOptions: CallOptions = {};

/** A call whose project may not be known yet. */
type CallUnderWay = Call & { projectId: string | undefined; content: Call["content"] };

/** A successful answer, read and unread. */
interface Answered {
  /** `undefined` where the document describes no body. */
  data: object | undefined;
  received: Received;
  /** How often the request was sent. */
  attempts: number;
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
  requireObject("", "options", options, "{ region, projectId, auth }");
  const givenProject = options.projectId ?? environmentVariable("HUAWEICLOUD_SDK_PROJECT_ID");
  checkClientOptions({ ...options, projectId: givenProject });
  if (options.region !== undefined && options.endpoint !== undefined) {
    throw new FrsInputError("", "region", "Pass either `region` or `endpoint`, not both.");
  }
  const region = options.region ?? environmentVariable("HUAWEICLOUD_SDK_REGION");
  const { endpoint, auth, hooks = {}, pace, validate = true, maxResponseBytes = defaultResponseLimit } = options;
  const baseUrl = baseUrls({ region, endpoint }, server);
  const findProject = projectFinder();

  // Looked up late, so that a fetch installed after the client was made is used, too.
  const send = attempt(options.fetch ?? ((url, init) => globalThis.fetch(url, init)));
  const { now = () => new Date(), random = Math.random, sleep: wait = sleep } = options.clock ?? {};
  const clock = { now, random, sleep: wait };
  const repeat = retry(clock, lastingCodes);
  const open = stack([repeat, observe], send);
  const authenticated = stack([repeat, ...(pace ? [paced(pace, clock)] : []), checkedAuth(auth), observe], send);

  const client: CallingClient = {
    region: endpoint === undefined ? region : undefined,
    projectId: givenProject,
    clock: options.clock ?? {},
    callOpen: (operationId, input, signal, url) => answer(operationId, input, { signal }, url),
  };
  const clientPatience = resolvePatience(defaultPatience, options);
  let calls = 0;
  const newCall = (operation: string, sideEffects: Call["sideEffects"]): CallUnderWay => ({
    operation,
    sideEffects,
    ...clientPatience,
    startedAt: performance.now(),
    maxResponseBytes,
    number: ++calls,
    hooks,
    projectId: undefined,
    // All that is filled in later stands here from the start: objects that grow cost every call.
    progress: { attempts: 0, remark: undefined, sent: undefined, credentials: [] },
    content: { secrets: [] },
    client,
  });

  const headers = checkedHeaders("", options.headers);

  /** The way of the project's id to a call: given, or looked up. */
  function projectFinder(): (request: { readonly signal: AbortSignal }) => Promise<string> | string {
    if (givenProject !== undefined) return () => givenProject;
    if (region === undefined) {
      throw new FrsInputError(
        "",
        "projectId",
        "No project: pass `projectId`, or set HUAWEICLOUD_SDK_PROJECT_ID; with `region` it is looked up.",
      );
    }
    const ask = async (name: string, signal: AbortSignal) => (await answer("listProjects", { name }, { signal })).data;
    const lookUp = operations.listProjects?.projectOf?.(region, ask);
    return ({ signal }) => {
      if (lookUp) return lookUp(signal);
      throw lacking("listProjects");
    };
  }

  async function answer(operationId: string, input: object, callOptions: CallOptions, url?: string | URL) {
    const operation = operations[operationId];
    if (!operation) throw lacking(operationId);
    const { data = {}, ...rest } = await perform(operation, input, callOptions, url);
    return { data, ...rest };
  }

  async function perform(
    operation: OperationDefinition,
    input: object,
    callOptions: CallOptions,
    url: string | URL | undefined,
  ): Promise<Answered> {
    const { operationId } = operation;
    const call = newCall(operationId, operation.sideEffects);
    return await watched(call, async () => {
      // All that the caller gave is read here, before anything is waited for: it may be changed as soon as this returns.
      const given = callOptions === noOptions ? noOptions : copyCallOptions(operationId, callOptions);
      if (given !== noOptions) Object.assign(call, resolvePatience(clientPatience, given));
      const { signal, validate: checks = validate } = given;
      signal?.throwIfAborted();
      const fields = copyInput(operation, input);
      return await wholeCall(call, signal, async (outgoing) => {
        const inProject = operation.parameters.some(({ clientOption }) => clientOption === "projectId");
        if (inProject) call.projectId = await findProject(outgoing);
        const { path, query, header, body } = sortInput(operation, fields, { projectId: call.projectId }, checks);
        const { secrets, content: parts } = operation.body ?? {};
        const media = parts?.ofFields(operation, body) ?? [];
        const isOfMedia = parts && ((word: string) => parts.isPartOf(media, word));
        call.content = { secrets: secrets?.(body) ?? [], isOfMedia };
        const content = body && (await encodeBody(operation, body, checks));
        const base = url === undefined ? baseUrl(operation.server) : endpointUrl(String(url), "iamEndpoint");
        const search = query.join("&");
        outgoing.method = operation.method;
        outgoing.url = `${base}${fillPath(operationId, operation.path, path)}${search && `?${search}`}`;
        outgoing.headers = mergeHeaders(headers, given.headers ?? {}, header);
        outgoing.body = content;
        nameMediaType(outgoing);
        const received = await (operation.open ? open : authenticated)(outgoing, call);
        const failed = () => {
          const { remark } = call.progress;
          return readRefusal(operation, received, { lastingCodes, remedies, remark, now: new Date(now()) });
        };
        const read = received.ok ? readSuccess(operation, received, failed) : { refusal: failed() };
        if ("data" in read) return { data: read.data, received, attempts: call.progress.attempts };
        if (parts) media.push(...(await parts.ofFiles(operation, body)));
        throw read.refusal(concealedOf(call, received.headers));
      });
    });
  }

  return {
    baseUrl: baseUrl(),
    headers,
    projectId: givenProject,
    pass: async (outgoing, name, sideEffects, projectId) => {
      const call = newCall(name, sideEffects);
      call.projectId = projectId;
      const { signal, ...request } = outgoing;
      return await watched(call, () =>
        wholeCall(call, signal, (limited) => authenticated(Object.assign(limited, request), call)),
      );
    },
    call: <Output>(operation: OperationDefinition, input: object = {}, callOptions: CallOptions = noOptions) => {
      // The answer has the fields that the document requires; of their values its word is taken.
      const answered = perform(operation, input, callOptions, undefined) as Promise<Answered & { data: Output }>;
      return replyOf(answered);
    },
  };
}

function lacking(operationId: string): FrsInputError {
  return new FrsInputError(operationId, "operations", `The client was made without \`${operationId}\`: add it.`);
}

/** @throws {FrsInputError} When the client is made, if the layer is none, such as a function that gives a token. */
function checkedAuth(auth: Layer): Layer {
  return (next) => {
    const transport: unknown = auth(next);
    if (typeof transport === "function") return transport as ReturnType<Layer>;
    throw new FrsInputError("", "auth", wrongAuth);
  };
}

async function encodeBody(
  { operationId, body = {} }: OperationDefinition,
  fields: { readonly [name: string]: unknown },
  validate: boolean,
): Promise<string | Blob> {
  if (body.encode) return await body.encode(operationId, body, fields, validate);
  return encodeJson(operationId, "input", fields);
}

/** Does a call; if it fails, notes in the error how often it was tried, and tells the hooks. */
async function watched<Value>(call: Call, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (cause) {
    const error = errorOfCall(call.operation, cause);
    fail(call, error, performance.now() - call.startedAt);
    throw error;
  }
}

function fail({ operation, number, progress, hooks }: Call, error: unknown, duration: number): void {
  const attempt = progress.attempts;
  // One that a call before has failed with has a count of its own.
  if (isFrsError(error) && error.operation === operation && error.attempts === 0) error.attempts = attempt;
  // Errors of a response have both, all others neither.
  const { status, requestId } = (isFrsError(error) ? error : {}) as Partial<
    Pick<FrsResponseError, "status" | "requestId">
  >;
  tell(hooks, "onError", { call: number, operation, attempt, error, status, requestId, duration });
}
