import type { IncomingMessage } from "node:http";
import type { Header } from "../exchange.js";

/** Origins of pages on this machine: of a local server, and of files, whose origin is `null`. */
const localOrigin = /^(null|https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)$/;

/** How long a browser may keep what a preflight request permits, in seconds. */
const maxAge = 600;

/** By what browsers let web pages send requests to another origin, and read the responses. */
export interface Cors {
  /** The headers of the response to a preflight request; `undefined` if the request is another one. */
  preflight(request: IncomingMessage): Header[] | undefined;
  /** The headers of a response, with those of CORS in place of those that it has. */
  withCors(request: IncomingMessage, headers: readonly Header[]): Header[];
}

/** Permits requests of web pages of this machine, and of other origins that are listed. */
export function corsFor(origins: readonly string[]): Cors {
  const allowed = new Set(origins);
  const isAllowed = (origin: string) => localOrigin.test(origin) || allowed.has(origin);
  const permission = ({ headers: { origin } }: IncomingMessage): Header[] =>
    origin !== undefined && isAllowed(origin) ? [["Access-Control-Allow-Origin", origin]] : [];
  return {
    preflight(request) {
      const { method, headers } = request;
      const asked = headers["access-control-request-method"];
      if (method !== "OPTIONS" || headers.origin === undefined || asked === undefined) return undefined;
      const permitted = permission(request);
      const vary: Header = ["Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"];
      if (permitted.length === 0) return [vary];
      const names = headers["access-control-request-headers"];
      return [
        ...permitted,
        ["Access-Control-Allow-Methods", asked],
        ...(names === undefined ? [] : [["Access-Control-Allow-Headers", String(names)] satisfies Header]),
        // A page of the network may reach this machine only if it is asked.
        ...(headers["access-control-request-private-network"] === "true"
          ? [["Access-Control-Allow-Private-Network", "true"] satisfies Header]
          : []),
        ["Access-Control-Max-Age", String(maxAge)],
        vary,
      ];
    },
    withCors(request, headers) {
      const own = headers.filter(([name]) => !/^access-control-/i.test(name));
      const permitted = permission(request);
      const names = [...new Set(own.map(([name]) => name))];
      return [
        ...own,
        ...permitted,
        ...(permitted.length === 0 ? [] : [["Access-Control-Expose-Headers", names.join(", ")] satisfies Header]),
        // A response differs by origin, which caches must know.
        ["Vary", "Origin"],
      ];
    },
  };
}
