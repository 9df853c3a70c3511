import type { Check, CheckContext, CheckProblem, TestedCase } from "../../src/check.js";
import type { OpenApiDocument } from "../../src/document/document.js";
import { listOperations } from "../../src/document/operations.js";
import { createSchemaValidator } from "../../src/document/validation.js";
import type { Exchange, ExchangeFailure, Header } from "../../src/exchange.js";

/** A schema in a test's document. */
type Schema = { [keyword: string]: unknown };

/** A response in a test; by default JSON with status 200. */
export interface TestResponse {
  status?: number;
  headers?: readonly Header[];
  /** Bytes, a string, or a value that is sent as JSON. */
  body?: unknown;
  request?: { method?: string; url?: string; headers?: readonly Header[]; body?: Uint8Array };
  failure?: ExchangeFailure;
  milliseconds?: number;
}

const json: Header = ["Content-Type", "application/json"];

/** Creates an exchange with a response. */
export function exchange({
  status = 200,
  headers = [json],
  body,
  request,
  failure,
  milliseconds = 5,
}: TestResponse): Exchange {
  const bytes =
    body instanceof Uint8Array
      ? body
      : Buffer.from(body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body));
  return {
    request: { method: "GET", url: "http://endpoint/things", headers: [], body: new Uint8Array(), ...request },
    ...(failure?.kind === "connect" ? {} : { response: { status, headers, body: bytes } }),
    ...(failure && { failure }),
    startedAt: "2024-03-01T08:15:30.000Z",
    milliseconds,
  };
}

/** Creates a document with one operation, `GET /things`, that has these responses. */
export function documentWith(responses: { [status: string]: unknown }, more: { [name: string]: unknown } = {}) {
  const { operation = {}, ...root } = more;
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": { get: { operationId: "listThings", "x-side-effects": "none", responses, ...Object(operation) } },
    },
    ...root,
  } as OpenApiDocument;
}

/** Creates a response object with one JSON body. */
export function jsonResponse(schema: Schema, more: { [name: string]: unknown } = {}) {
  return { description: "A response.", content: { "application/json": { schema } }, ...more };
}

/** How a test differs from a response to a valid request. */
export interface Situation {
  expectation?: TestedCase["case"]["expectation"];
  kind?: TestedCase["case"]["kind"];
  /** JSON pointer of what the case exercises. */
  pointer?: string;
  repeated?: TestResponse;
  unmet?: TestedCase["unmet"];
  owned?: TestedCase["owned"];
  isMock?: boolean;
  budget?: number;
  strict?: CheckContext["strict"];
  /** Whether the path is one that the document does not have. */
  isUnknownPath?: boolean;
}

/** Returns the problems that a check finds in a response of the document's only operation. */
export function problems(
  check: Check,
  document: OpenApiDocument,
  response: TestResponse,
  situation: Situation = {},
): CheckProblem[] {
  const found = check.check(testedCase(document, response, situation), contextOf(document, situation));
  return found.map(({ onceFor: _, ...problem }) => ({ check: check.name, ...problem }));
}

/** Creates a case of the document's only operation with its exchange. */
export function testedCase(document: OpenApiDocument, response: TestResponse, situation: Situation = {}): TestedCase {
  const {
    expectation = { outcome: "accepted" },
    kind = "example",
    pointer = "/paths/~1things/get",
    repeated,
    unmet,
    owned,
    isUnknownPath,
  } = situation;
  const [operation] = listOperations(document);
  return {
    case: {
      id: "case",
      operationId: isUnknownPath ? "" : "listThings",
      kind,
      title: "the case",
      pointer,
      expectation,
    },
    operation: isUnknownPath ? undefined : operation,
    exchange: exchange(response),
    ...(repeated && { repeated: exchange(repeated) }),
    ...(unmet && { unmet }),
    ...(owned && { owned }),
  };
}

/** Creates what checks know in a run. */
export function contextOf(
  document: OpenApiDocument,
  { isMock = false, budget, strict }: Pick<Situation, "isMock" | "budget" | "strict"> = {},
): CheckContext {
  return {
    document,
    validator: createSchemaValidator(document),
    isMock,
    codeAliases: [["APIGW.", "APIG."]],
    ...(budget !== undefined && { budget }),
    ...(strict && { strict }),
  };
}
