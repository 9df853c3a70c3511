/** Characters that mean the same in a path whether they are percent-encoded or not (RFC 3986, section 2.3). */
const unreserved = /[\w.~-]/;

/** The target of a request line, split into its parts. */
export interface RequestTarget {
  /** Path without query; unreserved characters are not percent-encoded. `*` for a request to the server itself. */
  path: string;
  /** Query without its `?`; empty if there is none. */
  query: string;
}

/**
 * Reads the target of a request line: a path (`/v2/p?limit=1`), a URL (`http://host/v2/p`), which servers must accept as well
 * (RFC 9112, section 3.2.2), or `*`.
 */
export function readRequestTarget(target: string): RequestTarget {
  const [address = "", query = ""] = target.replace(/#.*$/s, "").split(/\?(.*)/s);
  const path = address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "");
  return { path: path === "" ? "/" : withoutNeedlessEncoding(path), query };
}

/** Whether a request asks to continue as a WebSocket. */
export function isWebSocketUpgrade(upgrade: string | undefined): boolean {
  return upgrade?.split(",").some((protocol) => /^\s*websocket\s*(\/|$)/i.test(protocol)) ?? false;
}

function withoutNeedlessEncoding(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return unreserved.test(character) ? character : code;
  });
}
