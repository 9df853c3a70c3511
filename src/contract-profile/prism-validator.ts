import type { MIMEType } from "node:util";
import type { IHttpRequest, IHttpResponse } from "@stoplight/prism-http";
import type { CheckProblem } from "openapi-contract";
import {
  createOperationIndex,
  decodeUtf8,
  documentedResponse,
  type ExchangeValidator,
  type Header,
  headerOf,
  holdsPlaceholder,
  isJson,
  mediaTypeOf,
  pathOf,
  queryPairsOf,
  withoutCoding,
} from "openapi-contract";
import {
  isObject,
  type JsonObject,
  type JsonValue,
  listOperations,
  type OpenApiDocument,
  pointer,
  resolve,
  resolveAt,
} from "openapi-contract/document";
import { loadPrism } from "../mock/engine.js";
import { queryByName } from "../mock/exchange.js";
import { stubFiles } from "../mock/multipart.js";
import { prismDocument } from "../mock/prism-document.js";

/** Name of the check that reports Prism's problems. */
const prismCheck = "prism";

/**
 * Validates exchanges with Prism, in addition to the checks, after they happened: nothing is sent, and no body is changed
 * or generated. All of Prism's violations count, whatever their severity: an undocumented 4xx or 5xx is only a warning to
 * it. What Prism is known to validate wrongly is left out of the document that it gets:
 *
 * - `prefixItems`, with which it refuses valid arrays;
 * - types of objects and arrays in forms, which it reads as strings;
 * - objects whose members travel as parameters of their own, which it reads as empty.
 *
 * Use of something deprecated is allowed, so it does not count either. Keywords that Prism ignores, such as
 * `unevaluatedProperties`, `dependentRequired`, `minContains` and `contentSchema`, are only validated by the checks.
 *
 * Placeholders of a redaction are valid, too, with all violations that concern what is around them.
 *
 * @param basePath - Path of the endpoint's base URL, for exchanges that do not hold it.
 * @throws {Error} If the document has no operation that Prism can read.
 */
export async function validateByPrism(document: OpenApiDocument, basePath = ""): Promise<ExchangeValidator> {
  const { core, http } = loadPrism();
  const operations = await http.getHttpOperationsFromSpec(withoutFalseAlarms(document));
  const responses = new WeakMap<IHttpRequest, IHttpResponse>();
  const config = {
    isProxy: true,
    // Never called: the response is already there.
    upstream: new URL("http://localhost"),
    upstreamProxy: undefined,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
  } as const;
  const prism = http.createInstance(
    { ...config, mock: { dynamic: false } },
    {
      logger: core.createLogger("validator", { enabled: false }),
      forward:
        ({ data }) =>
        () =>
        async () => ({ _tag: "Right", right: responses.get(data) ?? { statusCode: 0 } }),
    },
  );
  const index = createOperationIndex(document);

  return async (exchange, expectation) => {
    const { request, response } = withoutCoding(exchange);
    if (exchange.failure !== undefined || response === undefined) return [];
    const path = pathOf(request.url, exchange.basePath ?? basePath);
    const match = index.find(request.method, path);
    const place = match.found === "operation" ? match.operation.pointer : "/paths";
    const documented =
      match.found === "operation" ? documentedResponse(match.operation, response.status)?.pointer : undefined;
    const mustFail = expectation?.outcome === "refused";
    const problem = (message: string, at: string, details: Partial<CheckProblem> = {}): CheckProblem => ({
      check: prismCheck,
      level: "failure",
      message,
      pointer: at,
      ...details,
    });

    // Prism's own readers fail on a malformed media type.
    const malformed = [
      ...(mustFail || !hasMalformedType(request.headers) ? [] : ["The request"]),
      ...(hasMalformedType(response.headers) ? ["The response"] : []),
    ];
    if (malformed.length > 0) {
      return malformed.map((who) => problem(`${who} has a Content-Type that is not a valid media type.`, place));
    }
    if (hasMalformedType(request.headers)) return [];

    try {
      const input: IHttpRequest = {
        // Prism finds no operation of a method that OpenAPI does not know.
        method: request.method.toLowerCase() as IHttpRequest["method"],
        url: { path, query: queryByName(queryPairsOf(request.url)) },
        headers: headersOf(request.headers, request.body.length),
        body: await requestBody(request.body, request.headers),
      };
      responses.set(input, {
        statusCode: response.status,
        headers: headersOf(response.headers, response.body.length),
        body: contentOf(response.body, response.headers),
      });
      const result = await prism.request(input, operations, { ...config, mock: { dynamic: false } })();
      if (result._tag === "Left") return [problem(`Prism cannot validate the exchange: ${result.left.message}`, place)];
      const { validations } = result.right;
      const values = { path: match.found === "operation" ? match.pathValues : {}, query: input.url.query ?? {} };
      const inRequest = mustFail
        ? []
        : credible(validations.input, { ...values, header: input.headers ?? {}, body: input.body });
      const mockResponse = responses.get(input);
      const inResponse = credible(validations.output, {
        header: mockResponse?.headers ?? {},
        body: mockResponse?.body,
      });
      return [
        ...inRequest.map(({ message, path: steps = [] }) => problem(`The request: ${where(steps)}${message}`, place)),
        ...inResponse.map(({ message, path: steps = [] }) => {
          const inBody = steps[0] === "body" ? { at: pointer(...steps.slice(1).map(String)) } : {};
          return problem(`The response: ${where(steps)}${message}`, documented ?? `${place}/responses`, inBody);
        }),
      ];
    } catch (error) {
      return [
        problem(`Prism failed on the exchange: ${error instanceof Error ? error.message : String(error)}`, place),
      ];
    }
  };
}

