import { createHash } from "node:crypto";
import type { TruncatedBody } from "../exchange.js";

/** How much of a body is kept in a recording, in bytes. */
export const keptLength = 1024 * 1024;

/** A body as an exchange has it. */
export interface CapturedBody {
  body: Uint8Array;
  truncated?: TruncatedBody;
}

/** Keeps the beginning of a body that is streamed, and counts and hashes all of it. */
export class BodyCapture {
  readonly #chunks: Uint8Array[] = [];
  readonly #hash = createHash("sha256");
  #kept = 0;
  #length = 0;

  /** Takes the next bytes of the body. */
  add(chunk: Uint8Array): void {
    this.#length += chunk.length;
    this.#hash.update(chunk);
    const missing = keptLength - this.#kept;
    if (missing <= 0) return;
    // A part of a chunk would keep the memory of all of it.
    const part = chunk.length > missing ? Uint8Array.prototype.slice.call(chunk, 0, missing) : chunk;
    this.#chunks.push(part);
    this.#kept += part.length;
  }

  /** Returns the body; if it is longer than what is kept, its beginning with length and hash. */
  end(): CapturedBody {
    const body = Buffer.concat(this.#chunks);
    if (this.#length === body.length) return { body };
    return { body, truncated: { length: this.#length, sha256: this.#hash.digest("hex") } };
  }
}

/** Shortens a body that is longer than a recording keeps. */
export function shortened<Message extends CapturedBody>(message: Message, complete: Uint8Array): Message {
  if (message.truncated || message.body.length <= keptLength) return message;
  return {
    ...message,
    body: message.body.subarray(0, keptLength),
    truncated: { length: complete.length, sha256: createHash("sha256").update(complete).digest("hex") },
  };
}
