/** What a layer knows of the call that a request belongs to. */
export interface Call {
  /** Name of the operation, such as `listFaceSets`. */
  readonly operation: string;
  /** The project that the call works in, if it works in one. */
  readonly projectId?: string;
  /** What the call does besides answering; it decides what may be repeated. */
  readonly sideEffects: "none" | "billable" | "writes";
  /** When and how often the request is repeated. */
  readonly retry: { readonly attempts: number; readonly minDelay: number; readonly maxDelay: number };
  /** How long one attempt may take, in milliseconds. */
  readonly timeout: number;
  /** How long the call may take with all its attempts and waits, in milliseconds. */
  readonly totalTimeout: number;
  /** How large an answer may be, in bytes. */
  readonly maxResponseBytes: number;
  /** How far the call has come. */
  readonly progress: { attempts: number };
}

/** Sends one request and gives back its answer, whatever the status. Rejects if no answer came. */
export type Transport = (request: Request, call: Call) => Promise<Response>;

/**
 * One concern of a call, wrapped around the next transport. A layer may change the request's headers, pass on a clone,
 * or answer itself; it must not read the body of a request or response that it passes on.
 */
export type Layer = (next: Transport) => Transport;

/** Wraps a transport into layers; the first one named is the outermost. */
export function stack(layers: readonly Layer[], transport: Transport): Transport {
  return layers.reduceRight((next, layer) => layer(next), transport);
}

/** Names JSON as the media type where the request has none: the service wants the header on GET and DELETE, too. */
export const jsonByDefault: Layer = (next) => (request, call) => {
  if (!request.headers.has("Content-Type")) request.headers.set("Content-Type", "application/json");
  return next(request, call);
};
