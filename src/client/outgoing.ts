import type { OutgoingRequest } from "./transport.js";

/**
 * Names the media type of a request: that of its body, else JSON, unless there is one already. The service wants the header
 * on GET and DELETE, too.
 */
export function nameMediaType({ headers, body }: OutgoingRequest): void {
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
