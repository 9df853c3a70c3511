import type { NewCall } from "./call.js";
import { copyInput } from "./copy-input.js";
import { endpointUrl } from "./endpoint.js";
import type { OperationDefinition } from "./operation.js";
import { type CallOptions, copyCallOptions, resolvePatience } from "./options.js";
import type { FindProject } from "./project-finder.js";
import type { Received } from "./received.js";
import { encodeBody, requestOf } from "./request.js";
import { type FailureContext, readResponse } from "./response.js";
import { concealedOf, contentOf } from "./secrets.js";
import type { ClientSettings } from "./settings.js";
import { sortInput } from "./sort-input.js";
import type { Transport } from "./transport.js";
import { watched, wholeCall } from "./whole-call.js";

/** What the calls of a client have in common. */
export interface CallContext {
  readonly settings: ClientSettings;
  readonly failures: Pick<FailureContext, "lastingCodes" | "remedies">;
  readonly newCall: NewCall;
  readonly findProject: FindProject;
  /** Sends requests with credentials. */
  readonly authenticated: Transport;
  /** Sends requests without any. */
  readonly open: Transport;
}

/** A successful answer, read and unread. */
export interface Answered {
  /** `undefined` where the document describes no body. */
  data: object | undefined;
  received: Received;
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
  { settings, failures, newCall, findProject, authenticated, open }: CallContext,
  operation: OperationDefinition,
  input: object,
  options: CallOptions,
  url?: string | URL,
): Promise<Answered> {
  const call = newCall(operation.operationId, operation.sideEffects);
  return await watched(call, async () => {
    // All that the caller gave is read here, before anything is waited for: it may be changed as soon as this returns.
    const given = options === noOptions ? noOptions : copyCallOptions(operation.operationId, options);
    if (given !== noOptions) Object.assign(call, resolvePatience(settings.limits, given));
    const { signal, validate = settings.validate } = given;
    signal?.throwIfAborted();
    const fields = copyInput(operation, input);
    return await wholeCall(call, signal, async (outgoing) => {
      const inProject = operation.parameters.some(({ clientOption }) => clientOption === "projectId");
      if (inProject) call.projectId = await findProject(outgoing);
      const parts = sortInput(operation, fields, { projectId: call.projectId }, validate);
      const content = contentOf(operation, parts.body);
      call.content = content;
      const body = parts.body && (await encodeBody(operation, parts.body, validate));
      const base = url === undefined ? settings.baseUrl(operation.server) : endpointUrl(String(url), "iamEndpoint");
      Object.assign(outgoing, requestOf(operation, parts, body, base, [settings.headers, given.headers ?? {}]));
      const received = await (operation.open ? open : authenticated)(outgoing, call);
      const read = readResponse(operation, received, () => ({
        ...failures,
        remark: call.progress.remark,
        now: new Date(settings.clock.now()),
      }));
      if ("data" in read) return { data: read.data, received, attempts: call.progress.attempts };
      await content.readFiles();
      throw read.refusal(concealedOf(call, received.headers));
    });
  });
}
