import { isObject, type JsonObject, type JsonValue } from "openapi-contract/document";
import type { Verdict } from "../../src/changes/change.js";

const text = { type: "string" };
const list = { type: "array", items: text };
const ok = { "200": { description: "OK" } };
const operation = { operationId: "g", responses: ok };
const flow = { tokenUrl: "https://a/t", scopes: { a: "x" } };

const json = (schema: JsonValue): JsonObject => ({ "application/json": { schema } });
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });

/** A document with `GET /t`, of which an operation, the document and the path say more. */
function document(own: JsonObject = {}, more: JsonObject = {}, path: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/t": { get: { ...operation, ...own }, ...path } },
    ...more,
  };
}

const parameters = (...all: JsonValue[]) => document({ parameters: all });
const query = (more: JsonObject = {}): JsonObject => ({ name: "q", in: "query", schema: text, ...more });
const responses = (all: JsonObject) => document({ responses: all });
const body = (requestBody: JsonObject) => document({ requestBody });
const secured = (securitySchemes: JsonObject, security: JsonValue) =>
  document({ security }, { components: { securitySchemes } });
const oauth = (flows: JsonObject): JsonObject => ({ o: { type: "oauth2", flows } });

const form = (encoding: JsonObject): JsonObject => ({
  "multipart/form-data": { schema: object({ a: text }), encoding: { a: encoding } },
});
const part = (encoding: JsonObject) => body({ content: form(encoding) });

const dynamic = (type: string): JsonObject => ({
  $dynamicRef: "#node",
  $defs: { a: { $dynamicAnchor: "node", type: "object" }, b: { $dynamicAnchor: "node", items: { type } } },
});

const pathsOf = ({ paths }: JsonObject): JsonObject => (isObject(paths) ? paths : {});

/** Two versions of a response with a discriminator that has these mappings. */
const mapped = (before: JsonObject, after: JsonObject): [JsonObject, JsonObject] => {
  const kinds = { A: object({ k: text, a: text }), B: object({ k: text, b: text }) };
  const oneOf = Object.keys(kinds).map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const versionWith = (mapping: JsonObject) => {
    const content = json({ oneOf, discriminator: { propertyName: "k", mapping } });
    return document({ responses: { "200": { description: "OK", content } } }, { components: { schemas: kinds } });
  };
  return [versionWith(before), versionWith(after)];
};

