import type { Bytes } from "./bytes.js";
import { FrsInputError, FrsResponseError } from "./errors.js";
import { type Concealed, detailsOf } from "./redaction.js";

/** An answer whose body has been read whole. */
export class Received {
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

  /** Id of the request as it came, to quote to the support; `undefined` if the answer carries none. */
  get requestId(): string | undefined {
    return this.headers.get("X-Request-Id") ?? undefined;
  }
}

/**
 * Reads an answer to its end.
 *
 * @param limit - How large its body may be, in bytes; a larger one is not read to its end.
 * @param concealed - What an error may not repeat of the answer.
 * @throws {FrsResponseError} If the body is larger.
 * @throws The runtime's error, if the answer breaks off.
 */
export async function receive(
  response: Response,
  operation: string,
  limit: number,
  concealed: (answer: Headers) => Concealed,
): Promise<Received> {
  const { body, status, headers } = response;
  const chunks: Bytes[] = [];
  let size = 0;
  if (body && (typeof body.getReader !== "function" || body.locked)) {
    throw new FrsInputError(operation, "fetch", "`fetch` must give a Response with an unread stream.");
  }
  const reader = body?.getReader();
  while (reader) {
    const { value } = await reader.read();
    if (!value) break;
    size += value.byteLength;
    if (size > limit) {
      // Not awaited: a sender that does not stop must not hold the caller up.
      reader.cancel().catch(() => {});
      throw new FrsResponseError(
        operation,
        `The answer is larger than ${limit} bytes.`,
        detailsOf(response, concealed(headers)),
      );
    }
    chunks.push(value);
  }
  return new Received(status, headers, joined(chunks, size));
}

function joined(chunks: readonly Bytes[], size: number): Bytes {
  const [only] = chunks;
  // Most answers come in one piece, which needs no copy.
  if (only?.byteLength === size) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
