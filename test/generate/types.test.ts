import { asDocument, type OpenApiDocument } from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import { smallDocument } from "../../packages/contract/test/small-document.js";
import { generateClient } from "../../src/generate/client.js";
import { generateOperations } from "../../src/generate/operations.js";
import { generateTypes } from "../../src/generate/types.js";
import { createCompiler } from "../types/compiler.js";

const text = { type: "string" };
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string) => ({ description: "d", content: { "application/json": { schema: to(name) } } });
const form = (name: string) => ({ required: true, content: { "multipart/form-data": { schema: to(name) } } });

function operation(operationId: string, more: object) {
  return { operationId, summary: "s", "x-side-effects": "none", responses: { "200": json("Thing") }, ...more };
}

function documentWith(paths: object, schemas: object): OpenApiDocument {
  return asDocument({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: [{ url: "https://{region}.test", variables: { region: { default: "a", enum: ["a"] } } }],
    paths,
    components: { schemas },
  });
}

const document = documentWith(
  {
    "/things": {
      get: operation("getThing", {
        parameters: [{ name: "tags", in: "query", description: "d", schema: { type: "array", items: text } }],
      }),
      put: operation("putThing", { requestBody: { required: true, ...json("Thing") } }),
      post: operation("uploadThing", { requestBody: form("Upload") }),
      patch: operation("changeThing", { requestBody: { required: true, ...json("Change") } }),
      delete: operation("labelThing", { requestBody: { required: true, ...json("Labels") } }),
    },
    "/strict": { post: operation("strictThing", { requestBody: form("Strict") }) },
    "/mixed": { post: operation("mixThing", { requestBody: form("Mixed") }) },
  },
  {
    Id: { ...text, description: "Identifies the thing.", readOnly: true },
    Base: { type: "object", required: ["id"], properties: { id: to("Id") } },
    Thing: {
      type: "object",
      description: "A thing",
      required: ["id", "name", "password", "state", "note", "parts", "owner"],
      properties: {
        id: to("Id"),
        name: { ...text, description: "Its name." },
        password: { ...text, writeOnly: true },
        state: { type: ["string", "null"], "x-known-values": ["on", "off"] },
        level: { type: "integer", "x-known-values": [-1, 0] },
        note: { anyOf: [to("Note"), { type: "null" }] },
        parts: { type: "array", items: to("Base") },
        owner: { allOf: [to("Base"), { required: ["name"], properties: { name: text } }] },
        size: { type: "integer", default: 5 },
      },
    },
    Note: {
      type: "object",
      description: "What was noted.\n@deprecated is not a tag here.",
      required: ["lines"],
      properties: { lines: { type: "array", items: text } },
    },
    Upload: {
      type: "object",
      required: ["file", "cover", "title"],
      properties: {
        file: { ...text, format: "binary" },
        cover: { type: ["string", "null"], format: "binary" },
        title: text,
        labels: { ...text, contentMediaType: "application/json", contentSchema: to("Labels") },
      },
      additionalProperties: true,
    },
    Strict: {
      type: "object",
      required: ["labels"],
      properties: { labels: { ...text, contentMediaType: "application/json", contentSchema: to("Labels") } },
      additionalProperties: text,
    },
    Mixed: {
      type: "object",
      required: ["file", "count"],
      properties: { file: { ...text, format: "binary" }, count: { type: "integer" } },
      additionalProperties: { type: "boolean" },
    },
    Labels: {
      type: "object",
      required: ["first"],
      properties: { first: { type: "integer" } },
      additionalProperties: text,
    },
    Change: {
      oneOf: [to("Rename"), to("Move")],
    },
    Rename: { type: "object", required: ["name"], properties: { name: text, id: to("Id") } },
    Move: { type: "object", required: ["place"], properties: { place: text }, additionalProperties: text },
  },
);

