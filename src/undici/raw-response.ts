import type { BufferedResponse } from "../client/buffered-response.js";
import type { Bytes } from "../client/bytes.js";
import { requestIdOf } from "../client/request-id.js";

/** Headers of a response as undici reports them: names in lower case, and several values if a name is repeated. */
export type RawHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** A response whose `Headers` are created when they are read first: most calls only read the body. */
export class RawResponse implements BufferedResponse {
  declare readonly status: number;
  declare readonly body: Bytes;
  readonly #raw: RawHeaders;
  #headers: Headers | undefined;

  constructor(status: number, headers: RawHeaders, body: Bytes) {
    this.status = status;
    this.body = body;
    this.#raw = headers;
  }

  get headers(): Headers {
    this.#headers ??= headersOf(this.#raw);
    return this.#headers;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get requestId(): string | undefined {
    return requestIdOf(this.headers);
  }
}

function headersOf(raw: RawHeaders): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(raw)) {
    for (const value of [values].flat()) headers.append(name, latin1(value));
  }
  return headers;
}

/** `Headers` hold a character for each byte, as newer releases of undici read them; older ones read UTF-8. */
function latin1(text: string): string {
  return /[^\0-\xff]/.test(text) ? Buffer.from(text, "utf8").toString("latin1") : text;
}
