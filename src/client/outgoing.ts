import type { OutgoingRequest } from "./transport.js";

/** Names JSON as the media type where the request has none: the service wants the header on GET and DELETE, too. */
export function nameJson({ headers, body }: OutgoingRequest): void {
  // The runtime names the type of a form together with the boundary between its parts, unless there is a type already.
  if (body instanceof FormData) headers.delete("Content-Type");
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