/** Bodies of other shapes, each with an operation of its name. */
const shapes: { [operationId: string]: object } = {
  inline: { type: "object", required: ["a"], properties: { a: text, list: { type: "array", items: text } } },
  inlineChoice: {
    oneOf: [
      { type: "object", required: ["a"], properties: { a: text } },
      { type: "object", required: ["b"], properties: { b: text } },
    ],
  },
  combined: { allOf: [to("Note"), { type: "object", required: ["a"], properties: { a: text } }] },
  atLeastOne: { type: "object", required: ["id"], properties: { id: text, a: text }, anyOf: [{ required: ["a"] }] },
  choiceTwice: to("Either"),
  animal: to("Pet"),
  tree: to("Tree"),
  files: {
    type: "object",
    required: ["files"],
    properties: { files: { type: "array", items: { ...text, format: "binary" } } },
  },
};
const shaped = documentWith(
  Object.fromEntries(
    Object.entries(shapes).map(([operationId, schema]) => {
      const type = operationId === "files" ? "multipart/form-data" : "application/json";
      const requestBody = { required: true, content: { [type]: { schema } } };
      const parameters = ["x", "y"].map((name) => ({ name, in: "query", description: "d", schema: text }));
      const choice = operationId === "choiceTwice" ? { parameters, "x-exactly-one-of": ["x", "y"] } : {};
      return [`/${operationId}`, { post: operation(operationId, { requestBody, ...choice }) }];
    }),
  ),
  {
    Thing: { type: "object", properties: { id: text } },
    Note: { type: "object", required: ["lines"], properties: { lines: { type: "array", items: text } } },
    Either: { oneOf: [to("One"), to("Two")] },
    One: { type: "object", required: ["one"], properties: { one: text } },
    Two: { type: "object", required: ["two"], properties: { two: text } },
    Pet: { oneOf: [to("Cat"), to("Dog")], discriminator: { propertyName: "kind" } },
    Cat: { type: "object", required: ["kind", "lives"], properties: { kind: text, lives: { type: "integer" } } },
    Dog: { type: "object", required: ["kind"], properties: { kind: text }, additionalProperties: text },
    Tree: {
      type: "object",
      properties: { value: { type: ["integer", "null"] }, children: { type: "array", items: to("Tree") } },
    },
  },
);

const types = await generateTypes(document);
const compiler = createCompiler({
  "generated/schema.ts": types,
  "generated/client.ts": generateClient(document),
  "generated/operations.ts": generateOperations(document),
});

const shapesCompiler = createCompiler({
  "generated/schema.ts": await generateTypes(shaped),
  "generated/client.ts": generateClient(shaped),
  "generated/operations.ts": generateOperations(shaped),
});

/** The lines of a module about which the compiler complains; it may use the client and its types. */
function wrongLines(code: string, { complaints } = compiler): string[] {
  const before = 'import type * as T from "./generated/client.js"; declare const frs: T.FrsClient; void frs;\n';
  const lines = code.split("\n");
  return complaints(before + code).map(({ line, message }) => lines[line - 2]?.trim() ?? message);
}

test("what is generated compiles", () => {
  expect(compiler.complaintsOf("generated/schema.ts")).toEqual([]);
  expect(compiler.complaintsOf("generated/client.ts")).toEqual([]);
});

