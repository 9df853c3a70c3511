import { tell } from "./hooks.js";
import type { Received } from "./received.js";
import { detailsOf } from "./redaction.js";
import { credentialsOf } from "./secrets.js";
import type { Call, Layer, OutgoingRequest, Transport } from "./transport.js";

/** Tells the hooks of each attempt and of its answer. */
export const observe: Layer = (next) => (request, call) => {
  const { onRequest, onResponse } = call.hooks;
  return onRequest || onResponse ? observed(next, request, call) : next(request, call);
};

async function observed(next: Transport, request: OutgoingRequest, call: Call): Promise<Received> {
  const { hooks } = call;
  const { method } = request;
  // The query holds ids and values of custom fields.
  const url = request.url.replace(/\?.*/, "");
  const event = { call: call.number, operation: call.operation, attempt: call.progress.attempts + 1, method, url };
  tell(hooks, "onRequest", event);
  const start = performance.now();
  const received = await next(request, call);
  const duration = performance.now() - start;
  const { status, requestId } = detailsOf(received, { secrets: credentialsOf(request.headers) });
  tell(hooks, "onResponse", { ...event, status, duration, requestId });
  return received;
}
