import { tell } from "./hooks.js";
import type { Received } from "./received.js";
import type { Call, Layer, OutgoingRequest, Transport } from "./transport.js";

/** Tells the hooks of each attempt and of its answer. */
export const observe: Layer = (next) => (request, call) => {
  const { onRequest, onResponse } = call.hooks;
  return onRequest || onResponse ? observed(next, request, call) : next(request, call);
};

async function observed(next: Transport, request: OutgoingRequest, call: Call): Promise<Received> {
  const { onRequest, onResponse } = call.hooks;
  const { method } = request;
  // The query holds ids and values of custom fields.
  const url = request.url.replace(/\?.*/, "");
  const event = { call: call.number, operation: call.operation, attempt: call.progress.attempts + 1, method, url };
  tell(onRequest, event);
  const start = performance.now();
  const received = await next(request, call);
  const duration = performance.now() - start;
  tell(onResponse, { ...event, status: received.status, duration, requestId: received.requestId });
  return received;
}
