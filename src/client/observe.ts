import type { BufferedResponse } from "./buffered-response.js";
import { callHook } from "./hooks.js";
import type { OutgoingRequest } from "./outgoing.js";
import { detailsOf } from "./redaction.js";
import { redactedOf } from "./secrets.js";
import type { Call, Layer, Transport } from "./transport.js";

/** Calls the hooks for each attempt and its response. */
export const observe: Layer = (next) => (request, call) => {
  const { onRequest, onResponse } = call.hooks;
  return onRequest || onResponse ? observed(next, request, call) : next(request, call);
};

async function observed(next: Transport, request: OutgoingRequest, call: Call): Promise<BufferedResponse> {
  const { hooks } = call;
  // An aborted call has no further events.
  request.signal?.throwIfAborted();
  const { method } = request;
  // The query can contain ids and values of custom fields.
  const url = request.url.replace(/\?.*/, "");
  const event = { call: call.number, operation: call.operation, attempt: call.progress.attempts + 1, method, url };
  callHook(hooks, "onRequest", event);
  const start = performance.now();
  const received = await next(request, call);
  const duration = performance.now() - start;
  const { status, requestId } = detailsOf(received, redactedOf(call, received.headers));
  callHook(hooks, "onResponse", { ...event, status, duration, requestId });
  return received;
}
