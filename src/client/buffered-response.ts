import type { Bytes } from "./bytes.js";
import { FrsInputError, FrsResponseError } from "./errors.js";
import { detailsOf, type Redacted } from "./redaction.js";
import { requestIdOf } from "./request-id.js";

/** A response with its complete body in memory. */
export class BufferedResponse {
  declare readonly status: number;
  declare readonly headers: Headers;
  /** The body; empty if there is none. */
  declare readonly body: Bytes;

  constructor(status: number, headers: Headers, body: Bytes) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Whether the status is from 200 to 299. */
  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** Request id, unredacted, to quote in a support ticket; `undefined` if the response has none. */
  get requestId(): string | undefined {
    return requestIdOf(this.headers);
  }
}

/**
 * Reads a complete response.
 *
 * @param limit - Maximum size of the body, in bytes; a larger one is not read to the end.
 * @param redacted - Returns what an error must not repeat of the response.
 * @throws {FrsInputError} If `fetch` did not return a response with a readable body.
 * @throws {FrsResponseError} If the body exceeds the limit.
 * @throws The runtime's error, if the response is incomplete.
 */
export async function bufferResponse(
  response: Response,
  operation: string,
  limit: number,
  redacted: (response: Headers) => Redacted,
): Promise<BufferedResponse> {
  // A fetch of another package returns a Response of its own, and a wrong one anything.
  const { body, status, headers, bodyUsed, arrayBuffer }: Partial<Response> = response ?? {};
  const refuse = () => {
    throw new FrsInputError(operation, "fetch", "`fetch` must return a Response with an unread body.");
  };
  const check = (size: number) => {
    // Not `size <= limit`: a missing length is `NaN`.
    if (!(size > limit)) return;
    const message = `The response exceeds the limit of ${limit} bytes (\`maxResponseBytes\`).`;
    throw new FrsResponseError(operation, message, detailsOf(response, redacted(response.headers)));
  };
  const isStream = typeof body?.getReader === "function";
  const isResponse = typeof status === "number" && typeof headers?.get === "function";
  if (!isResponse || bodyUsed || body?.locked || !(isStream || typeof arrayBuffer === "function")) return refuse();
  const bytes = isStream ? await readStream(body, check, refuse) : await readAll(response, check);
  return new BufferedResponse(status, headers, bytes);
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