function where(steps: readonly (string | number | symbol)[]): string {
  return steps.length === 0 ? "" : `${steps.map(String).join(".")} `;
}

/** A violation that Prism reports, with its place in a message. */
interface PrismViolation {
  message: string;
  code?: string | number;
  path?: readonly (string | number | symbol)[];
}

/**
 * Leaves out violations that concern something deprecated or a placeholder, and those around a placeholder, such as that
 * none of the alternatives matches.
 */
function credible(violations: readonly PrismViolation[], message: object): PrismViolation[] {
  const redacted = violations.map(({ path = [] }) => path).filter((path) => isPlaceholderAt(message, path));
  return violations.filter(({ code, path = [] }) => {
    const isAround = redacted.some((place) => path.every((step, index) => String(step) === String(place[index])));
    return code !== "deprecated" && !isAround;
  });
}

function isPlaceholderAt(message: object, path: readonly (string | number | symbol)[]): boolean {
  let value: unknown = message;
  for (const step of path) value = typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;
  return typeof value === "string" && holdsPlaceholder(value);
}

function hasMalformedType(headers: readonly Header[]): boolean {
  return headerOf(headers, "Content-Type") !== undefined && mediaTypeOf(headers) === undefined;
}

function headersOf(headers: readonly Header[], bodyLength: number): { [name: string]: string } {
  const named = headers.map(([name]): [string, string] => [
    name.toLowerCase(),
    // Prism's reader refuses parameters without a value, which HTTP allows.
    name.toLowerCase() === "content-type" ? String(mediaTypeOf(headers) ?? "") : (headerOf(headers, name) ?? ""),
  ]);
  // Without a length, as with chunks, Prism reads a body as missing.
  return { ...Object.fromEntries(named), ...(bodyLength > 0 && { "content-length": String(bodyLength) }) };
}

async function requestBody(body: Uint8Array, headers: readonly Header[]): Promise<unknown> {
  if (mediaTypeOf(headers)?.essence === "multipart/form-data") {
    return await stubFiles(Buffer.from(body), headerOf(headers, "Content-Type") ?? "").catch(() => undefined);
  }
  return contentOf(body, headers);
}

/** Reads a body for Prism: JSON as its value, anything else as text. */
function contentOf(body: Uint8Array, headers: readonly Header[]): unknown {
  if (body.length === 0) return undefined;
  const text = decodeUtf8(body) ?? Buffer.from(body).toString("latin1");
  const type: MIMEType | undefined = mediaTypeOf(headers);
  if (type === undefined || !isJson(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Returns a copy of the document without what Prism validates wrongly. */
function withoutFalseAlarms(document: OpenApiDocument): OpenApiDocument {
  const copy = prismDocument(document);
  for (const { parameters, pointer: at } of listOperations(copy)) {
    const exploded = new Set(parameters.filter((parameter) => parameter.exploded).map(({ name }) => name));
    for (const place of [at, at.replace(/\/[^/]*$/, "")]) {
      const owner = resolveAt(copy, place).value;
      if (!Array.isArray(owner.parameters)) continue;
      owner.parameters = owner.parameters.filter(
        (item) => !exploded.has(String(resolve(copy, item, `${place}/parameters`).value.name)),
      );
    }
  }
  // A document is JSON by construction; its interface only names the parts that are used most.
  visit(copy as unknown as JsonObject);
  return copy;

  function visit(value: JsonValue): void {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    if (Array.isArray(value.prefixItems)) {
      delete value.prefixItems;
      delete value.items;
    }
    const form = isObject(value.content) ? value.content["multipart/form-data"] : undefined;
    if (isObject(form) && isObject(form.schema)) form.schema = withoutComposedTypes(form.schema);
    Object.values(value).forEach(visit);
  }

  /** Returns a copy of a form's schema whose objects and arrays can hold anything. */
  function withoutComposedTypes(schema: JsonObject): JsonObject {
    const own = structuredClone(resolve(copy, schema, "").value);
    const properties = isObject(own.properties) ? own.properties : {};
    for (const [name, property] of Object.entries(properties)) {
      const { type } = resolve(copy, property, "").value;
      if (type === "object" || type === "array") properties[name] = {};
    }
    return own;
  }
}
