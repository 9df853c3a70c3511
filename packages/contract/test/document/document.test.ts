import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { asDocument, DocumentError, pointer, resolve, valueAt } from "../../src/document/document.js";
import { loadDocument } from "../../src/document/read.js";

const minimal = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {} };

describe("asDocument", () => {
  test.each([
    ["an array", [], "must be an object"],
    [
      "a version that only begins like another",
      { ...minimal, openapi: "3.10.0" },
      '"3.10.0": only OpenAPI 3.0 and 3.1',
    ],
    [
      "a version that YAML takes for a number",
      { ...minimal, openapi: 3 },
      "/openapi is the number 3: write the version in quotes",
    ],
    ["another version", { ...minimal, openapi: "2.1" }, '"2.1": only OpenAPI 3.0 and 3.1 are supported'],
    ["no version", { ...minimal, info: { title: "T" } }, "/info"],
    ["no paths", { ...minimal, paths: [] }, "/paths"],
  ])("refuses %s and names the place", (_, value, message) => {
    expect(() => asDocument(value)).toThrow(DocumentError);
    expect(() => asDocument(value)).toThrow(message);
  });

  test("takes a minimal document as it is", () => {
    expect(asDocument(minimal)).toBe(minimal);
  });
});

describe("loadDocument", () => {
  test("says what to run if the file does not exist", async () => {
    await expect(loadDocument("/nowhere/openapi.json")).rejects.toThrow("the file does not exist.");
    await expect(loadDocument("/nowhere/openapi.json", "make it first")).rejects.toThrow(
      "the file does not exist; make it first.",
    );
  });

  const written = async (name: string, text: string) => {
    const folder = await mkdtemp(join(tmpdir(), "contract-openapi-document-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };

  test.each([
    ["JSON", "openapi.json", '{"openapi": ,}'],
    ["YAML", "openapi.yaml", "openapi: [3.1.0"],
  ])("says that a file is not valid %s", async (language, name, text) => {
    await expect(loadDocument(await written(name, text))).rejects.toThrow(
      new RegExp(`${name}.* is not (valid )?${language}`),
    );
  });

  test.each([
    ["YAML, by its name", "openapi.yml", '{openapi: 3.1.0, info: {title: T, version: "1"}, paths: {}}'],
    ["YAML, by what it holds", "openapi", '# Mine\nopenapi: 3.1.0\ninfo: {title: T, version: "1"}\npaths: {}\n'],
    ["OpenAPI 3.0", "openapi.json", JSON.stringify({ ...minimal, openapi: "3.0.3" })],
  ])("reads %s", async (_, name, text) => {
    await expect(loadDocument(await written(name, text))).resolves.toEqual(minimal);
  });

  test("names the reference that leaves a document which is not bundled", async () => {
    const schemas = { A: { properties: { b: { $ref: "./b.json" } } } };
    const file = await written("openapi.json", JSON.stringify({ ...minimal, components: { schemas } }));
    await expect(loadDocument(file)).rejects.toThrow("/components/schemas/A/properties/b refers to ./b.json");
  });

  test("takes a reference in an example for what it is", async () => {
    const examples = { a: { value: { $ref: "./b.json" } } };
    const file = await written("openapi.json", JSON.stringify({ ...minimal, components: { examples } }));
    await expect(loadDocument(file)).resolves.toMatchObject(minimal);
  });
});

describe("resolve", () => {
  const document = asDocument({
    ...minimal,
    components: {
      schemas: {
        A: { $ref: "#/components/schemas/B" },
        B: { type: "string" },
        Loop: { $ref: "#/components/schemas/Loop" },
        "odd/name~": { type: "null" },
      },
    },
  });

  test("follows a chain of references and says where it ends", () => {
    expect(resolve(document, { $ref: "#/components/schemas/A" }, "/x")).toEqual({
      value: { type: "string" },
      pointer: "/components/schemas/B",
    });
  });

  test("refuses a reference to itself", () => {
    expect(() => resolve(document, { $ref: "#/components/schemas/Loop" }, "/x")).toThrow("refers to itself");
  });

  test("refuses a reference out of the document", () => {
    expect(() => resolve(document, { $ref: "other.yaml" }, "/x")).toThrow("bundle it into one JSON file first");
  });

  test("refuses an anchor, which is not a pointer", () => {
    expect(() => resolve(document, { $ref: "#thing" }, "/x")).toThrow("only JSON pointers");
  });

  test("refuses a reference to nothing", () => {
    expect(() => resolve(document, { $ref: "#/components/schemas/None" }, "/x")).toThrow(
      "does not exist in the document",
    );
  });

  test("reads what pointer() writes", () => {
    expect(valueAt(document, pointer("components", "schemas", "odd/name~"))).toEqual({ type: "null" });
  });
});
