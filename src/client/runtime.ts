import type { BufferedResponse } from "./buffered-response.js";
import { callFactory } from "./call.js";
import { withCallTimeout, withHooks } from "./call-timeout.js";
import type { ServerDefinition } from "./endpoint.js";
import { createTransport } from "./layers.js";
import { missingOperation, type OperationDefinition } from "./operation.js";
import type { CallOptions, ClientOptions } from "./options.js";
import type { OutgoingRequest } from "./outgoing.js";
import { type CallContext, noOptions, perform, type Responded } from "./perform.js";
import { projectFinder } from "./project-finder.js";
import { type Reply, replyOf } from "./reply.js";
import { resolveSettings } from "./settings.js";
import type { Call, CallingClient } from "./transport.js";

/** What the document says that a client needs. */
export interface ContractDefinition {
  readonly server: ServerDefinition;
  /** Codes of server errors that do not pass by themselves. */
  readonly permanentCodes: readonly string[];
  /** What to do about each error code; a small client does without. */
  readonly remedies?: { readonly [code: string]: string };
  readonly operations: { readonly [operationId: string]: OperationDefinition };
}

/** What the generated client is built on. */
export interface Runtime {
  /** Makes one call and gives back the body of the successful response. */
  readonly call: <Output>(operation: OperationDefinition, input?: object, options?: CallOptions) => Reply<Output>;
  /** Passes a request on that no operation of the document describes, through the same layers. */
  readonly pass: (
    request: OutgoingRequest,
    name: string,
    sideEffects: Call["sideEffects"],
    projectId: string | undefined,
  ) => Promise<BufferedResponse>;
  /** Id of the project that the client was given; `undefined` if it looks it up. */
  readonly projectId: string | undefined;
  /** Base URL of the document's server. */
  readonly baseUrl: string;
  /** Headers for every call. */
  readonly headers: { readonly [name: string]: string };
}

/**
 * Builds the runtime of a client from its options and what the document says.
 *
 * @throws {FrsInputError} If an option is missing or wrong.
 */
export function createRuntime(
  options: ClientOptions,
  { server, operations, permanentCodes, remedies = {} }: ContractDefinition,
): Runtime {
  const settings = resolveSettings(options, server);
  const { region, endpoint, projectId, clock, headers, baseUrl } = settings;
  const callOpen: CallingClient["callOpen"] = async (operationId, input, signal, url) => {
    const operation = operations[operationId];
    if (!operation) throw missingOperation(operationId);
    const { data = {}, ...rest } = await perform(context, operation, input, { signal }, url);
    return { data, ...rest };
  };
  const client = { region: endpoint === undefined ? region : undefined, projectId, clock, callOpen };
  const listProjects = async (name: string, signal: AbortSignal) =>
    (await callOpen("listProjects", { name }, signal)).data;
  const context: CallContext = {
    settings,
    failures: { permanentCodes, remedies },
    newCall: callFactory(settings, client),
    findProject: projectFinder(settings, operations, listProjects),
    authenticated: createTransport(settings, permanentCodes, false),
    unauthenticated: createTransport(settings, permanentCodes, true),
  };
  return {
    baseUrl: baseUrl(),
    headers,
    projectId,
    pass: async ({ signal, ...request }, name, sideEffects, inProject) => {
      const call = context.newCall(name, sideEffects);
      call.projectId = inProject;
      return await withHooks(call, () =>
        withCallTimeout(call, signal, (limited) => context.authenticated(Object.assign(limited, request), call)),
      );
    },
    call: <Output>(operation: OperationDefinition, input: object = {}, callOptions: CallOptions = noOptions) => {
      // The response has the fields that the document requires; of their values its word is taken.
      const responded = perform(context, operation, input, callOptions) as Promise<Responded & { data: Output }>;
      return replyOf(responded);
    },
  };
}
