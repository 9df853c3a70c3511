import type { JsonValue } from "openapi-contract/document";
import type { Exchange, Header } from "../../../packages/contract/src/exchange.js";
import { redact } from "../../../packages/contract/src/redaction/redact.js";

const json: Header = ["Content-Type", "application/json"];
const token: Header = ["X-Auth-Token", "not-a-real-token"];

/** Parts of an exchange for {@link exchangeOf}. */
export interface ExchangeParts {
  /** Method and path with query, such as `GET /v2/p/face-sets`. */
  request: string;
  /** @default a token, and JSON if there is a body */
  headers?: Header[];
  body?: JsonValue | Uint8Array;
  status?: number;
  response?: JsonValue | Uint8Array;
  responseHeaders?: Header[];
}

/** Builds an exchange with an endpoint, with the headers of FRS. */
export function exchangeOf({ request, body, response, status = 200, ...parts }: ExchangeParts): Exchange {
  const [method = "", path = ""] = request.split(" ");
  const headers = parts.headers ?? (body === undefined ? [token] : [token, json]);
  return {
    request: { method, url: `https://face.example${path}`, headers, body: bytesOf(body) },
    response: {
      status,
      headers: parts.responseHeaders ?? [json, ["X-Request-Id", "6f1d2c3b"]],
      body: bytesOf(response),
    },
    startedAt: "2024-03-01T08:15:30.123Z",
    milliseconds: 12,
  };
}

function bytesOf(value: JsonValue | Uint8Array | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return Buffer.from(value === undefined ? "" : JSON.stringify(value));
}

/** A tiny image in base64. */
export const image = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==";

/** A face set as the service describes it. */
export const faceSet: { [name: string]: JsonValue } = {
  face_number: 0,
  face_set_id: "ylXMMZTO",
  face_set_name: "test",
  create_date: "2018-05-11 07:49:40",
  face_set_capacity: 100000,
  external_fields: {},
};

/** A valid response of `listFaceSets`. */
export const listResponse: JsonValue = { face_sets_info: [faceSet] };

/** Returns the redacted copy of an exchange. */
export function redactExchange(...args: Parameters<typeof redact>): Exchange {
  return redact(...args).exchange;
}
