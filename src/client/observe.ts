import { tell } from "./hooks.js";
import type { Layer } from "./transport.js";

/** Tells the hooks of each attempt and of its answer. */
export const observe: Layer = (next) => async (request, call) => {
  const { onRequest, onResponse } = call.hooks;
  if (!onRequest && !onResponse) return await next(request, call);
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
};
