/** One HTTP header as it travels: name and value, in the order and spelling of the wire. */
export type Header = readonly [name: string, value: string];

/** What was sent, byte for byte. Credentials are still in it: only a redacted copy may be shown or kept. */
export interface HttpRequest {
  /** HTTP method in upper case. */
  method: string;
  /** Absolute URL, exactly as sent. */
  url: string;
  headers: readonly Header[];
  /** The body; empty if there is none. */
  body: Uint8Array;
}

/** What came back, byte for byte. */
export interface HttpResponse {
  status: number;
  headers: readonly Header[];
  /** The body as far as it came; empty if there is none. */
  body: Uint8Array;
}

/** Why no complete response came. */
export interface ExchangeFailure {
  /**
   * `connect`: nobody responds there. `reset`: the response broke off. `timeout`: none in time. `protocol`: it is no HTTP.
   * `abort`: the caller broke off, which says nothing about the endpoint.
   */
  kind: "connect" | "reset" | "timeout" | "protocol" | "abort";
  message: string;
}

/** One request and what became of it. */
export interface Exchange {
  request: HttpRequest;
  /** The response; also one that broke off, as far as it came. */
  response?: HttpResponse;
  failure?: ExchangeFailure;
  /** Whether the request was sent a second time, since a kept connection was closed without a response to the first. */
  resent?: boolean;
  /** When the request was sent, as ISO 8601 in UTC. */
  startedAt: string;
  /** From sending to the end of the response, in milliseconds. */
  milliseconds: number;
}

/** The value of a header by name in any case; several of one name are joined by `, `. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  const values = headers.filter(([own]) => own.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(", ");
}
