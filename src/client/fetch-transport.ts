import { BufferedResponse } from "./buffered-response.js";
import type { Bytes } from "./bytes.js";
import { FrsInputError } from "./errors.js";
import { tooLarge } from "./response-limit.js";
import type { Transport } from "./transport.js";

/** Sends requests with `fetch`. Redirects are not followed: they would leak credentials. */
export function fetchTransport(fetch: typeof globalThis.fetch): Transport {
  return async ({ url, method, headers: sent, body: content = null, signal = null }, call) => {
    const response = await fetch(url, { method, headers: sent, body: content, signal, redirect: "manual" });
    call.progress.hasResponse = true;
    // A fetch of another package returns a Response of its own, and a wrong one anything.
    const { body, status, headers, bodyUsed, arrayBuffer }: Partial<Response> = response ?? {};
    const refuse = () => {
      throw new FrsInputError(call.operation, "fetch", "`fetch` must return a Response with an unread body.");
    };
    const check = (size: number) => {
      // A missing length is `NaN`.
      if (size > call.maxResponseBytes) throw tooLarge(response, call);
    };
    const isStream = typeof body?.getReader === "function";
    const isResponse = typeof status === "number" && typeof headers?.get === "function";
    if (!isResponse || bodyUsed || body?.locked || !(isStream || typeof arrayBuffer === "function")) return refuse();
    const bytes = isStream ? await readStream(body, check, refuse) : await readAll(response, check);
    return new BufferedResponse(status, headers, bytes);
  };
}

async function readStream(
  stream: ReadableStream<Bytes>,
  check: (size: number) => void,
  refuse: () => never,
): Promise<Bytes> {
  const chunks: Bytes[] = [];
  let size = 0;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { value } = await reader.read();
      if (!value) return joined(chunks, size);
      // A string, for example.
      if (!ArrayBuffer.isView(value)) refuse();
      size += value.byteLength;
      check(size);
      chunks.push(value);
    }
  } catch (error) {
    // Not awaited: a server that does not stop must not block the caller.
    reader.cancel().catch(() => {});
    throw error;
  }
}

/**
 * Reads the body of a response without a web stream: React Native and whatwg-fetch have none, node-fetch has a Node
 * stream.
 */
async function readAll(response: Response, check: (size: number) => void): Promise<Bytes> {
  // A response without a body, such as one to HEAD, may have the length of the body it stands for.
  if (response.body !== null) check(Number(response.headers.get("Content-Length")));
  const bytes = new Uint8Array(await response.arrayBuffer());
  check(bytes.byteLength);
  return bytes;
}

function joined(chunks: readonly Bytes[], size: number): Bytes {
  const [only] = chunks;
  // Most responses have one chunk, which needs no copy.
  if (only?.byteLength === size) return only;
  const complete = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    complete.set(chunk, at);
    at += chunk.byteLength;
  }
  return complete;
}
