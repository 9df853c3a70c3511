import type { Bytes } from "./bytes.js";

/**
 * What the body of a request can be: something that can be sent any number of times, by any `fetch`. A `Blob` names its
 * media type.
 */
export type RequestContent = string | Blob | Bytes;

/** A request on its way. Layers may set its headers and pass on a copy; its body can be sent again and again. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: RequestContent | undefined;
  /** Aborted when the call, or this attempt of it, is over. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Names the media type of a request: that of its body, else JSON, unless there is one already. The service wants the header
 * on GET and DELETE, too.
 */
export function nameMediaType({ headers, body }: Pick<OutgoingRequest, "headers" | "body">): void {
  if (body instanceof Blob) headers.set("Content-Type", body.type);
  else if (!headers.has("Content-Type")) headers.set("Content-Type", "application/json");
}

/** Headers of one request from those of several places; the later ones win. */
export function mergeHeaders(...places: { readonly [name: string]: string }[]): Headers {
  const merged = new Headers();
  for (const headers of places) {
    for (const [name, value] of Object.entries(headers)) merged.set(name, value);
  }
  return merged;
}
