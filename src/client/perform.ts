import { withDeadline } from "./abort.js";
import type { BufferedResponse } from "./buffered-response.js";
import { type NewCall, withHooks } from "./call.js";
import { copyInput } from "./copy-input.js";
import { endpointUrl } from "./endpoint.js";
import type { OperationDefinition } from "./operation.js";
import { type CallOptions, copyCallOptions, resolveCallLimits } from "./options.js";
import type { FindProject } from "./project-finder.js";
import { encodeBody, requestOf } from "./request.js";
import { type FailureContext, readResponse } from "./response.js";
import { contentOf, redactedOf } from "./secrets.js";
import type { ClientSettings } from "./settings.js";
import { sortInput } from "./sort-input.js";
import type { Transport } from "./transport.js";

/** Shared state of the calls of a client. */
export interface CallContext {
  readonly settings: ClientSettings;
  readonly failures: Pick<FailureContext, "permanentCodes" | "remedies">;
  readonly newCall: NewCall;
  readonly findProject: FindProject;
  /** Sends requests with credentials. */
  readonly authenticated: Transport;
  /** Sends requests without credentials. */
  readonly unauthenticated: Transport;
}

/** A successful response with its parsed body. */
export interface Responded {
  /** Parsed body; `undefined` if the document describes no body. */
  data: object | undefined;
  received: BufferedResponse;
  /** Number of attempts. */
  attempts: number;
}

/** Options of a call without options. */
export const noOptions: CallOptions = {};

/**
 * Calls an operation.
 *
 * @param url - Base URL to call instead of the operation's own.
 * @throws {FrsError} If the call fails, after retries.
 */
export function perform(
  { settings, failures, newCall, findProject, authenticated, unauthenticated }: CallContext,
  operation: OperationDefinition,
  input: object,
  options: CallOptions,
  url?: string | URL,
): Promise<Responded> {
  const call = newCall(operation.operationId, operation.sideEffects);
  // Without `async`, which would add a frame to the stack of each error, of which V8 shows ten.
  return withHooks(call, () => {
    // Input and options are copied before the first `await`: the caller may change them afterwards.
    const copy = options === noOptions ? noOptions : copyCallOptions(operation.operationId, options);
    if (copy !== noOptions) Object.assign(call, resolveCallLimits(settings.limits, copy));
    const { signal, validate = settings.validate } = copy;
    signal?.throwIfAborted();
    const fields = copyInput(operation, input);
    return withDeadline({ signal }, call, "totalTimeout", async (outgoing) => {
      const inProject = operation.parameters.some(({ clientOption }) => clientOption === "projectId");
      if (inProject) call.projectId = await findProject(outgoing);
      const parts = sortInput(operation, fields, { projectId: call.projectId }, validate);
      const content = contentOf(operation, parts.body);
      call.content = content;
      const body = parts.body && (await encodeBody(operation, parts.body, validate));
      const base = url === undefined ? settings.baseUrl(operation.server) : endpointUrl(String(url), "iamEndpoint");
      Object.assign(outgoing, requestOf(operation, parts, body, base, [settings.headers, copy.headers ?? {}]));
      const received = await (operation.auth === "none" ? unauthenticated : authenticated)(outgoing, call);
      const read = readResponse(operation, received, () => ({
        ...failures,
        hint: call.progress.hint,
        now: new Date(settings.clock.now()),
      }));
      if ("data" in read) return { data: read.data, received, attempts: call.progress.attempts };
      await content.readFiles();
      throw read.refusal(redactedOf(call, received.headers));
    });
  });
}
