import {
  bodyAlternatives,
  isObject,
  type JsonObject,
  type JsonValue,
  listOperations,
  resolve,
} from "openapi-contract/document";
import { expect, test } from "vitest";
import { document } from "../root.js";

/** By which letters files of a format are known, and at which byte these stand. */
const signatures: { [format: string]: { at: number; letters: string } } = {
  png: { at: 0, letters: "\x89PNG\r\n\x1a\n" },
  jpg: { at: 0, letters: "\xff\xd8\xff" },
  bmp: { at: 0, letters: "BM" },
  mp4: { at: 4, letters: "ftyp" },
  avi: { at: 8, letters: "AVI " },
  flv: { at: 0, letters: "FLV" },
};

/** Every example value of a file, as base64 or as a data URI, with the schema of its field. */
const files = listOperations(document).flatMap((operation) =>
  bodyAlternatives(document, operation).flatMap(({ schema, properties, mediaType }) =>
    properties.flatMap(({ name }) => {
      const field = fieldSchema(schema, name);
      if (field["x-media-formats"] === undefined) return [];
      return mediaType.examples.flatMap(({ name: example, value }) => {
        const file: JsonValue | undefined = isObject(value) ? value[name] : undefined;
        return typeof file === "string" ? [{ name: `${operation.operationId} ${example} ${name}`, field, file }] : [];
      });
    }),
  ),
);

function fieldSchema(schema: string, name: string): JsonObject {
  const { value } = resolve(document, { $ref: `#${schema}` }, schema);
  const properties = isObject(value.properties) ? value.properties : {};
  return properties[name] === undefined ? {} : resolve(document, properties[name], schema).value;
}

test("there are examples of files in both carriers", () => {
  expect(files.filter(({ field }) => field.format === "binary").length).toBeGreaterThan(5);
  expect(files.filter(({ field }) => field.contentEncoding === "base64").length).toBeGreaterThan(5);
});

test.each(files)("$name is a real file of a documented format", ({ field, file }) => {
  const base64 = field.format === "binary" ? file.match(/^data:[a-z]+\/[a-z0-9]+;base64,(.+)$/)?.[1] : file;
  const bytes = Buffer.from(base64 ?? "", "base64");
  expect(bytes.toString("base64")).toBe(base64);
  const formats = field["x-media-formats"];
  const known = (Array.isArray(formats) ? formats : []).map((format) => signatures[String(format)]);
  const text = bytes.toString("latin1");
  expect(known.some((signature) => signature && text.startsWith(signature.letters, signature.at))).toBe(true);
});

test("every file has its formats and its maximum size as data", () => {
  const fields = listOperations(document).flatMap((operation) =>
    bodyAlternatives(document, operation).flatMap(({ schema, files: names, properties }) => [
      ...names.map((name) => ({ name: `${operation.operationId} ${name}`, ...fieldSchema(schema, name) })),
      ...properties
        .filter(({ name }) => name.endsWith("_base64"))
        .map(({ name }) => ({ name: `${operation.operationId} ${name}`, ...fieldSchema(schema, name) })),
    ]),
  );
  expect(fields.length).toBeGreaterThan(10);
  for (const field of fields) {
    expect(Reflect.get(field, "x-media-formats"), field.name).toEqual(expect.arrayContaining([expect.any(String)]));
    expect(Reflect.get(field, "x-max-bytes") ?? Reflect.get(field, "maxLength"), field.name).toEqual(
      expect.any(Number),
    );
  }
});
