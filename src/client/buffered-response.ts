import type { Bytes } from "./bytes.js";
import { FrsInputError, FrsResponseError } from "./errors.js";
import { detailsOf, type Redacted } from "./redaction.js";
import { requestIdOf } from "./request-id.js";

/** A response whose body has been read whole. */
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

  /** Whether the status is one of success. */
  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** Id of the request as it came, to quote to the support; `undefined` if the response carries none. */
  get requestId(): string | undefined {
    return requestIdOf(this.headers);
  }
}

/**
 * Reads a response to its end.
 *
 * @param limit - How large its body may be, in bytes; a larger one is not read to its end.
 * @param redacted - What an error may not repeat of the response.
 * @throws {FrsInputError} If `fetch` gave something else than a response whose body can be read.
 * @throws {FrsResponseError} If the body is larger.
 * @throws The runtime's error, if the response breaks off.
 */
export async function bufferResponse(
  response: Response,
  operation: string,
  limit: number,
  redacted: (response: Headers) => Redacted,
): Promise<BufferedResponse> {
  // The types promise a Response; a fetch of another package gives one of its own, and a careless one anything.
  const { body, status, headers, bodyUsed, arrayBuffer }: Partial<Response> = response ?? {};
  const refuse = () => {
    throw new FrsInputError(operation, "fetch", "`fetch` must give a Response with an unread body.");
  };
  const check = (size: number) => {
    // Not the other way round: a length that the response does not tell may be no number.
    if (!(size > limit)) return;
    const message = `The response is larger than ${limit} bytes.`;
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
      // Such as text.
      if (!ArrayBuffer.isView(value)) refuse();
      size += value.byteLength;
      check(size);
      chunks.push(value);
    }
  } catch (error) {
    // Not awaited: a sender that does not stop must not hold the caller up.
    reader.cancel().catch(() => {});
    throw error;
  }
}

/**
 * Reads the body of a response that has no web stream: that of React Native and whatwg-fetch has none, that of node-fetch
 * is a stream of Node.
 */
async function readAll(response: Response, check: (size: number) => void): Promise<Bytes> {
  // A response without any body, such as one to HEAD, may tell the length that it would have.
  if (response.body !== null) check(Number(response.headers.get("Content-Length")));
  const bytes = new Uint8Array(await response.arrayBuffer());
  check(bytes.byteLength);
  return bytes;
}

function joined(chunks: readonly Bytes[], size: number): Bytes {
  const [only] = chunks;
  // Most responses come in one piece, which needs no copy.
  if (only?.byteLength === size) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