describe("requests", () => {
  const thing = 'name: "n", password: "p", state: null, note: null, parts: [], owner: { name: "o" }';

  test("do not need what only responses have, at any depth", () => {
    expect(wrongLines(`frs.putThing({ ${thing} });`)).toEqual([]);
    expect(wrongLines(`frs.putThing({ ${thing}, parts: [{}] });`)).not.toEqual([]);
    expect(wrongLines(`frs.putThing({ ${thing.replace("[]", "[{}]")} });`)).toEqual([]);
    expect(wrongLines(`frs.putThing({ ${thing.replace('password: "p", ', "")} });`)).toHaveLength(1);
  });

  test("may be constants, with undefined for what is optional", () => {
    const note = thing.replace("note: null", 'note: { lines: ["a"] }');
    expect(wrongLines(`const input = { ${note}, size: undefined } as const;\nfrs.putThing(input);`)).toEqual([]);
    expect(
      wrongLines('const tags = ["a"] as const;\nfrs.getThing({ tags });\nfrs.getThing({ tags: undefined });'),
    ).toEqual([]);
  });

  test("take any form of a file, also one that may be null", () => {
    expect(
      wrongLines(`frs.uploadThing({ file: new Uint8Array(), cover: null, title: "t" });
frs.uploadThing({ file: new Blob(), cover: new ArrayBuffer(1), title: "t" });
frs.uploadThing({ file: null, cover: null, title: "t" });
frs.uploadThing({ file: "photo.png", cover: null, title: "t" });`),
    ).toEqual([
      'frs.uploadThing({ file: null, cover: null, title: "t" });',
      'frs.uploadThing({ file: "photo.png", cover: null, title: "t" });',
    ]);
  });

  test("with further members keep the checks of their own", () => {
    expect(
      wrongLines(`const file = new Blob();
frs.uploadThing({ file, cover: null, title: "t", further: 1 });
frs.uploadThing({ file, cover: null, title: 5, further: 1 });
frs.uploadThing({ file, cover: null });
frs.uploadThing({ file, cover: null, title: "t", labels: { first: 1, second: "s" } });
frs.uploadThing({ file, cover: null, title: "t", labels: { first: "1" } });
frs.uploadThing({ file, cover: null, title: "t", labels: "{}" });
frs.strictThing({ labels: { first: 1 }, further: "s" });
frs.strictThing({ labels: { first: "1" }, further: "s" });
frs.mixThing({ file, count: 1, further: true });
frs.mixThing({ file, count: true });
frs.labelThing({ first: 1, second: "s" });
frs.labelThing({ second: "s" });`),
    ).toEqual([
      "frs.uploadThing({ file, cover: null, title: 5, further: 1 });",
      "frs.uploadThing({ file, cover: null });",
      'frs.uploadThing({ file, cover: null, title: "t", labels: { first: "1" } });',
      'frs.uploadThing({ file, cover: null, title: "t", labels: "{}" });',
      'frs.strictThing({ labels: { first: "1" }, further: "s" });',
      "frs.mixThing({ file, count: true });",
      'frs.labelThing({ second: "s" });',
    ]);
  });

  test("with further members in one of several forms are told apart", () => {
    expect(
      wrongLines(`frs.changeThing({ name: "n" });
frs.changeThing({ place: "p", further: "f" });
frs.changeThing({ place: "p", name: "n" });
frs.changeThing({ name: 5 });`),
    ).toEqual(['frs.changeThing({ place: "p", name: "n" });', "frs.changeThing({ name: 5 });"]);
  });
});

test("bodies of every shape have types that compile, and that tell right from wrong", () => {
  expect(shapesCompiler.complaintsOf("generated/client.ts")).toEqual([]);
  const lines = `frs.inline({ a: "a", list: ["x"] as const });
frs.inline({ list: [] }); // wrong
frs.inlineChoice({ a: "a" });
frs.inlineChoice({ a: "a", b: "b" }); // wrong
frs.combined({ a: "a", lines: ["x"] as const });
frs.combined({ a: 5, lines: [] }); // wrong
frs.atLeastOne({ id: "i", a: "a" });
frs.atLeastOne({ a: "a" }); // wrong
frs.choiceTwice({ x: "x", one: "1" });
frs.choiceTwice({ x: "x", y: "y", one: "1" }); // wrong
frs.choiceTwice({ x: "x", one: "1", two: "2" }); // wrong
frs.animal({ kind: "Cat", lives: 9 });
frs.animal({ kind: "Cat", lives: "9" }); // wrong
frs.animal({ kind: "Dog", more: "m" });
frs.tree({ children: [{ value: null, children: [] }] } as const);
frs.tree({ children: [{ value: "1" }] }); // wrong
frs.files({ files: [new Blob(), new Uint8Array()] });
frs.files({ files: new Blob() }); // wrong`;
  expect(wrongLines(lines, shapesCompiler)).toEqual(lines.split("\n").filter((line) => line.endsWith("// wrong")));
});

