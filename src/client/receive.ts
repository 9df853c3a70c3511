import { withDeadline } from "./abort.js";
import { reason } from "./connect.js";
import { FrsConnectionError, FrsResponseError, FrsTimeoutError, isFrsError } from "./errors.js";
import type { Call, Layer } from "./transport.js";

/**
 * Ends an attempt that takes too long, the body of its answer included, and reads that body whole: an answer that breaks
 * off fails the attempt, and one that is too large is not read to its end.
 */
export const receive: Layer = (next) => async (request, call) => {
  const { operation, timeout, progress } = call;
  progress.attempts++;
  const late = () => new FrsTimeoutError(operation, `No whole answer within ${timeout} ms.`);
  return await withDeadline(request, timeout, late, async (limited) => await read(await next(limited, call), call));
};

/** The same response with its body in memory. */
async function read(response: Response, call: Call): Promise<Response> {
  const { body, status, statusText, headers } = response;
  // An answer without a body needs no reading; one with status 0 is a redirect that a browser hides.
  if (body === null || status < 200) return response;
  try {
    const bytes = await readBody(body, response, call);
    return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
  } catch (cause) {
    if (isFrsError(cause)) throw cause;
    throw new FrsConnectionError(call.operation, `The answer broke off: ${reason(cause)}.`, { cause });
  }
}

async function readBody(
  body: ReadableStream<Uint8Array>,
  response: Response,
  { operation, maxResponseBytes }: Call,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > maxResponseBytes) {
      // Not awaited: a sender that does not stop must not hold the caller up.
      reader.cancel().catch(() => {});
      throw new FrsResponseError(operation, `The answer is larger than ${maxResponseBytes} bytes.`, response);
    }
    chunks.push(part.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
