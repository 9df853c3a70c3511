import createClient, { type BodySerializer, type Client, defaultBodySerializer } from "openapi-fetch";
import type { BufferedResponse } from "./buffered-response.js";
import { copyValue } from "./copy-input.js";
import { nameMediaType, type OutgoingRequest } from "./outgoing.js";
import type { Runtime } from "./runtime.js";
import { encodeQuery, fillPath } from "./url-parts.js";

/** Creates the plain openapi-fetch client of a runtime: same base URL, headers and layers, but errors as values. */
export function createHttpClient<Paths extends object>({ baseUrl, headers, projectId, pass }: Runtime): Client<Paths> {
  return createClient<Paths>({
    baseUrl,
    headers,
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      const name = `${request.method} ${pathname}`;
      const sideEffects = /^(GET|HEAD)$/.test(request.method) ? "none" : "writes";
      // A signature includes the project of the path.
      const inProject = projectId !== undefined && pathname.split("/").includes(projectId) ? projectId : undefined;
      return responseOf(await pass(await outgoingOf(request), name, sideEffects, inProject));
    },
    pathSerializer: (path, values) => fillPath("", path, values),
    querySerializer: (query: object) => encodeQuery("", Object(copyValue("", query, "query"))),
    bodySerializer: serializeBody,
  });
}

/**
 * Serializes a body as openapi-fetch does, after the checks of an input. Both functions also take the headers, which name the
 * media type; their types omit that parameter.
 */
const serializeBody = ((body: unknown, headers: unknown) =>
  (defaultBodySerializer as (checked: unknown, headers: unknown) => unknown)(
    isRaw(body) ? body : copyValue("", body, "body"),
    headers,
  )) as BodySerializer<unknown>;

/** Whether a body is sent unchanged. */
function isRaw(body: unknown): boolean {
  return typeof body === "string" || body instanceof FormData || body instanceof URLSearchParams;
}

/** Returns a request with its body in memory, so that it can be sent again. */
async function outgoingOf(request: Request): Promise<OutgoingRequest> {
  const { method, url, headers, signal } = request;
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  const outgoing = { method, url, headers: new Headers(headers), body, signal };
  nameMediaType(outgoing);
  return outgoing;
}

function responseOf({ status, headers, body }: BufferedResponse): Response {
  // A status of 0 is a redirect that a browser hides; `Response` accepts neither it nor a status outside HTTP.
  if (status < 200 || status > 599) return Response.error();
  return new Response(body.byteLength === 0 ? null : body, { status, headers });
}
