import { readFile } from "node:fs/promises";
import {
  asDocument,
  createSchemaValidator,
  isObject,
  type JsonObject,
  type JsonValue,
  listOperations,
} from "openapi-contract/document";
import { expect, test } from "vitest";
import { readBody, writeBody } from "../../packages/contract/src/wire/body.js";
import { writeDataUri } from "../../packages/contract/src/wire/data-uri.js";
import { boundaryOf } from "../../packages/contract/src/wire/multipart.js";
import { pathValuesOf } from "../../packages/contract/src/wire/path.js";
import { readParameters, writeRequest } from "../../packages/contract/src/wire/request.js";

interface ParameterCase {
  id: string;
  in: "path" | "query" | "header";
  schema: JsonObject;
  explode?: boolean;
  value?: JsonValue;
  /** What a server reads, if that is not the value. */
  understood?: JsonValue;
  wire: string;
}

interface BodyCase {
  id: string;
  mediaType: string;
  schema: JsonObject;
  value: JsonObject;
  understood?: JsonObject;
  wire?: string;
  parts?: { head: string; content?: string; base64?: string }[];
}

// The table of the client, which writes and reads by the same standards.
const cases = JSON.parse(await readFile(new URL("../fixtures/wire-cases.json", import.meta.url), "utf8")) as {
  parameters: ParameterCase[];
  bodies: BodyCase[];
};

function contextOf(path: string, operation: object) {
  const document = asDocument({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { [path]: { post: { operationId: "send", responses: {}, ...operation } } },
  });
  const validator = createSchemaValidator(document, { strict: false });
  const [send] = listOperations(document);
  if (!send) throw new Error("The document has an operation.");
  return {
    document,
    operation: send,
    isValid: (at: string, value: JsonValue) => validator.validate(at, value).length === 0,
  };
}

test.each(cases.parameters)("the parameter $id travels as the client writes it", (each) => {
  const { in: place, schema, explode, value, understood = value, wire } = each;
  const path = place === "path" ? "/things/{a}" : "/things";
  const name = place === "header" ? "X-A" : "a";
  const declared = {
    name,
    in: place,
    required: place === "path",
    schema,
    ...(explode === undefined ? {} : { explode }),
  };
  const { operation, ...context } = contextOf(path, { parameters: [declared] });
  const [parameter] = operation.parameters;
  if (!parameter) throw new Error("The operation has a parameter.");
  const parameters = new Map(value === undefined ? [] : [[parameter, value]]);
  const written = writeRequest(context.document, { path, parameters, body: undefined, id: "" }, () => "");
  const [sentPath = "", query = ""] = written.path.split("?");
  const header = written.headers.find(([own]) => own === "X-A")?.[1] ?? "";
  expect({ path: sentPath.replace("/things/", ""), query, header }[place]).toBe(wire);
  const url = `http://h${written.path}`;
  const read = readParameters(context, operation, { url, headers: written.headers }, pathValuesOf(path, url));
  expect(read.get(parameter)).toEqual(
    understood === undefined || understood === null ? undefined : { value: understood },
  );
});

/** A value of a case with its files as the engine has them. */
function withDataUris(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withDataUris);
  if (!isObject(value)) return value;
  const { $file: file } = value;
  if (!isObject(file)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withDataUris(member)]));
  }
  return writeDataUri({ type: String(file.type), bytes: Buffer.from(String(file.base64), "base64") });
}

test.each(cases.bodies)("the body $id travels as the client writes it", (each) => {
  // Line ends, types of files and JSON as text are made by the client, before anything is written.
  const { mediaType: name, schema, value, understood: given = value, wire, parts } = each;
  const { operation, ...context } = contextOf("/things", { requestBody: { content: { [name]: { schema } } } });
  const [mediaType] = operation.requestBody?.content ?? [];
  if (!mediaType) throw new Error("The operation has a body.");
  const { type, bytes } = writeBody(context.document, { mediaType, value: withDataUris(given) }, "id");
  if (wire !== undefined) expect(Buffer.from(bytes).toString()).toBe(wire);
  if (parts !== undefined) {
    // What a file is called is up to who sends it.
    const text = withoutFileNames(Buffer.from(bytes).toString("latin1"));
    expect(text).toBe(withoutFileNames(formOf(boundaryOf(type) ?? "", parts)));
  }
  const read = readBody(context, mediaType, { headers: [["Content-Type", type]], body: bytes });
  expect(read).toEqual({ value: withDataUris(given) });
});

function withoutFileNames(form: string): string {
  return form.replace(/filename="[^"]*"/g, 'filename=""');
}

/** The bytes of a form of parts, as text of one character for each byte. */
function formOf(boundary: string, parts: NonNullable<BodyCase["parts"]>): string {
  const written = parts.map(({ head, content = "", base64 }) => {
    const bytes = base64 === undefined ? Buffer.from(content) : Buffer.from(base64, "base64");
    return `--${boundary}\r\n${Buffer.from(head).toString("latin1")}\r\n\r\n${bytes.toString("latin1")}\r\n`;
  });
  return `${written.join("")}--${boundary}--\r\n`;
}
