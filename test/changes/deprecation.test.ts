import type { JsonObject, JsonValue } from "openapi-contract/document";
import { expect, test } from "vitest";
import { compareDocuments } from "../../src/changes/compare.js";

const text = { type: "string" };
const json = (schema: JsonValue): JsonObject => ({ "application/json": { schema } });
const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
const old = { deprecated: true };

function documentOf(operation: JsonObject, more: JsonObject = {}): JsonObject {
  const responses = { "200": { description: "OK" } };
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/t": { post: { operationId: "t", responses, ...operation } }, "/u": {} },
    components: {
      schemas: { Old: { ...text, ...old }, Chain: { $ref: "#/components/schemas/Old" } },
      parameters: { Old: { name: "q", in: "query", schema: text, ...old } },
      headers: { Old: { schema: text, ...old } },
    },
    ...more,
  };
}

const parameter = (more: JsonObject) => documentOf({ parameters: [{ name: "q", in: "query", schema: text, ...more }] });
const header = (more: JsonObject) =>
  documentOf({ responses: { "200": { description: "OK", headers: { "X-Q": more } } } });
const fields = (property?: JsonObject) => json(object(property ? { q: property } : {}));
const request = (property?: JsonObject) => documentOf({ requestBody: { content: fields(property) } });
const response = (property?: JsonObject) =>
  documentOf({ responses: { "200": { description: "OK", content: fields(property) } } });

/** Alternatives of one value each, which can be deprecated, unlike those of `enum`. */
const oneOf = (...values: JsonObject[]) => ({ oneOf: [{ const: "b" }, { const: "c" }, ...values] });

/** Something that is there, the same deprecated, and the document without it. */
const things: [name: string, there: JsonObject, deprecated: JsonObject, gone: JsonObject][] = [
  ["an operation", documentOf({}), documentOf(old), { ...documentOf({}), paths: { "/u": {} } }],
  ["a parameter", parameter({}), parameter(old), documentOf({})],
  ["a parameter by its schema", parameter({}), parameter({ schema: { ...text, ...old } }), documentOf({})],
  [
    "a parameter by a reference",
    parameter({}),
    documentOf({ parameters: [{ $ref: "#/components/parameters/Old" }] }),
    documentOf({}),
  ],
  ["a header", header({ schema: text }), header({ schema: text, ...old }), documentOf({})],
  ["a header by a reference", header({ schema: text }), header({ $ref: "#/components/headers/Old" }), documentOf({})],
  ["a field of a request", request(text), request({ ...text, ...old }), request()],
  ["a field of a response", response(text), response({ ...text, ...old }), response()],
  ["a value", request(oneOf({ const: "a" })), request(oneOf({ const: "a", ...old })), request(oneOf())],
  [
    "a field by the schema that it refers to",
    response(text),
    response({ $ref: "#/components/schemas/Chain" }),
    response(),
  ],
];

test.each(things)(
  "%s that is deprecated is a compatible change, and taking it back is one, too",
  (_name, there, now) => {
    for (const [before, after] of [
      [there, now],
      [now, there],
    ] as const) {
      const found = compareDocuments(before, after);
      expect(found.map(({ verdict, whom }) => [verdict, whom])).toEqual([["compatible", "nobody"]]);
      expect(found[0]?.text).toMatch(before === there ? /deprecated now\.$/ : /not deprecated any more\.$/);
    }
  },
);

test.each(things)(
  "%s that is removed breaks, deprecated before or not, and the text says so",
  (_name, there, was, gone) => {
    const said = (before: JsonObject) => {
      const [first] = compareDocuments(before, gone);
      expect(first?.verdict).toBe("breaking");
      return first?.text;
    };
    expect(said(was)).toMatch(/ was removed; it was deprecated before\.$/);
    expect(said(there)).toMatch(/ was removed\.$/);
  },
);
