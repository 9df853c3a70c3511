import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../src/document/document.js";
import { listOperations, type MediaType, type Operation, type Parameter } from "../../src/document/operations.js";
import { createSchemaValidator, type SchemaValidator } from "../../src/document/validation.js";
import { canTravelAsBody, isBodyValid, readBody, writeBody } from "../../src/wire/body.js";
import { decodeContent } from "../../src/wire/content-coding.js";
import { writeDataUri } from "../../src/wire/data-uri.js";
import { canTravel, isParameterValid } from "../../src/wire/parameter.js";
import { pathValuesOf } from "../../src/wire/path.js";
import { decodeFormText, decodePercent, encodePercent, encodeReserved } from "../../src/wire/percent-encoding.js";
import { readParameters, writeRequest } from "../../src/wire/request.js";
import type { WireContext } from "../../src/wire/typed-values.js";
import { documentWith, smallDocument } from "../small-document.js";

/** Texts among which are those that separate others. */
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."ab,;|.= &+%[]/?#:\"'\\ä😀\r\n\u0000") }),
);
const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
);
const scalars: { [type: string]: fc.Arbitrary<JsonValue> } = {
  string: texts,
  number: numbers,
  boolean: fc.boolean(),
};

/** A schema of one kind of value, and values of it. */
const kinds = fc.constantFrom("string", "number", "boolean").chain((type) => {
  const scalar = scalars[type] ?? texts;
  const names = fc.constantFrom("R", "G", "x y", "a[b]", "c,d", "ä");
  return fc.constantFrom<{ schema: JsonObject; values: fc.Arbitrary<JsonValue> }>(
    { schema: { type }, values: scalar },
    { schema: { type: "array", items: { type } }, values: fc.array(scalar, { maxLength: 3 }) },
    {
      schema: { type: "object", additionalProperties: { type } },
      values: fc.dictionary(names, scalar, { maxKeys: 3, noNullPrototype: true }),
    },
  );
});

const styles = fc.constantFrom(
  ...["simple", "label", "matrix"].flatMap((style) => [false, true].map((explode) => ({ in: "path", style, explode }))),
  ...[false, true].map((explode) => ({ in: "header", style: "simple", explode })),
  ...["form", "spaceDelimited", "pipeDelimited", "deepObject"].flatMap((style) =>
    [false, true].flatMap((explode) =>
      [false, true].map((allowReserved) => ({ in: "query", style, explode, allowReserved })),
    ),
  ),
  ...[false, true].map((explode) => ({ in: "cookie", style: "form", explode })),
);

/** Validators by what they are made from: to compile schemas takes most of the time. */
const validators = new Map<string, SchemaValidator>();

function contextOf(
  document: WireContext["document"],
  key = JSON.stringify(document),
): WireContext & { operation: Operation } {
  const validator = validators.get(key) ?? createSchemaValidator(document, { strict: false });
  validators.set(key, validator);
  const [operation] = listOperations(document);
  if (!operation) throw new Error("The document has an operation.");
  return { document, operation, isValid: (at, value) => validator.validate(at, value).length === 0 };
}

/** What is read of a parameter that was written into a request. */
function sentAndRead(context: WireContext & { operation: Operation }, parameter: Parameter, value: JsonValue) {
  const { operation, document } = context;
  const parts = { path: operation.path, parameters: new Map([[parameter, value]]), body: undefined, id: "" };
  const { path, headers } = writeRequest(document, parts, () => "");
  const url = new URL(`http://h${path}`).href;
  return readParameters(context, operation, { url, headers }, pathValuesOf(operation.path, url)).get(parameter);
}

test("what is written of a parameter that can travel is read as the same value, in every style", () => {
  let sent = 0;
  fc.assert(
    fc.property(
      styles,
      kinds.chain(({ schema, values }) => fc.record({ schema: fc.constant(schema), value: values })),
      (style, { schema, value }) => {
        const path = style.in === "path" ? "/things/{color}/end" : "/things";
        const declared = { ...style, name: "color", required: true, schema };
        // How a parameter is written changes nothing of its schema.
        const context = contextOf(documentWith([declared], path), path + JSON.stringify(schema));
        const [parameter] = context.operation.parameters;
        if (!parameter) throw new Error("The operation has a parameter.");
        expect(isParameterValid(context, parameter, value) || !canTravel(context.document, parameter, value)).toBe(
          true,
        );
        if (!canTravel(context.document, parameter, value)) return;
        sent++;
        expect(sentAndRead(context, parameter, value)).toEqual({ value });
      },
    ),
    { seed: 20240229, numRuns: 500 },
  );
  // Most values can travel in most styles: else nothing would be shown.
  expect(sent).toBeGreaterThan(150);
});

test("a parameter with content is read as the same JSON", () => {
  fc.assert(
    fc.property(fc.constantFrom("query", "cookie", "header", "path"), fc.jsonValue(), (location, json) => {
      const content = { "application/json": { schema: true } };
      const declared = { name: "q", in: location, required: true, content };
      const context = contextOf(documentWith([declared], location === "path" ? "/things/{q}" : "/things"));
      const [parameter] = context.operation.parameters;
      // What JSON writes, it reads.
      const value = JSON.parse(JSON.stringify(json)) as JsonValue;
      if (!parameter || !canTravel(context.document, parameter, value)) return;
      expect(sentAndRead(context, parameter, value)).toEqual({ value });
    }),
    { seed: 20240229 },
  );
});

const files = fc.record({
  type: fc.constantFrom("image/png", "application/octet-stream", "video/mp4"),
  bytes: fc.uint8Array(),
});

