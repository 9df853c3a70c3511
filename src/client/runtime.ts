import { withDeadline } from "./abort.js";
import type { BufferedResponse } from "./buffered-response.js";
import { callFactory, withHooks } from "./call.js";
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

/** The parts of the document that a client needs. */
export interface ContractDefinition {
  readonly server: ServerDefinition;
  /** Codes of server errors that a retry cannot resolve. */
  readonly permanentCodes: readonly string[];
  /** What to do about each error code; omitted in a small client. */
  readonly remedies?: { readonly [code: string]: string };
  readonly operations: { readonly [operationId: string]: OperationDefinition };
}

/** Runtime of the generated client. */
export interface Runtime {
  /** Calls an operation and returns the body of the successful response. */
  readonly call: <Output>(operation: OperationDefinition, input?: object, options?: CallOptions) => Reply<Output>;
  /** Sends a request outside the described operations through the same layers. */
  readonly pass: (
    request: OutgoingRequest,
    name: string,
    sideEffects: Call["sideEffects"],
    projectId: string | undefined,
  ) => Promise<BufferedResponse>;
  /** Configured project id; `undefined` if the client requests it. */
  readonly projectId: string | undefined;
  /** Base URL of the document's server. */
  readonly baseUrl: string;
  /** Headers for every call. */
  readonly headers: { readonly [name: string]: string };
}

/**
 * Creates the runtime of a client.
 *
 * @throws {FrsInputError} If an option is missing or wrong.
 */
export function createRuntime(
  options: ClientOptions,
  { server, operations, permanentCodes, remedies = {} }: ContractDefinition,
): Runtime {
  const settings = resolveSettings(options, server);
  const { region, endpoint, projectId, clock, headers, baseUrl } = settings;
  const callWithoutAuth: CallingClient["callWithoutAuth"] = async (operationId, input, signal, url) => {
    const operation = operations[operationId];
    if (!operation) throw missingOperation(operationId);
    const { data = {}, ...rest } = await perform(context, operation, input, { signal }, url);
    return { data, ...rest };
  };
  const client = { region: endpoint === undefined ? region : undefined, projectId, clock, callWithoutAuth };
  const listProjects = async (name: string, signal: AbortSignal) =>
    (await callWithoutAuth("listProjects", { name }, signal)).data;
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
    pass: ({ signal, ...request }, name, sideEffects, inProject) => {
      const call = context.newCall(name, sideEffects);
      call.projectId = inProject;
      return withHooks(call, () =>
        withDeadline({ signal }, call, "totalTimeout", (limited) =>
          context.authenticated(Object.assign(limited, request), call),
        ),
      );
    },
    call: <Output>(operation: OperationDefinition, input: object = {}, callOptions: CallOptions = noOptions) => {
      // Required properties were checked; the types of their values are those of the document.
      const responded = perform(context, operation, input, callOptions) as Promise<Responded & { data: Output }>;
      return replyOf(responded);
    },
  };
}
