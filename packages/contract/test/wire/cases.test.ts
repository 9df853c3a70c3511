import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../src/document/document.js";
import { listOperations, type Operation } from "../../src/document/operations.js";
import { createSchemaValidator } from "../../src/document/validation.js";
import { readBody } from "../../src/wire/body.js";
import { writeFields } from "../../src/wire/form.js";
import { partOf, writeParts } from "../../src/wire/multipart.js";
import { joinPairs, readPairs } from "../../src/wire/pairs.js";
import { readParameters, writeRequest } from "../../src/wire/request.js";
import { encodeUtf8 } from "../../src/wire/text.js";
import type { WireContext } from "../../src/wire/typed-values.js";
import { documentWith, smallDocument } from "../small-document.js";

/** What is written of each value, and the section of a standard that says so. */
interface Cases {
  parameters: {
    source: string;
    in: "path" | "query" | "header" | "cookie";
    style: string;
    explode: boolean;
    allowReserved?: boolean;
    value: JsonValue;
    wire: string;
  }[];
  forms: { source: string; mediaType: string; encoding: JsonObject; value: JsonObject; wire: string }[];
  pairs: { source: string; text: string; pairs: [string, string][] }[];
}

// The file is read as it was written, beside this one.
const cases = JSON.parse(await readFile(new URL("./cases.json", import.meta.url), "utf8")) as Cases;

function contextOf(document: WireContext["document"]): WireContext & { operation: Operation } {
  const validator = createSchemaValidator(document, { strict: false });
  const [operation] = listOperations(document);
  if (!operation) throw new Error("The document has an operation.");
  return { document, operation, isValid: (at, value) => validator.validate(at, value).length === 0 };
}

function schemaOf(value: JsonValue): object {
  if (Array.isArray(value)) return { type: "array", items: { type: "string" } };
  return { type: typeof value };
}

describe("parameters", () => {
  test.each(cases.parameters)("$in $style, explode $explode: $value is $wire ($source)", (each) => {
    const { source: _, value, wire, ...declared } = each;
    const path = each.in === "path" ? "/things/{color}" : "/things";
    const parameter = { ...declared, name: "color", required: true, schema: schemaOf(value) };
    const { operation, ...context } = contextOf(documentWith([parameter], path));
    const [color] = operation.parameters;
    if (!color) throw new Error("The operation has a parameter.");
    const written = writeRequest(
      context.document,
      { path, parameters: new Map([[color, value]]), body: undefined, id: "" },
      () => "",
    );
    const texts = {
      path: written.path.slice("/things/".length),
      query: written.path.slice("/things?".length),
      header: written.headers.find(([name]) => name === "color")?.[1],
      cookie: written.headers.find(([name]) => name === "Cookie")?.[1],
    };
    expect(texts[each.in]).toBe(wire);
    const sent = { url: `http://h${written.path}`, headers: written.headers };
    const read = readParameters(context, operation, sent, { color: decodeURIComponent(texts.path) });
    expect(read.get(color)).toEqual({ value });
  });
});

const formSchema = {
  type: "object",
  properties: {
    tags: { type: "array", items: { type: "string" } },
    address: { type: "object", properties: { city: { type: "string" }, zip: { type: "integer" } } },
    n: { type: "integer" },
    note: { type: "string" },
  },
};

describe("forms", () => {
  test.each(cases.forms)(
    "$mediaType with $encoding: $value ($source)",
    ({ mediaType: name, encoding, value, wire }) => {
      const requestBody = { content: { [name]: { schema: formSchema, encoding } } };
      const { operation, ...context } = contextOf(
        smallDocument({ "/things": { post: { operationId: "putThing", requestBody, responses: {} } } }),
      );
      const [mediaType] = operation.requestBody?.content ?? [];
      if (!mediaType) throw new Error("The operation has a body.");
      const fields = writeFields(context.document, mediaType, value);
      const type = name.startsWith("multipart") ? `${name}; boundary=B` : name;
      const body = name.startsWith("multipart")
        ? writeParts(
            fields.map(({ name: own, content, ...more }) => partOf(own, Buffer.from(content), more)),
            type,
          )
        : encodeUtf8(joinPairs(fields.map(({ name: own, content }) => [own, String(content)])));
      expect(Buffer.from(body).toString()).toBe(wire);
      expect(readBody(context, mediaType, { headers: [["Content-Type", type]], body })).toEqual({ value });
    },
  );
});

describe("pairs", () => {
  test.each(cases.pairs)("$text ($source)", ({ text, pairs }) => {
    expect(readPairs(text)).toEqual(pairs);
  });
});