const formSchema = {
  type: "object",
  properties: {
    tags: { type: "array", items: { type: "string" } },
    address: { type: "object", properties: { city: { type: "string" }, zip: { type: "number" } } },
    count: { type: "number" },
    flag: { type: "boolean" },
    'a"b\r\n%': { type: "string" },
    file: { type: "string", format: "binary" },
    files: { type: "array", items: { type: "string", format: "binary" } },
  },
};

const forms = fc.record(
  {
    tags: fc.array(texts, { maxLength: 3 }),
    address: fc.record({ city: texts, zip: numbers }, { requiredKeys: [], noNullPrototype: true }),
    count: numbers,
    flag: fc.boolean(),
    'a"b\r\n%': texts,
    file: files.map(writeDataUri),
    files: fc.array(files.map(writeDataUri), { maxLength: 2 }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const encodings = fc.record(
  {
    tags: fc.record(
      { style: fc.constantFrom("form", "spaceDelimited", "pipeDelimited"), explode: fc.boolean() },
      { noNullPrototype: true },
    ),
    address: fc.constantFrom(
      { style: "form", explode: true },
      { style: "form", explode: false },
      { style: "deepObject", explode: true },
      { contentType: "application/json" },
    ),
    count: fc.constantFrom({ contentType: "application/json" }, { contentType: "text/plain" }, { allowReserved: true }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

function bodyContext(name: string, schema: object, encoding: object): WireContext & { mediaType: MediaType } {
  const requestBody = { content: { [name]: { schema, encoding } } };
  const context = contextOf(
    smallDocument({ "/things": { post: { operationId: "putThing", requestBody, responses: {} } } }),
    // How a form is encoded changes nothing of its schema.
    name + JSON.stringify(schema),
  );
  const [mediaType] = context.operation.requestBody?.content ?? [];
  if (!mediaType) throw new Error("The operation has a body.");
  return { ...context, mediaType };
}

describe.each(["application/x-www-form-urlencoded", "multipart/form-data"])("%s", (name) => {
  test("what is written of a form that can travel is read as the same value, in every encoding", () => {
    let sent = 0;
    fc.assert(
      fc.property(encodings, forms, (encoding, value) => {
        const { mediaType, ...context } = bodyContext(name, formSchema, encoding);
        // What JSON writes, it reads.
        const form = JSON.parse(JSON.stringify(value)) as JsonObject;
        if (!canTravelAsBody(context.document, { mediaType, value: form })) return;
        sent++;
        const { type, bytes } = writeBody(context.document, { mediaType, value: form }, "id");
        const read = readBody(context, mediaType, { headers: [["Content-Type", type]], body: bytes });
        expect(read).toEqual({ value: form });
        expect(isBodyValid(context, { mediaType, value: form })).toBe(true);
      }),
      { seed: 20240229, numRuns: 500 },
    );
    expect(sent).toBeGreaterThan(100);
  });

  test("another reader of forms finds the same strings", async () => {
    const { mediaType, document } = bodyContext(name, formSchema, { tags: { explode: false } });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom("a", "ä ö", "x&y=z+1", "%41", '"'), { minLength: 1 }), async (tags) => {
        const { type, bytes } = writeBody(document, { mediaType, value: { tags, count: 1.5 } }, "id");
        const response = new Response(Buffer.from(bytes), { headers: { "Content-Type": type } });
        expect([...(await response.formData())]).toEqual([
          ["tags", tags.join(",")],
          ["count", "1.5"],
        ]);
      }),
      { seed: 20240229, numRuns: 50 },
    );
  });
});

test.each(["application/json", "application/problem+json", "text/json; charset=utf-8"])(
  "%s is read as the same value",
  (name) => {
    const { mediaType, ...context } = bodyContext(name, {}, {});
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        // What JSON writes, it reads.
        const value = JSON.parse(JSON.stringify(json)) as JsonValue;
        const { type, bytes } = writeBody(context.document, { mediaType, value }, "id");
        expect(readBody(context, mediaType, { headers: [["Content-Type", type]], body: bytes })).toEqual({ value });
      }),
      { seed: 20240229 },
    );
  },
);

test.each([
  ["text/plain", { type: "string" }, texts.filter((text) => text !== "")],
  ["text/csv", { type: "number" }, numbers],
  [
    "image/png",
    { type: "string" },
    fc.uint8Array({ minLength: 1 }).map((bytes) => writeDataUri({ type: "image/png", bytes })),
  ],
])("%s is read as the same value", (name, schema, values: fc.Arbitrary<JsonValue>) => {
  const { mediaType, ...context } = bodyContext(name, schema, {});
  fc.assert(
    fc.property(values, (value) => {
      const { type, bytes } = writeBody(context.document, { mediaType, value }, "id");
      const read = readBody(context, mediaType, { headers: [["Content-Type", type]], body: bytes });
      // Bytes that are a text are read as that text.
      const isText = typeof value === "string" && value.startsWith("data:") && "value" in read && read.value !== value;
      expect(isText ? Buffer.from(bytes).toString() : value).toEqual("value" in read ? read.value : undefined);
    }),
    { seed: 20240229 },
  );
});

test("percent-encoding is undone by its readers", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect([decodePercent(encodePercent(text)), decodeFormText(encodePercent(text))]).toEqual([text, text]);
      expect([decodePercent(encodeReserved(text)), decodeFormText(encodeReserved(text))]).toEqual([text, text]);
    }),
    { seed: 20240229 },
  );
});

test("a body without a content coding stays as it is, and an unknown coding is not guessed", () => {
  const body = Buffer.from("x");
  expect(decodeContent(body, [])).toBe(body);
  expect(decodeContent(body, [["Content-Encoding", "zstd"]])).toBeUndefined();
});
