import type { Bytes } from "./bytes.js";

/**
 * Body of a request, which any `fetch` can send more than once. A `Blob` has its media type.
 */
export type RequestContent = string | Blob | Bytes;

/** A request to be sent. Layers may set its headers or pass on a copy; its body can be sent more than once. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: RequestContent | undefined;
  /** Aborted when the call, or this attempt of it, is over. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Sets the media type of a request: that of its body, or JSON unless it is already set. The service requires the header for
 * GET and DELETE, too.
 */
export function nameMediaType({ headers, body }: Pick<OutgoingRequest, "headers" | "body">): void {
  if (body instanceof Blob) headers.set("Content-Type", body.type);
  else if (!headers.has("Content-Type")) headers.set("Content-Type", "application/json");
}

/** Merges headers; later ones override. */
export function mergeHeaders(...places: { readonly [name: string]: string }[]): Headers {
  const merged = new Headers();
  for (const headers of places) {
    for (const [name, value] of Object.entries(headers)) merged.set(name, value);
  }
  return merged;
}