/** Single changes of operations, of what they refer to, and of the document, each with its verdict. */
export const verdicts: [name: string, before: JsonObject, after: JsonObject, verdict: Verdict | "none"][] = [
  ["explode scalar", parameters(query()), parameters(query({ explode: false })), "docs"],
  [
    "explode array",
    parameters(query({ schema: list })),
    parameters(query({ schema: list, explode: false })),
    "breaking",
  ],
  [
    "style array",
    parameters(query({ schema: list })),
    parameters(query({ schema: list, style: "spaceDelimited" })),
    "breaking",
  ],
  ["allowReserved", parameters(query()), parameters(query({ allowReserved: true })), "breaking"],
  [
    "header explode string",
    parameters({ name: "h", in: "header", schema: text }),
    parameters({ name: "h", in: "header", schema: text, explode: true }),
    "docs",
  ],
  [
    "Accept header param added required",
    parameters(),
    parameters({ name: "Accept", in: "header", required: true, schema: text }),
    "none",
  ],
  [
    "parameter: moved to header",
    parameters(query()),
    parameters({ name: "q", in: "header", schema: text }),
    "breaking",
  ],
  ["parameter: cookie removed", parameters({ name: "q", in: "cookie", schema: text }), parameters(), "breaking"],
  [
    "parameter: optional w default added",
    parameters(),
    parameters(query({ schema: { type: "integer", default: 3 } })),
    "compatible",
  ],
  [
    "parameter: default changed",
    parameters(query({ schema: { type: "integer", default: 3 } })),
    parameters(query({ schema: { type: "integer", default: 4 } })),
    "breaking",
  ],
  [
    "parameter: int->string",
    parameters(query({ schema: { type: "integer" } })),
    parameters(query({ schema: text })),
    "breaking",
  ],
  [
    "parameter: int->number",
    parameters(query({ schema: { type: "integer" } })),
    parameters(query({ schema: { type: "number" } })),
    "compatible",
  ],
  ["parameter: description", parameters(query()), parameters(query({ description: "x" })), "docs"],
  ["parameter: example", parameters(query()), parameters(query({ example: "x" })), "docs"],
  ["parameter: deprecated", parameters(query()), parameters(query({ deprecated: true })), "compatible"],
  [
    "parameter: content schema",
    parameters({ name: "q", in: "query", content: json(text) }),
    parameters({ name: "q", in: "query", content: json({ type: "string", maxLength: 3 }) }),
    "breaking",
  ],
  [
    "parameter: deepobject to form",
    parameters(query({ style: "deepObject", explode: true, schema: object({ a: text }) })),
    parameters(query({ schema: object({ a: text }) })),
    "breaking",
  ],
  ["parameters []", document(), parameters(), "none"],
  ["tags []", document(), document({ tags: [], callbacks: {} }), "none"],
  ["body: required false", body({ content: json(text) }), body({ required: false, content: json(text) }), "none"],
  ["body: type", body({ content: json(text) }), body({ content: json({ type: "integer" }) }), "breaking"],
  [
    "body: media replaced",
    body({ content: json(text) }),
    body({ content: { "application/xml": { schema: text } } }),
    "breaking",
  ],
  [
    "body: media widened",
    body({ content: json(text) }),
    body({ content: { "application/*": { schema: text } } }),
    "compatible",
  ],
  [
    "body: charset",
    body({ content: json(text) }),
    body({ content: { "application/json; charset=utf-8": { schema: text } } }),
    "none",
  ],
  [
    "body: JSON of another charset",
    body({ content: { "application/json; charset=utf-16": { schema: text } } }),
    body({ content: json(text) }),
    "breaking",
  ],
  [
    "body: JSON in another charset, too",
    body({ content: json(text) }),
    body({ content: { ...json(text), "application/json; charset=utf-16": { schema: text } } }),
    "compatible",
  ],
  [
    "encoding default",
    body({ content: { "multipart/form-data": { schema: object({ a: text }) } } }),
    body({
      content: {
        "multipart/form-data": { schema: object({ a: text }), encoding: { a: { contentType: "text/plain" } } },
      },
    }),
    "none",
  ],
  [
    "encoding type wider",
    body({
      content: {
        "multipart/form-data": { schema: object({ a: text }), encoding: { a: { contentType: "image/png" } } },
      },
    }),
    body({
      content: {
        "multipart/form-data": {
          schema: object({ a: text }),
          encoding: { a: { contentType: "image/png, image/jpeg" } },
        },
      },
    }),
    "compatible",
  ],
  [
    "encoding type narrower",
    body({
      content: {
        "multipart/form-data": {
          schema: object({ a: text }),
          encoding: { a: { contentType: "image/png, image/jpeg" } },
        },
      },
    }),
    body({
      content: {
        "multipart/form-data": { schema: object({ a: text }), encoding: { a: { contentType: "image/png" } } },
      },
    }),
    "breaking",
  ],
  [
    "encoding header req added",
    body({
      content: {
        "multipart/form-data": { schema: object({ a: text }), encoding: { a: { contentType: "image/png" } } },
      },
    }),
    body({
      content: {
        "multipart/form-data": {
          schema: object({ a: text }),
          encoding: { a: { contentType: "image/png", headers: { "X-A": { required: true, schema: text } } } },
        },
      },
    }),
    "breaking",
  ],
  [
    "encoding style form",
    body({ content: { "application/x-www-form-urlencoded": { schema: object({ a: list }) } } }),
    body({
      content: {
        "application/x-www-form-urlencoded": {
          schema: object({ a: list }),
          encoding: { a: { style: "form", explode: false } },
        },
      },
    }),
    "breaking",
  ],
  ["response: 404 removed", responses({ ...ok, "404": { description: "n" } }), responses(ok), "breaking"],
  ["response: default removed", responses({ ...ok, default: { description: "n" } }), responses(ok), "breaking"],
  [
    "response: 2XX to 200",
    responses({ "2XX": { description: "OK" } }),
    responses({ "200": { description: "OK" } }),
    "compatible",
  ],
  ["response: 200 to 2XX", responses(ok), responses({ "2XX": { description: "OK" } }), "breaking"],
  [
    "response: 4XX lower",
    responses({ ...ok, "4xx": { description: "n" } }),
    responses({ ...ok, "4XX": { description: "n" } }),
    "none",
  ],
  [
    "response: 404 to 4XX",
    responses({ ...ok, "404": { description: "n" } }),
    responses({ ...ok, "4XX": { description: "n" } }),
    "breaking",
  ],
  ["response: 204 instead of 200", responses(ok), responses({ "204": { description: "x" } }), "breaking"],
  [
    "response: content added",
    responses(ok),
    responses({ "200": { description: "OK", content: json(text) } }),
    "compatible",
  ],
  [
    "response: media added",
    responses({ "200": { description: "OK", content: json(text) } }),
    responses({ "200": { description: "OK", content: { ...json(text), "text/plain": { schema: text } } } }),
    "compatible",
  ],
  [
    "response: media narrowed from range",
    responses({ "200": { description: "OK", content: { "application/*": { schema: text } } } }),
    responses({ "200": { description: "OK", content: json(text) } }),
    "compatible",
  ],
  [
    "response: media widened to range",
    responses({ "200": { description: "OK", content: json(text) } }),
    responses({ "200": { description: "OK", content: { "application/*": { schema: text } } } }),
    "breaking",
  ],
  [
    "response: header type",
    responses({ "200": { description: "OK", headers: { "X-A": { schema: text } } } }),
    responses({ "200": { description: "OK", headers: { "x-a": { schema: { type: "integer" } } } } }),
    "breaking",
  ],
  [
    "response: header now required",
    responses({ "200": { description: "OK", headers: { "X-A": { schema: text } } } }),
    responses({ "200": { description: "OK", headers: { "X-A": { required: true, schema: text } } } }),
    "compatible",
  ],
  [
    "response: header case",
    responses({ "200": { description: "OK", headers: { "X-A": { schema: text } } } }),
    responses({ "200": { description: "OK", headers: { "x-a": { schema: text } } } }),
    "none",
  ],
  [
    "response: header content-type",
    responses(ok),
    responses({ "200": { description: "OK", headers: { "Content-Type": { schema: text } } } }),
    "none",
  ],
  ["links", responses(ok), responses({ "200": { description: "OK", links: { a: { operationId: "g" } } } }), "docs"],
  ["response: description", responses(ok), responses({ "200": { description: "Y" } }), "docs"],
  [
    "error schema narrowed",
    responses({ ...ok, default: { description: "e", content: json(object({ a: text }, { required: ["a"] })) } }),
    responses({ ...ok, default: { description: "e", content: json(object({ a: text })) } }),
    "breaking",
  ],
  [
    "security: scheme key renamed",
    secured({ k: { type: "apiKey", in: "header", name: "X" } }, [{ k: [] }]),
    secured({ z: { type: "apiKey", in: "header", name: "x" } }, [{ z: [] }]),
    "none",
  ],
  [
    "security: header name",
    secured({ k: { type: "apiKey", in: "header", name: "X" } }, [{ k: [] }]),
    secured({ k: { type: "apiKey", in: "header", name: "Y" } }, [{ k: [] }]),
    "breaking",
  ],
  [
    "security: in",
    secured({ k: { type: "apiKey", in: "header", name: "X" } }, [{ k: [] }]),
    secured({ k: { type: "apiKey", in: "query", name: "X" } }, [{ k: [] }]),
    "breaking",
  ],
  [
    "security: description",
    secured({ k: { type: "apiKey", in: "header", name: "X" } }, [{ k: [] }]),
    secured({ k: { type: "apiKey", in: "header", name: "X", description: "d" } }, [{ k: [] }]),
    "docs",
  ],
  [
    "security: basic->bearer",
    secured({ k: { type: "http", scheme: "basic" } }, [{ k: [] }]),
    secured({ k: { type: "http", scheme: "bearer" } }, [{ k: [] }]),
    "breaking",
  ],
  [
    "security: scheme case",
    secured({ k: { type: "http", scheme: "Bearer" } }, [{ k: [] }]),
    secured({ k: { type: "http", scheme: "bearer" } }, [{ k: [] }]),
    "none",
  ],
  [
    "bearerFormat",
    secured({ k: { type: "http", scheme: "bearer" } }, [{ k: [] }]),
    secured({ k: { type: "http", scheme: "bearer", bearerFormat: "JWT" } }, [{ k: [] }]),
    "docs",
  ],
  [
    "OAuth: tokenUrl",
    secured(oauth({ clientCredentials: flow }), [{ o: ["a"] }]),
    secured(oauth({ clientCredentials: { ...flow, tokenUrl: "https://b/t" } }), [{ o: ["a"] }]),
    "breaking",
  ],
  [
    "OAuth: flow added",
    secured(oauth({ clientCredentials: flow }), [{ o: ["a"] }]),
    secured(oauth({ clientCredentials: flow, password: flow }), [{ o: ["a"] }]),
    "compatible",
  ],
  [
    "OAuth: flow removed",
    secured(oauth({ clientCredentials: flow, password: flow }), [{ o: ["a"] }]),
    secured(oauth({ clientCredentials: flow }), [{ o: ["a"] }]),
    "breaking",
  ],
  [
    "OAuth: scope of flow removed",
    secured(oauth({ clientCredentials: { ...flow, scopes: { a: "x", b: "y" } } }), [{ o: ["a"] }]),
    secured(oauth({ clientCredentials: flow }), [{ o: ["a"] }]),
    "breaking",
  ],
  [
    "OAuth: scope of flow added",
    secured(oauth({ clientCredentials: flow }), [{ o: ["a"] }]),
    secured(oauth({ clientCredentials: { ...flow, scopes: { a: "x", b: "y" } } }), [{ o: ["a"] }]),
    "compatible",
  ],
  [
    "OAuth: scope text",
    secured(oauth({ clientCredentials: flow }), [{ o: ["a"] }]),
    secured(oauth({ clientCredentials: { ...flow, scopes: { a: "z" } } }), [{ o: ["a"] }]),
    "docs",
  ],
  [
    "OAuth: refreshUrl added",
    secured(oauth({ clientCredentials: flow }), [{ o: ["a"] }]),
    secured(oauth({ clientCredentials: { ...flow, refreshUrl: "https://a/r" } }), [{ o: ["a"] }]),
    "compatible",
  ],
  [
    "oidc url",
    secured({ k: { type: "openIdConnect", openIdConnectUrl: "https://a" } }, [{ k: [] }]),
    secured({ k: { type: "openIdConnect", openIdConnectUrl: "https://b" } }, [{ k: [] }]),
    "breaking",
  ],
  [
    "security: optional added",
    secured({ k: { type: "http", scheme: "basic" } }, [{ k: [] }]),
    secured({ k: { type: "http", scheme: "basic" } }, [{ k: [] }, {}]),
    "compatible",
  ],
  [
    "security: optional removed",
    secured({ k: { type: "http", scheme: "basic" } }, [{ k: [] }, {}]),
    secured({ k: { type: "http", scheme: "basic" } }, [{ k: [] }]),
    "breaking",
  ],
  ["security: [] vs [{}]", secured({}, []), secured({}, [{}]), "none"],
  [
    "security: and to single",
    secured({ a: { type: "http", scheme: "basic" }, b: { type: "apiKey", in: "query", name: "k" } }, [
      { a: [], b: [] },
    ]),
    secured({ a: { type: "http", scheme: "basic" }, b: { type: "apiKey", in: "query", name: "k" } }, [{ a: [] }]),
    "compatible",
  ],
  [
    "server added variable",
    document({}, { servers: [{ url: "https://a/{v}", variables: { v: { default: "1" } } }] }),
    document({}, { servers: [{ url: "https://a/1" }] }),
    "breaking",
  ],
  [
    "server variable renamed",
    document({}, { servers: [{ url: "https://{a}.x", variables: { a: { default: "1", enum: ["1", "2"] } } }] }),
    document({}, { servers: [{ url: "https://{b}.x", variables: { b: { default: "1", enum: ["1", "2"] } } }] }),
    "docs",
  ],
  [
    "server variable renamed and narrowed",
    document({}, { servers: [{ url: "https://{a}.x", variables: { a: { default: "1", enum: ["1", "2"] } } }] }),
    document({}, { servers: [{ url: "https://{b}.x", variables: { b: { default: "1", enum: ["1"] } } }] }),
    "breaking",
  ],
  [
    "server variables become one",
    document({}, { servers: [{ url: "https://{a}.{b}", variables: { a: { default: "1" }, b: { default: "1" } } }] }),
    document({}, { servers: [{ url: "https://{a}.{a}", variables: { a: { default: "1" } } }] }),
    "breaking",
  ],
  [
    "server variables change places",
    document({}, { servers: [{ url: "https://{a}.{b}", variables: { a: { default: "1" }, b: { default: "2" } } }] }),
    document({}, { servers: [{ url: "https://{b}.{a}", variables: { a: { default: "1" }, b: { default: "2" } } }] }),
    "breaking",
  ],
  [
    "server slash",
    document({}, { servers: [{ url: "https://a/" }] }),
    document({}, { servers: [{ url: "https://a" }] }),
    "none",
  ],
  [
    "server host case",
    document({}, { servers: [{ url: "https://A.example" }] }),
    document({}, { servers: [{ url: "https://a.example" }] }),
    "none",
  ],
  [
    "server order",
    document({}, { servers: [{ url: "https://a" }, { url: "https://b" }] }),
    document({}, { servers: [{ url: "https://b" }, { url: "https://a" }] }),
    "docs",
  ],
  [
    "server description",
    document({}, { servers: [{ url: "https://a" }] }),
    document({}, { servers: [{ url: "https://a", description: "x" }] }),
    "docs",
  ],
  [
    "server op-level",
    document({}, { servers: [{ url: "https://a" }] }),
    document({ servers: [{ url: "https://b" }] }, { servers: [{ url: "https://a" }] }),
    "breaking",
  ],
  [
    "server path-level same",
    document({}, { servers: [{ url: "https://a" }] }),
    document({}, { servers: [{ url: "https://a" }] }, { servers: [{ url: "https://a" }] }),
    "none",
  ],
  [
    "server var enum added value",
    document({}, { servers: [{ url: "https://{r}", variables: { r: { default: "a", enum: ["a"] } } }] }),
    document({}, { servers: [{ url: "https://{r}", variables: { r: { default: "a", enum: ["a", "b"] } } }] }),
    "compatible",
  ],
  [
    "callback added",
    document(),
    document({ callbacks: { d: { "{$request.query.u}": { post: { responses: ok } } } } }),
    "compatible",
  ],
  [
    "callback body required prop added",
    document({
      callbacks: { d: { u: { post: { requestBody: { content: json(object({ a: text })) }, responses: ok } } } },
    }),
    document({
      callbacks: {
        d: {
          u: {
            post: { requestBody: { content: json(object({ a: text, b: text }, { required: ["b"] })) }, responses: ok },
          },
        },
      },
    }),
    "compatible",
  ],
  [
    "callback body prop removed",
    document({
      callbacks: {
        d: { u: { post: { requestBody: { content: json(object({ a: text, b: text })) }, responses: ok } } },
      },
    }),
    document({
      callbacks: { d: { u: { post: { requestBody: { content: json(object({ a: text })) }, responses: ok } } } },
    }),
    "breaking",
  ],
  [
    "callback body becomes optional",
    document({
      callbacks: { d: { u: { post: { requestBody: { required: true, content: json(text) }, responses: ok } } } },
    }),
    document({ callbacks: { d: { u: { post: { requestBody: { content: json(text) }, responses: ok } } } } }),
    "breaking",
  ],
  [
    "callback body becomes required",
    document({ callbacks: { d: { u: { post: { requestBody: { content: json(text) }, responses: ok } } } } }),
    document({
      callbacks: { d: { u: { post: { requestBody: { required: true, content: json(text) }, responses: ok } } } },
    }),
    "compatible",
  ],
  [
    "callback body removed",
    document({ callbacks: { d: { u: { post: { requestBody: { content: json(text) }, responses: ok } } } } }),
    document({ callbacks: { d: { u: { post: { responses: ok } } } } }),
    "breaking",
  ],
  [
    "callback body added",
    document({ callbacks: { d: { u: { post: { responses: ok } } } } }),
    document({ callbacks: { d: { u: { post: { requestBody: { content: json(text) }, responses: ok } } } } }),
    "compatible",
  ],
  [
    "callback response required field",
    document({
      callbacks: {
        d: { u: { post: { responses: { "200": { description: "x", content: json(object({ a: text })) } } } } },
      },
    }),
    document({
      callbacks: {
        d: {
          u: {
            post: {
              responses: { "200": { description: "x", content: json(object({ a: text }, { required: ["a"] })) } },
            },
          },
        },
      },
    }),
    "breaking",
  ],
  [
    "callback response status removed",
    document({ callbacks: { d: { u: { post: { responses: { ...ok, "204": { description: "x" } } } } } } }),
    document({ callbacks: { d: { u: { post: { responses: ok } } } } }),
    "breaking",
  ],
  [
    "callback response status added",
    document({ callbacks: { d: { u: { post: { responses: ok } } } } }),
    document({ callbacks: { d: { u: { post: { responses: { ...ok, "204": { description: "x" } } } } } } }),
    "compatible",
  ],
  [
    "callback query param required added",
    document({ callbacks: { d: { u: { post: { responses: ok } } } } }),
    document({ callbacks: { d: { u: { post: { parameters: [query({ required: true })], responses: ok } } } } }),
    "compatible",
  ],
  [
    "callback param removed",
    document({ callbacks: { d: { u: { post: { parameters: [query()], responses: ok } } } } }),
    document({ callbacks: { d: { u: { post: { responses: ok } } } } }),
    "breaking",
  ],
  [
    "callback param optional now",
    document({ callbacks: { d: { u: { post: { parameters: [query({ required: true })], responses: ok } } } } }),
    document({ callbacks: { d: { u: { post: { parameters: [query()], responses: ok } } } } }),
    "breaking",
  ],
  [
    "callback param required now",
    document({ callbacks: { d: { u: { post: { parameters: [query()], responses: ok } } } } }),
    document({ callbacks: { d: { u: { post: { parameters: [query({ required: true })], responses: ok } } } } }),
    "compatible",
  ],
  [
    "callback resp header",
    document({ callbacks: { d: { u: { post: { responses: { "200": { description: "x" } } } } } } }),
    document({
      callbacks: {
        d: {
          u: {
            post: { responses: { "200": { description: "x", headers: { "X-A": { required: true, schema: text } } } } },
          },
        },
      },
    }),
    "breaking",
  ],
  [
    "callback media type of body added",
    document({ callbacks: { d: { u: { post: { requestBody: { content: json(text) }, responses: ok } } } } }),
    document({
      callbacks: {
        d: {
          u: {
            post: { requestBody: { content: { ...json(text), "application/xml": { schema: text } } }, responses: ok },
          },
        },
      },
    }),
    "breaking",
  ],
  ["webhook added", document(), document({}, { webhooks: { w: { post: { responses: ok } } } }), "compatible"],
  [
    "webhook prop type",
    document({}, { webhooks: { w: { post: { requestBody: { content: json(object({ a: text })) }, responses: ok } } } }),
    document(
      {},
      {
        webhooks: {
          w: { post: { requestBody: { content: json(object({ a: { type: "integer" } })) }, responses: ok } },
        },
      },
    ),
    "breaking",
  ],
  [
    "webhook method changed",
    document({}, { webhooks: { w: { post: { responses: ok } } } }),
    document({}, { webhooks: { w: { put: { responses: ok } } } }),
    "breaking",
  ],
  ["path renamed", document(), { ...document(), paths: { "/u": { get: operation } } }, "breaking"],
  ["method changed", document(), { ...document(), paths: { "/t": { post: operation } } }, "breaking"],
  ["path summary", document(), document({}, {}, { summary: "x", description: "y" }), "docs"],
  ["op deprecated removed", document({ deprecated: true }), document(), "compatible"],
  ["tags", document(), document({ tags: ["a"] }), "docs"],
  ["info", document(), document({}, { info: { title: "T2", version: "2" } }), "docs"],
  ["unused component", document(), document({}, { components: { schemas: { A: text } } }), "none"],
  [
    "jsonSchemaDialect",
    document(),
    document({}, { jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" }),
    "none",
  ],
  [
    "x-side-effects credentials",
    document({ "x-side-effects": "none" }),
    document({ "x-side-effects": "credentials" }),
    "breaking",
  ],
  [
    "x-side-effects credentials lowered",
    document({ "x-side-effects": "credentials" }),
    document({ "x-side-effects": "none" }),
    "breaking",
  ],
  [
    "x-signature",
    secured({ k: { type: "apiKey", in: "header", name: "X", "x-signature": { a: 1 } } }, [{ k: [] }]),
    secured({ k: { type: "apiKey", in: "header", name: "X", "x-signature": { a: 2 } } }, [{ k: [] }]),
    "breaking",
  ],
  [
    "x-content-type-without-body",
    document(),
    document({}, { "x-content-type-without-body": "application/json" }),
    "breaking",
  ],
  [
    "x-error-codes obj",
    document({ "x-error-codes": { A: 1, B: 2 } }),
    document({ "x-error-codes": { A: 1 } }),
    "breaking",
  ],
  [
    "x-error-codes of response",
    responses({ ...ok, "400": { description: "d", "x-error-codes": ["A", "B"] } }),
    responses({ ...ok, "400": { description: "d", "x-error-codes": ["A"] } }),
    "breaking",
  ],
  ["x-window number", document({ "x-window": 10000 }), document({ "x-window": 5000 }), "breaking"],
  ["x-window raised", document({ "x-window": 5000 }), document({ "x-window": 10000 }), "compatible"],
  [
    "x-max-total-bytes on body",
    body({ content: json(text), "x-max-total-bytes": 9 }),
    body({ content: json(text), "x-max-total-bytes": 8 }),
    "breaking",
  ],
  ["x-gateway-limits added", document(), document({}, { "x-gateway-limits": { "uri-bytes": 9 } }), "breaking"],
  ["x-other", document(), document({ "x-foo": 1 }), "docs"],
  ["x-generated", document(), document({}, { "x-generated": 1 }), "none"],
  ["HEAD added", document(), document({}, {}, { head: { responses: ok } }), "compatible"],
  [
    "path item param overrides",
    document({ parameters: [query()] }),
    document({ parameters: [query()] }, {}, { parameters: [query({ required: true, schema: { type: "integer" } })] }),
    "none",
  ],
  ["externalDocs", document(), document({ externalDocs: { url: "https://a" } }), "docs"],
  [
    "a part's header is required now",
    part({ headers: { "X-A": { schema: text } } }),
    part({ headers: { "X-A": { schema: text, required: true } } }),
    "breaking",
  ],
  [
    "a part's header is optional now",
    part({ headers: { "X-A": { schema: text, required: true } } }),
    part({ headers: { "X-A": { schema: text } } }),
    "compatible",
  ],
  [
    "a part's header is written in another style",
    part({ headers: { "X-A": { schema: object({}) } } }),
    part({ headers: { "X-A": { schema: object({}), explode: true } } }),
    "breaking",
  ],
  [
    "a part's header is written by content",
    part({ headers: { "X-A": { schema: text } } }),
    part({ headers: { "X-A": { content: json(text) } } }),
    "breaking",
  ],
  [
    "a response's header is written in another style",
    responses({ "200": { description: "OK", headers: { "X-A": { schema: list } } } }),
    responses({ "200": { description: "OK", headers: { "X-A": { schema: list, explode: true } } } }),
    "breaking",
  ],
  [
    "a response's header is written by content",
    responses({ "200": { description: "OK", headers: { "X-A": { schema: text } } } }),
    responses({ "200": { description: "OK", headers: { "X-A": { content: json(text) } } } }),
    "breaking",
  ],
  [
    "a response's form has another encoding",
    responses({ "200": { description: "OK", content: form({}) } }),
    responses({ "200": { description: "OK", content: form({ contentType: "image/png" }) } }),
    "breaking",
  ],
  [
    "x-window of info",
    document({}, { info: { title: "T", version: "1", "x-window": 9 } }),
    document({}, { info: { title: "T", version: "1", "x-window": 8 } }),
    "breaking",
  ],
  ["x-generated of info", document(), document({}, { info: { title: "T", version: "1", "x-generated": 1 } }), "none"],
  [
    "x-max-bytes of a server",
    document({}, { servers: [{ url: "/", "x-max-bytes": 9 }] }),
    document({}, { servers: [{ url: "/", "x-max-bytes": 8 }] }),
    "breaking",
  ],
  [
    "x-other of a server variable",
    document({}, { servers: [{ url: "/{v}", variables: { v: { default: "a" } } }] }),
    document({}, { servers: [{ url: "/{v}", variables: { v: { default: "a", "x-foo": 1 } } }] }),
    "docs",
  ],
  [
    "x-error-codes of responses",
    responses({ ...ok, "x-error-codes": ["A", "B"] }),
    responses({ ...ok, "x-error-codes": ["A"] }),
    "breaking",
  ],
  ["x-window of a part", part({ "x-window": 9 }), part({ "x-window": 8 }), "breaking"],
  [
    "x-media-formats of a part",
    part({ "x-media-formats": ["JPG", "PNG"] }),
    part({ "x-media-formats": ["JPG"] }),
    "breaking",
  ],
  [
    "x-window of a security scheme",
    secured({ k: { type: "http", scheme: "bearer", "x-window": 9 } }, [{ k: [] }]),
    secured({ k: { type: "http", scheme: "bearer", "x-window": 8 } }, [{ k: [] }]),
    "breaking",
  ],
  [
    "x-other of a flow",
    secured(oauth({ clientCredentials: flow }), [{ o: [] }]),
    secured(oauth({ clientCredentials: { ...flow, "x-foo": 1 } }), [{ o: [] }]),
    "docs",
  ],
  [
    "x-other of all flows",
    secured(oauth({ password: flow }), [{ o: [] }]),
    secured(oauth({ password: flow, "x-foo": {} }), [{ o: [] }]),
    "docs",
  ],
  [
    "x-window of paths",
    document({}, {}),
    { ...document(), paths: { ...pathsOf(document()), "x-window": 8 } },
    "breaking",
  ],
  [
    "x-window of a schema that comes back",
    responses({ "200": { description: "OK", content: json({ ...list, "x-window": 9 }) } }),
    responses({ "200": { description: "OK", content: json({ ...list, "x-window": 8 }) } }),
    "breaking",
  ],
  [
    "a group joins x-exactly-one-of",
    document({ "x-exactly-one-of": [["a", "b"]] }),
    document({
      "x-exactly-one-of": [
        ["a", "b"],
        ["c", "d"],
      ],
    }),
    "breaking",
  ],
  [
    "a group leaves x-exactly-one-of",
    document({
      "x-exactly-one-of": [
        ["a", "b"],
        ["c", "d"],
      ],
    }),
    document({ "x-exactly-one-of": [["c", "d"]] }),
    "compatible",
  ],
  [
    "x-exactly-one-of as a list of one group",
    document({ "x-exactly-one-of": ["a", "b"] }),
    document({ "x-exactly-one-of": [["b", "a"]] }),
    "docs",
  ],
  [
    "a body of bytes as OpenAPI 3.1 writes it",
    { ...body({ content: { "image/png": { schema: { type: "string", format: "binary" } } } }), openapi: "3.0.3" },
    body({ content: { "image/png": {} } }),
    "none",
  ],
  [
    "a body of bytes becomes base64",
    body({ content: { "image/png": {} } }),
    body({ content: { "image/png": { schema: { type: "string", contentEncoding: "base64" } } } }),
    "breaking",
  ],
  [
    "a discriminator value that is the name of its schema",
    ...mapped({}, { A: "#/components/schemas/A", B: "B" }),
    "none",
  ],
  ["a discriminator value joins", ...mapped({}, { a: "#/components/schemas/A" }), "breaking"],
  ["a discriminator value stands for another schema", ...mapped({ a: "A" }, { a: "B" }), "breaking"],
  ["a discriminator value that is a name stands for another schema", ...mapped({}, { A: "B" }), "breaking"],
  ["a discriminator value is written in another way", ...mapped({ a: "A" }, { a: "#/components/schemas/A" }), "none"],
  [
    "a required property is read-only no more, in a part of allOf",
    body({ content: json(object({ a: { allOf: [{ readOnly: true }, text] } }, { required: ["a"] })) }),
    body({ content: json(object({ a: { allOf: [text] } }, { required: ["a"] })) }),
    "breaking",
  ],
  [
    "what is returned becomes write-only, in a part of a part of allOf",
    responses({ "200": { description: "d", content: json(object({ a: text })) } }),
    responses({
      "200": { description: "d", content: json(object({ a: { allOf: [{ allOf: [{ writeOnly: true }] }, text] } })) },
    }),
    "breaking",
  ],
  ...(["$anchor", "$dynamicAnchor"] as const).flatMap(
    (keyword): [string, JsonObject, JsonObject, Verdict | "none"][] => {
      const [reference, name] = keyword === "$anchor" ? ["$ref", "an anchor"] : ["$dynamicRef", "a dynamic anchor"];
      const to = (...targets: JsonObject[]) => {
        const named = targets.map((target, index) => [`D${index}`, { [keyword]: "node", ...target }]);
        const schema = { [reference]: "#node", $defs: Object.fromEntries(named) };
        return responses({ "200": { description: "d", content: json(schema) } });
      };
      const recursive = (type: string) => object({ child: { [reference]: "#node" }, value: { type } });
      return [
        [`what ${name} names changes`, to(text), to({ type: "integer" }), "breaking"],
        [`what ${name} names is narrower in a response`, to(text), to({ ...text, maxLength: 2 }), "compatible"],
        [`what ${name} names refers to itself`, to(recursive("string")), to(recursive("string")), "none"],
        [`what ${name} names changes deep inside`, to(recursive("string")), to(recursive("integer")), "breaking"],
      ];
    },
  ),
  [
    "one of several schemas changes that a dynamic reference may lead to",
    body({ content: json(dynamic("string")) }),
    body({ content: json(dynamic("integer")) }),
    "breaking",
  ],
];
