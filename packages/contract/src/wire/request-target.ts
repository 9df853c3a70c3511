/** What the request line of HTTP/1.1 asks for (RFC 9112, section 3.2). */
export type RequestTarget =
  /** A path with query, such as `/pets?page=2`. */
  | { form: "origin"; path: string }
  /** The server as a whole: `OPTIONS *`. */
  | { form: "asterisk" };

/**
 * Reads the target of a request. A client that takes a server for its proxy writes an absolute URL there, of which the path
 * with query is what the server is asked for.
 */
export function readRequestTarget(method: string, target: string): RequestTarget {
  if (target === "*") return { form: "asterisk" };
  const rest = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is.exec(target)?.[1];
  if (rest === undefined) return { form: "origin", path: target };
  // By the same section, an absolute URL without a path means the server as a whole.
  if (rest === "" && method === "OPTIONS") return { form: "asterisk" };
  return { form: "origin", path: rest.startsWith("/") ? rest : `/${rest}` };
}
