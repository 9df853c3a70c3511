import type { JsonObject, JsonValue } from "openapi-contract/document";
import type { Verdict, Whom } from "../../src/changes/change.js";

export const text = { type: "string" };
export const json = (schema: JsonValue) => ({ "application/json": { schema } });
export const ok = { "200": { description: "OK" } };

/** A document with one operation, `GET /things`. */
export function document(operation: JsonObject = {}, more: JsonObject = {}): JsonObject {
  const paths = { "/things": { get: { operationId: "getThings", responses: ok, ...operation } } };
  return { openapi: "3.1.0", info: { title: "T", version: "1" }, paths, ...more };
}

/** A change with its verdict, whom it breaks, and the rule that finds it. */
export type Row = [
  name: string,
  before: JsonObject,
  after: JsonObject,
  verdict: Verdict | "none",
  whom: Whom,
  rule: string,
];

export const query = (more: JsonObject = {}) => ({ name: "q", in: "query", schema: text, ...more });
export const parameters = (...list: JsonValue[]) => document({ parameters: list });
export const body = (more: JsonObject) => document({ requestBody: more });
const responses = (more: JsonObject) => document({ responses: more });
const header = (more: JsonObject) =>
  responses({ "200": { description: "OK", headers: { "X-H": { schema: text, ...more } } } });
export const key = { k: { type: "apiKey", in: "header", name: "X-Key" }, o: { type: "http", scheme: "bearer" } };
export const secured = (security: JsonValue | undefined, root?: JsonValue) =>
  document(security === undefined ? {} : { security }, {
    components: { securitySchemes: key },
    ...(root !== undefined && { security: root }),
  });
export const servers = (...list: JsonValue[]) => document({}, { servers: list });
const region = (more: JsonObject) =>
  servers({ url: "https://{r}.example.com", variables: { r: { default: "a", ...more } } });
const callback = (schema: JsonValue) =>
  document({
    callbacks: {
      done: { "{$request.query.url}": { post: { requestBody: { content: json(schema) }, responses: ok } } },
    },
  });
const webhook = (schema: JsonValue) =>
  document({}, { webhooks: { done: { post: { requestBody: { content: json(schema) }, responses: ok } } } });
export const ofPath = (path: string, operation: JsonObject, more: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: { [path]: { get: { operationId: "getThing", responses: ok, ...operation }, ...more } },
});

