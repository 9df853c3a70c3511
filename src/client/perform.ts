import type { BufferedResponse } from "./buffered-response.js";
import type { NewCall } from "./call.js";
import { withCallTimeout, withHooks } from "./call-timeout.js";
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

/** What the calls of a client have in common. */
export interface CallContext {
  readonly settings: ClientSettings;
  readonly failures: Pick<FailureContext, "permanentCodes" | "remedies">;
  readonly newCall: NewCall;
  readonly findProject: FindProject;
  /** Sends requests with credentials. */
  readonly authenticated: Transport;
  /** Sends requests without any. */
  readonly unauthenticated: Transport;
}

/** A successful response, read and unread. */
export interface Responded {
  /** `undefined` where the document describes no body. */
  data: object | undefined;
  received: BufferedResponse;
  /** How often the request was sent. */
  attempts: number;
}

/** Settings of a call that has none of its own. */
export const noOptions: CallOptions = {};

/**
 * Makes one call of an operation.
 *
 * @param url - Base URL to call instead of the operation's own.
 * @throws {FrsError} If the call fails, after the repeats that its settings allow.
 */
export async function perform(
  { settings, failures, newCall, findProject, authenticated, unauthenticated }: CallContext,
  operation: OperationDefinition,
  input: object,
  options: CallOptions,
  url?: string | URL,
): Promise<Responded> {
  const call = newCall(operation.operationId, operation.sideEffects);
  return await withHooks(call, async () => {
    // All that the caller gave is read here, before anything is waited for: it may be changed as soon as this returns.
    const given = options === noOptions ? noOptions : copyCallOptions(operation.operationId, options);
    if (given !== noOptions) Object.assign(call, resolveCallLimits(settings.limits, given));
    const { signal, validate = settings.validate } = given;
    signal?.throwIfAborted();
    const fields = copyInput(operation, input);
    return await withCallTimeout(call, signal, async (outgoing) => {
      const inProject = operation.parameters.some(({ clientOption }) => clientOption === "projectId");
      if (inProject) call.projectId = await findProject(outgoing);
      const parts = sortInput(operation, fields, { projectId: call.projectId }, validate);
      const content = contentOf(operation, parts.body);
      call.content = content;
      const body = parts.body && (await encodeBody(operation, parts.body, validate));
      const base = url === undefined ? settings.baseUrl(operation.server) : endpointUrl(String(url), "iamEndpoint");
      Object.assign(outgoing, requestOf(operation, parts, body, base, [settings.headers, given.headers ?? {}]));
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
