import { isObject, type OpenApiDocument } from "openapi-contract/document";

/** Size limits of requests, in bytes: what `x-gateway-limits` of a document states. */
export interface RequestLimits {
  body: number;
  uri: number;
  /** Limit of one header. */
  header: number;
  /** Limit of all headers together. */
  headers: number;
}

/** A limit that a request exceeds, with the status that refuses it. */
export interface ExceededLimit {
  status: 413 | 414 | 494;
  /** Where the request exceeds it. */
  location: string[];
  message: string;
}

/** Size limit of a request body if the document does not set one, in bytes. */
const defaultBodyLimit = 16 * 1024 * 1024;

/** Reads the limits of a document; without `x-gateway-limits`, only bodies have one. */
export function readLimits(document: OpenApiDocument): RequestLimits {
  const stated: unknown = Reflect.get(document, "x-gateway-limits");
  const bytes = (name: string, otherwise: number): number => {
    const value = isObject(stated) ? stated[`${name}-bytes`] : undefined;
    return typeof value === "number" ? value : otherwise;
  };
  return {
    body: bytes("request-body", defaultBodyLimit),
    uri: bytes("uri", Number.POSITIVE_INFINITY),
    header: bytes("header", Number.POSITIVE_INFINITY),
    headers: bytes("headers", Number.POSITIVE_INFINITY),
  };
}

/**
 * Finds a limit that the URI or the headers of a request exceed.
 *
 * @param rawHeaders - Names and values in turn, as Node lists them.
 */
export function exceededLimit(
  url: string,
  rawHeaders: readonly string[],
  limits: RequestLimits,
): ExceededLimit | undefined {
  if (Buffer.byteLength(url) > limits.uri) {
    return { status: 414, location: ["path"], message: `The URI exceeds the limit of ${limits.uri} bytes.` };
  }
  let total = 0;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    const size = Buffer.byteLength(name, "latin1") + Buffer.byteLength(value, "latin1");
    if (size > limits.header) {
      const message = `The header exceeds the limit of ${limits.header} bytes.`;
      return { status: 494, location: ["header", name.toLowerCase()], message };
    }
    total += size;
  }
  if (total <= limits.headers) return undefined;
  return { status: 494, location: ["header"], message: `The headers exceed the limit of ${limits.headers} bytes.` };
}
