import type { OutgoingRequest, RequestContent } from "./transport.js";

/** A request as openapi-fetch makes it for the methods of a client: a plain record, a fraction of the cost of a `Request`. */
export class MethodRequest implements OutgoingRequest {
  declare readonly method: string;
  declare readonly url: string;
  declare readonly headers: Headers;
  declare readonly body: RequestContent | undefined;
  declare readonly signal: AbortSignal | undefined;

  constructor(
    url: string,
    init: { method: string; headers: Headers; body?: RequestContent | undefined; signal?: AbortSignal },
  ) {
    this.method = init.method;
    this.url = url;
    this.headers = init.headers;
    this.body = init.body;
    this.signal = init.signal;
    nameJson(this);
  }
}

/** Names JSON as the media type where the request has none: the service wants the header on GET and DELETE, too. */
export function nameJson({ headers, body }: OutgoingRequest): void {
  // The runtime names the type of a form together with the boundary between its parts.
  if (!headers.has("Content-Type") && !(body instanceof FormData)) headers.set("Content-Type", "application/json");
}