/** Single changes of operations and of the document. */
export const operationChanges: Row[] = [
  ["an operation is removed", document(), document({}, { paths: {} }), "breaking", "both", "operation-removed"],
  ["an operation is added", document({}, { paths: {} }), document(), "compatible", "nobody", "operation-added"],
  [
    "an operation is renamed",
    document(),
    document({ operationId: "listThings" }),
    "docs",
    "code",
    "operation-id-changed",
  ],
  [
    "an operation is deprecated",
    document(),
    document({ deprecated: true }),
    "compatible",
    "nobody",
    "deprecation-changed",
  ],
  ["a summary changes", document(), document({ summary: "s" }), "docs", "nobody", "docs-text-changed"],
  [
    "an optional parameter is added",
    parameters(),
    parameters(query()),
    "compatible",
    "nobody",
    "parameter-optional-added",
  ],
  [
    "a required parameter is added",
    parameters(),
    parameters(query({ required: true })),
    "breaking",
    "senders",
    "parameter-required-added",
  ],
  ["a parameter is removed", parameters(query()), parameters(), "breaking", "senders", "parameter-removed"],
  [
    "a parameter is required now",
    parameters(query()),
    parameters(query({ required: true })),
    "breaking",
    "senders",
    "parameter-required",
  ],
  [
    "a parameter is optional now",
    parameters(query({ required: true })),
    parameters(query()),
    "compatible",
    "nobody",
    "parameter-optional",
  ],
  [
    "another style",
    parameters(query()),
    parameters(query({ style: "pipeDelimited" })),
    "breaking",
    "senders",
    "parameter-style-changed",
  ],
  [
    "another explode",
    parameters(query({ schema: { type: "array" } })),
    parameters(query({ schema: { type: "array" }, explode: false })),
    "breaking",
    "senders",
    "parameter-style-changed",
  ],
  [
    "content instead of schema",
    parameters(query()),
    parameters({ name: "q", in: "query", content: json(text) }),
    "breaking",
    "senders",
    "parameter-content-changed",
  ],
  [
    "an empty value no longer",
    parameters(query({ allowEmptyValue: true })),
    parameters(query()),
    "breaking",
    "senders",
    "parameter-empty-value-changed",
  ],
  [
    "a path parameter is renamed",
    ofPath("/t/{a}", { parameters: [{ name: "a", in: "path", required: true, schema: text }] }),
    ofPath("/t/{b}", { parameters: [{ name: "b", in: "path", required: true, schema: text }] }),
    "docs",
    "code",
    "path-parameter-renamed",
  ],
  ["a body is added", document(), body({ content: json(text) }), "compatible", "nobody", "request-body-added"],
  [
    "a required body is added",
    document(),
    body({ required: true, content: json(text) }),
    "breaking",
    "senders",
    "request-body-added",
  ],
  ["a body is removed", body({ content: json(text) }), document(), "breaking", "senders", "request-body-removed"],
  [
    "a body is required now",
    body({ content: json(text) }),
    body({ required: true, content: json(text) }),
    "breaking",
    "senders",
    "request-body-required",
  ],
  [
    "a media type of requests is removed",
    body({ content: { ...json(text), "text/plain": {} } }),
    body({ content: json(text) }),
    "breaking",
    "senders",
    "request-media-type-removed",
  ],
  [
    "a media type of requests is added",
    body({ content: json(text) }),
    body({ content: { ...json(text), "text/plain": {} } }),
    "compatible",
    "nobody",
    "request-media-type-added",
  ],
  [
    "an encoding changes",
    body({ content: { "multipart/form-data": { schema: {} } } }),
    body({ content: { "multipart/form-data": { schema: {}, encoding: { a: { contentType: "image/png" } } } } }),
    "breaking",
    "senders",
    "request-encoding-changed",
  ],
  [
    "a success is removed",
    responses({ ...ok, "201": { description: "C" } }),
    responses(ok),
    "breaking",
    "readers",
    "response-success-removed",
  ],
  [
    "a success is added",
    responses(ok),
    responses({ ...ok, "201": { description: "C" } }),
    "breaking",
    "readers",
    "response-success-added",
  ],
  [
    "an error is added",
    responses(ok),
    responses({ ...ok, "404": { description: "N" } }),
    "breaking",
    "readers",
    "response-error-added",
  ],
  [
    "an error is added that default covered",
    responses({ ...ok, default: { description: "E" } }),
    responses({ ...ok, default: { description: "E" }, "404": { description: "E" } }),
    "compatible",
    "nobody",
    "response-specified",
  ],
  [
    "an error is removed",
    responses({ ...ok, "404": { description: "N" } }),
    responses(ok),
    "breaking",
    "readers",
    "response-error-removed",
  ],
  [
    "a media type of responses is removed",
    responses({ "200": { description: "OK", content: json(text) } }),
    responses(ok),
    "breaking",
    "readers",
    "response-media-type-removed",
  ],
  ["a header is removed", header({}), responses(ok), "breaking", "readers", "response-header-removed"],
  ["a header is added", responses(ok), header({}), "compatible", "nobody", "response-header-added"],
  [
    "a header is optional now",
    header({ required: true }),
    header({}),
    "breaking",
    "readers",
    "response-header-optional",
  ],
  ["credentials are required now", secured([]), secured([{ k: [] }]), "breaking", "senders", "security-added"],
  [
    "credentials are inherited now",
    secured(undefined),
    secured(undefined, [{ k: [] }]),
    "breaking",
    "senders",
    "security-added",
  ],
  ["no credentials any more", secured([{ k: [] }]), secured([]), "compatible", "nobody", "security-removed"],
  [
    "a way to authenticate is removed",
    secured([{ k: [] }, { o: [] }]),
    secured([{ o: [] }]),
    "breaking",
    "senders",
    "security-narrowed",
  ],
  [
    "a way to authenticate is added",
    secured([{ o: [] }]),
    secured([{ k: [] }, { o: [] }]),
    "compatible",
    "nobody",
    "security-widened",
  ],
  [
    "two schemes together",
    secured([{ k: [] }]),
    secured([{ k: [], o: [] }]),
    "breaking",
    "senders",
    "security-narrowed",
  ],
  [
    "a scope is added",
    secured([{ o: ["a"] }]),
    secured([{ o: ["a", "b"] }]),
    "breaking",
    "senders",
    "security-narrowed",
  ],
  [
    "a scope is removed",
    secured([{ o: ["a", "b"] }]),
    secured([{ o: ["a"] }]),
    "compatible",
    "nobody",
    "security-widened",
  ],
  [
    "a server is removed",
    servers({ url: "https://a" }, { url: "https://b" }),
    servers({ url: "https://a" }),
    "breaking",
    "senders",
    "server-removed",
  ],
  [
    "a server is added",
    servers({ url: "https://a" }),
    servers({ url: "https://a" }, { url: "https://b" }),
    "compatible",
    "nobody",
    "server-added",
  ],
  [
    "a default of a variable",
    region({}),
    region({ default: "b" }),
    "breaking",
    "senders",
    "server-variable-default-changed",
  ],
  [
    "a value of a variable is removed",
    region({ enum: ["a", "b"] }),
    region({ enum: ["a"] }),
    "breaking",
    "senders",
    "server-variable-narrowed",
  ],
  ["a callback is removed", callback(text), document(), "breaking", "readers", "callback-removed"],
  ["a callback's request is wider", callback(text), callback({}), "breaking", "readers", "response-type-widened"],
  ["a callback's request is narrower", callback({}), callback(text), "compatible", "nobody", "response-type-narrowed"],
  ["a webhook is removed", webhook(text), document(), "breaking", "readers", "webhook-removed"],
  ["a webhook's request is wider", webhook(text), webhook({}), "breaking", "readers", "response-type-widened"],
  [
    "a region leaves",
    document({ "x-regions": ["a", "b"] }),
    document({ "x-regions": ["a"] }),
    "breaking",
    "senders",
    "request-x-regions-narrowed",
  ],
  [
    "regions are named where all were meant",
    document({}),
    document({ "x-regions": ["a"] }),
    "breaking",
    "senders",
    "request-x-regions-narrowed",
  ],
  [
    "another region",
    document({ "x-regions": ["a"] }),
    document({ "x-regions": ["b"] }),
    "breaking",
    "both",
    "request-x-regions-replaced",
  ],
  [
    "a region joins",
    document({ "x-regions": ["a"] }),
    document({ "x-regions": ["b", "a"] }),
    "compatible",
    "nobody",
    "request-x-regions-widened",
  ],
  [
    "side effects are raised",
    document({ "x-side-effects": "none" }),
    document({ "x-side-effects": "writes" }),
    "breaking",
    "both",
    "request-x-side-effects-replaced",
  ],
  [
    "side effects are lowered",
    document({ "x-side-effects": "writes" }),
    document({ "x-side-effects": "billable" }),
    "compatible",
    "nobody",
    "request-x-side-effects-changed",
  ],
  [
    "an error code leaves",
    document({ "x-error-codes": ["A", "B"] }),
    document({ "x-error-codes": ["A"] }),
    "breaking",
    "readers",
    "response-x-error-codes-widened",
  ],
  [
    "an error code joins",
    document({ "x-error-codes": ["A"] }),
    document({ "x-error-codes": ["A", "B"] }),
    "compatible",
    "nobody",
    "response-x-error-codes-changed",
  ],
  [
    "a window shrinks",
    document({ "x-window": { maximum: 9 } }),
    document({ "x-window": { maximum: 8 } }),
    "breaking",
    "both",
    "request-x-window-replaced",
  ],
  [
    "exactly one of is added",
    document(),
    document({ "x-exactly-one-of": ["a", "b"] }),
    "breaking",
    "senders",
    "request-x-exactly-one-of-narrowed",
  ],
  [
    "exactly one of loses a member",
    document({ "x-exactly-one-of": ["a", "b", "c"] }),
    document({ "x-exactly-one-of": ["a", "b"] }),
    "breaking",
    "senders",
    "request-x-exactly-one-of-narrowed",
  ],
  [
    "a gateway limit is lower",
    document({}, { "x-gateway-limits": { "request-body-bytes": 9 } }),
    document({}, { "x-gateway-limits": { "request-body-bytes": 8 } }),
    "breaking",
    "senders",
    "request-x-gateway-limits-narrowed",
  ],
];
