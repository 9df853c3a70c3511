import type { Bytes } from "./bytes.js";
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