test("responses hold what only they have, and nothing that only requests have", () => {
  expect(
    wrongLines(`const thing = await frs.getThing();
const id: string = thing.id + thing.owner.id + thing.parts[0]?.id;
const lines: string[] | undefined = thing.note?.lines;
const state: string | null = thing.state;
thing.state.length;
thing.password;
thing.level = -1;
thing.parts.push({ id });
void [lines, state];`),
  ).toEqual(["thing.state.length;", "thing.password;"]);
});

test("the client asks of a response only what responses have", () => {
  const [definition = ""] = generateOperations(document).match(/^export const putThing = [\s\S]*?^}/m) ?? [];
  expect(definition).toMatch(/response: \["id", ?"name", ?"state", ?"note", ?"parts", ?"owner"\]/);
});

test("the parts of an input have names that no schema may have", () => {
  const { Thing, ...schemas } = document.components?.schemas ?? {};
  for (const name of ["ChangeThingInputWithName", "ChangeThingInputWithPlace"]) {
    const taken = documentWith(document.paths, { Thing, ...schemas, [name]: { type: "object" } });
    expect(() => generateClient(taken)).toThrow(`/components/schemas/${name}`);
  }
});

test("known values are completed, whatever else may come", () => {
  expect(
    wrongLines(`const thing = await frs.getThing();
switch (thing.level) { case -1: case 0: case 7: }
const state: "on" | "off" | (string & {}) | null = thing.state;
thing.state = "never seen";
const level: -1 | 0 | (number & {}) | undefined = thing.level;
void [state, level];`),
  ).toEqual([]);
});

test("a property that refers to a schema is documented by it, as is one with a choice of schemas", () => {
  expect(types).toMatch(/\/\*\* Identifies the thing. \*\/\s+(readonly )?id: components/);
  expect(types).toMatch(/\* What was noted\.\s+\* \\@deprecated is not a tag here\.\s+\*\/\s+note: components/);
  expect(types).toMatch(/\/\*\* Its name. \*\/\s+name: string/);
});

test("named schemas are exported by their names", () => {
  expect(types).toContain("export type Thing = components['schemas']['Thing'];");
  expect(types).toContain('export type Upload = requests["schemas"]["Upload"];');
});

test.each([
  [[-1, 0], "-1 | 0 | (number & {})"],
  [[0.5, -0.25], "0.5 | -0.25 | (number & {})"],
  [["a", "b"], '"a" | "b" | (string & {})'],
  [["a", -1], '"a" | -1 | (string & {}) | (number & {})'],
  [[true, false], "boolean"],
  [["auto", true], '"auto" | boolean | (string & {})'],
  [["a", null], '"a" | null | (string & {})'],
])("known values %j are literals, and others of their types remain possible", async (known, type) => {
  const schema = { description: "d", "x-known-values": known };
  expect(await generateTypes(smallDocument({}, { schemas: { Level: schema } }))).toContain(`Level: ${type};`);
});

test.each([
  [
    "types that no known value has",
    { type: ["string", "integer"], "x-known-values": ["a"] },
    '"a" | (string & {}) | (number & {})',
  ],
  ["no known value", { type: "string", "x-known-values": [] }, "string"],
  ["values that no type can name", { type: "string", "x-known-values": [{}] }, "string"],
  ["a list that is complete", { type: "string", enum: ["a", "b"], "x-known-values": ["a"] }, '"a" | "b"'],
  [
    "a choice with null",
    { oneOf: [{ type: "string", "x-known-values": ["a"] }, { type: "null" }] },
    '("a" | (string & {})) | null',
  ],
])("known values beside %s", async (_, schema, type) => {
  const generated = await generateTypes(smallDocument({}, { schemas: { Level: { description: "d", ...schema } } }));
  expect(generated).toContain(`Level: ${type};`);
});
