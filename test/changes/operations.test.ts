import type { JsonObject, JsonValue } from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import { compareDocuments } from "../../src/changes/compare.js";
import {
  body,
  document,
  json,
  ofPath,
  ok,
  operationChanges,
  parameters,
  query,
  secured,
  servers,
  text,
} from "./operation-table.js";

describe("a single change", () => {
  test.each(operationChanges)("%s", (_name, before, after, verdict, whom, rule) => {
    expect(compareDocuments(before, after)[0]).toMatchObject({ verdict, whom, rule });
  });
});

const schemas = (schema: JsonValue) => ({ components: { schemas: { A: schema } } });
const referring = (reference: JsonValue, more: JsonObject) => ({
  ...document({ requestBody: { content: json(reference) } }),
  ...more,
});

const equal: [string, JsonObject, JsonObject][] = [
  [
    "a reference against the schema itself",
    referring({ $ref: "#/components/schemas/A" }, schemas(text)),
    referring(text, {}),
  ],
  [
    "a parameter on the path",
    parameters(query()),
    ofPath("/things", { operationId: "getThings" }, { parameters: [query()] }),
  ],
  [
    "defaults written out",
    parameters(query()),
    parameters(query({ required: false, style: "form", explode: true, deprecated: false })),
  ],
  [
    "the case of headers",
    parameters({ name: "X-A", in: "header", schema: text }),
    parameters({ name: "x-a", in: "header", schema: text }),
  ],
  [
    "the case of media types",
    body({ content: json(text) }),
    body({ content: { "Application/JSON": { schema: text } } }),
  ],
  ["security of the document against that of the operation", secured(undefined, [{ k: [] }]), secured([{ k: [] }])],
  ["the order of ways to authenticate", secured([{ k: [] }, { o: [] }]), secured([{ o: [] }, { k: [] }])],
  ["the server that holds anyway", document(), servers({ url: "/" })],
  ["where it was generated", document(), document({}, { "x-generated": { at: "now" } })],
  [
    "OpenAPI 3.0 against 3.1",
    { ...body({ content: json({ type: "string", nullable: true }) }), openapi: "3.0.3" },
    body({ content: json({ type: ["string", "null"] }) }),
  ],
  [
    "formats of 3.0 that are keywords in 3.1",
    {
      ...body({
        content: json({
          properties: { a: { type: "string", format: "byte" }, b: { type: "string", format: "binary" } },
        }),
      }),
      openapi: "3.0.3",
    },
    body({
      content: json({
        properties: {
          a: { type: "string", contentEncoding: "base64" },
          b: { type: "string", contentMediaType: "application/octet-stream" },
        },
      }),
    }),
  ],
  [
    "exclusive bounds of 3.0",
    { ...body({ content: json({ type: "number", minimum: 1, exclusiveMinimum: true }) }), openapi: "3.0.3" },
    body({ content: json({ type: "number", exclusiveMinimum: 1 }) }),
  ],
];

test.each(equal)("no change: %s", (_name, before, after) => {
  expect(compareDocuments(before, after)).toEqual([]);
  expect(compareDocuments(after, before)).toEqual([]);
});

test("a change of a shared schema is one change with its operations", () => {
  const shared = (schema: JsonValue): JsonObject => {
    const reference = { $ref: "#/components/schemas/A" };
    const operation = (operationId: string) => ({
      operationId,
      requestBody: { content: json(reference) },
      responses: { "200": { description: "OK", content: json(reference) } },
    });
    return {
      ...document({}, schemas(schema)),
      paths: { "/a": { post: operation("a") }, "/b": { post: operation("b") } },
    };
  };
  expect(compareDocuments(shared(text), shared({ type: "string", maxLength: 3 }))).toMatchObject([
    {
      rule: "request-max-length-narrowed",
      place: { side: "revision", pointer: "/components/schemas/A/maxLength" },
      operations: ["a", "b"],
      whom: "senders",
    },
  ]);
});

test("of a shared schema that one operation sends and another one reads, only one of them breaks", () => {
  const shared = (schema: JsonValue): JsonObject => {
    const reference = { $ref: "#/components/schemas/A" };
    return {
      ...document({}, schemas(schema)),
      paths: {
        "/a": { post: { operationId: "send", requestBody: { content: json(reference) }, responses: ok } },
        "/b": {
          get: { operationId: "read", responses: { "200": { description: "OK", content: json(reference) } } },
        },
      },
    };
  };
  const short = { type: "string", maxLength: 3 };
  expect(compareDocuments(shared(text), shared(short))).toMatchObject([
    { whom: "senders", operations: ["read", "send"], broken: ["send"] },
  ]);
  expect(compareDocuments(shared(short), shared(text))).toMatchObject([
    { whom: "readers", operations: ["read", "send"], broken: ["read"] },
  ]);
  expect(compareDocuments(shared(text), shared({ type: "integer" }))).toMatchObject([
    { whom: "both", operations: ["read", "send"], broken: ["read", "send"] },
  ]);
});

test("schemas that hold themselves, and references that lead nowhere, come to an end", () => {
  const node = (more: JsonObject) =>
    referring(
      { $ref: "#/components/schemas/A" },
      schemas({ type: "object", properties: { next: { $ref: "#/components/schemas/A" }, ...more } }),
    );
  expect(compareDocuments(node({}), node({}))).toEqual([]);
  expect(compareDocuments(node({ a: text }), node({}))).toMatchObject([{ rule: "request-property-replaced" }]);
  const lost = referring({ $ref: "#/components/schemas/B" }, {});
  expect(compareDocuments(lost, lost)).toEqual([]);
});
