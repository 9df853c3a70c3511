import type { JsonValue, OpenApiDocument } from "../document/document.js";
import { isReserved, type Operation, type Parameter } from "../document/operations.js";
import { type Header, type HttpRequest, headerOf } from "../exchange.js";
import { type Body, writeBody } from "./body.js";
import type { HeaderValue } from "./form.js";
import {
  cookieHeaders,
  cookiePairsOf,
  joinPairs,
  type Pair,
  queryOf,
  queryPairsOf,
  readEncodedPairs,
} from "./pairs.js";
import { readParameter, writeParameterPairs, writeParameterText } from "./parameter.js";
import type { Reading, WireContext } from "./typed-values.js";

/** What a request of an operation is written from. */
export interface RequestParts {
  /** Path of the operation, with its parameters in braces. */
  path: string;
  parameters: ReadonlyMap<Parameter, JsonValue>;
  body: Body | undefined;
  /** What the boundary of a form is made from. */
  id: string;
}

/** A request as it travels, but for method, base URL and credentials. */
export interface WrittenRequest {
  /** Path with query, encoded, starting with a slash. */
  path: string;
  headers: readonly Header[];
  /** The body; `undefined` for none. */
  body: Uint8Array | undefined;
}

/**
 * Writes a request.
 *
 * @param fallback - What stands in the path for a parameter without a value, encoded already.
 * @param headerValue - Gives the headers of the parts of a form.
 */
export function writeRequest(
  document: OpenApiDocument,
  { path: template, parameters, body, id }: RequestParts,
  fallback: (name: string) => string,
  headerValue?: HeaderValue,
): WrittenRequest {
  const given = (location: Parameter["in"]) => [...parameters].filter(([parameter]) => parameter.in === location);
  const path = template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const found = given("path").find(([parameter]) => parameter.name === name);
    return found ? writeParameterText(document, ...found) : fallback(name);
  });
  const query = joinPairs(given("query").flatMap((each) => writeParameterPairs(document, ...each)));
  const written = body && writeBody(document, body, id, headerValue);
  const type = written?.type ?? typeWithoutBody(document);
  return {
    path: query === "" ? path : `${path}?${query}`,
    headers: [
      ...(type === undefined ? [] : [["Content-Type", type] as const]),
      ...given("header").map(
        ([parameter, value]): Header => [parameter.name, writeParameterText(document, parameter, value)],
      ),
      ...cookieHeaders(given("cookie").flatMap((each) => writeParameterPairs(document, ...each))),
    ],
    body: written?.bytes,
  };
}

/** The media type that a request without a body names, from `x-content-type-without-body`: usually none. */
function typeWithoutBody(document: OpenApiDocument): string | undefined {
  const type: unknown = Reflect.get(document, "x-content-type-without-body");
  return typeof type === "string" ? type : undefined;
}

/**
 * Reads the parameters of a request, as an endpoint that knows their schemas does; those that were not sent are left out.
 *
 * @param pathValues - What stands in the path for each of its parameters, decoded.
 */
export function readParameters(
  context: WireContext,
  operation: Operation,
  { url, headers }: Pick<HttpRequest, "url" | "headers">,
  pathValues: { readonly [parameter: string]: string },
): Map<Parameter, Reading> {
  const cookies = cookiePairsOf(headers);
  const query = queryPairsOf(url);
  const encoded = readEncodedPairs(queryOf(url));
  const sent: { [Place in Parameter["in"]]: (name: string) => readonly Pair[] } = {
    path: (name) => (pathValues[name] === undefined ? [] : [[name, pathValues[name]]]),
    query: () => query,
    header: (name) => {
      const text = headerOf(headers, name);
      return text === undefined ? [] : [[name, text]];
    },
    cookie: () => cookies,
  };
  const found = new Map<Parameter, Reading>();
  for (const parameter of operation.parameters) {
    if (isReserved(parameter)) continue;
    const others = operation.parameters.filter((other) => other.in === parameter.in && other !== parameter);
    const reading = readParameter(context, parameter, {
      pairs: sent[parameter.in](parameter.name),
      ...(parameter.in === "query" && { encoded }),
      others: new Set(others.map(({ name }) => name)),
    });
    if (reading !== undefined) found.set(parameter, reading);
  }
  return found;
}
