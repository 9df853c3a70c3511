/** One HTTP header: name and value, in the order and spelling of the wire. */
export type Header = readonly [name: string, value: string];

/** What is known of a body of which only the beginning was kept. */
export interface TruncatedBody {
  /** Length of the complete body, in bytes. */
  length: number;
  /** SHA-256 of the complete body, in hexadecimal digits. */
  sha256: string;
}

/** A request, byte for byte. It still contains credentials: only a redacted copy may be shown or stored. */
export interface HttpRequest {
  /** HTTP method in upper case. */
  method: string;
  /** Absolute URL, exactly as sent. */
  url: string;
  headers: readonly Header[];
  /** The body; empty without one. */
  body: Uint8Array;
  /** Set if `body` is only the beginning of the body. */
  truncated?: TruncatedBody;
}

/** A response, byte for byte. */
export interface HttpResponse {
  status: number;
  headers: readonly Header[];
  /** The body as far as it was received; empty without one. */
  body: Uint8Array;
  /** Set if `body` is only the beginning of the body. */
  truncated?: TruncatedBody;
}

/** Why the response is missing or incomplete. */
export interface ExchangeFailure {
  /**
   * `connect`: no connection. `reset`: the connection was closed early. `timeout`: not complete in time. `protocol`: not
   * HTTP. `abort`: the caller aborted the request, which says nothing about the endpoint.
   */
  kind: "connect" | "reset" | "timeout" | "protocol" | "abort";
  message: string;
}

/** One request with its response or failure. */
export interface Exchange {
  request: HttpRequest;
  /** The response; if it is incomplete, as far as it was received. */
  response?: HttpResponse;
  failure?: ExchangeFailure;
  /** Whether the request was sent a second time because a kept-alive connection was closed without a response. */
  resent?: boolean;
  /** Whether the server closed a kept-alive connection instead of a response, and the request must not be sent again. */
  isStale?: boolean;
  /** How often the request was sent before, and throttled each time. @default 0 */
  retries?: number;
  /** When the request was sent, as ISO 8601 in UTC. */
  startedAt: string;
  /** Time from sending to the end of the response, in milliseconds. */
  milliseconds: number;
}

/** Returns the value of a header by its case-insensitive name; several values are joined by `, `. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  const values = headers.filter(([own]) => own.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(", ");
}
