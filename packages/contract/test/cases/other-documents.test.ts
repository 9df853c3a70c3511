import { describe, expect, test } from "vitest";
import type { ContractCase } from "../../src/case.js";
import { deriveCases } from "../../src/cases/index.js";
import { DocumentError, isObject, type JsonValue, valueAt } from "../../src/document/document.js";
import { createSchemaValidator } from "../../src/document/validation.js";
import { documentOf, documentWith, smallDocument } from "../small-document.js";

const uniqueName = "contract-0123abcd-42";

function bodyOf(each: ContractCase): JsonValue {
  return JSON.parse(Buffer.from(each.request({}, uniqueName).body ?? []).toString());
}

/** The bodies of the cases of a kind, by what their ids have after it. */
function bodies(schema: object, kind: string, schemas: object = {}): { [step: string]: JsonValue } {
  const start = `makeThing/${kind}/`;
  const cases = deriveCases(documentOf(schema, schemas)).filter(({ id }) => id.startsWith(start));
  return Object.fromEntries(cases.map((each) => [each.id.slice(start.length), bodyOf(each)]));
}

/** The queries of the cases of a kind, by what their ids have after it. */
function queries(parameters: object[], kind: string, more: object = {}): { [step: string]: string } {
  const start = `getThings/${kind}/`;
  const cases = deriveCases(documentWith(parameters, "/things", more)).filter(({ id }) => id.startsWith(start));
  return Object.fromEntries(
    cases.map((each) => [each.id.slice(start.length), each.request({}, uniqueName).path.replace(/^[^?]*\??/, "")]),
  );
}

describe("schemas", () => {
  test("the minimal and the maximal body of each alternative", () => {
    const schema = {
      oneOf: [
        { title: "Cat", type: "object", required: ["lives"], properties: { lives: { type: "integer", minimum: 9 } } },
        { $ref: "#/components/schemas/Dog" },
      ],
    };
    const dog = {
      type: "object",
      required: ["name"],
      properties: { name: { type: "string", examples: ["Rex"] }, age: { type: "integer", default: 3 } },
    };
    expect(bodies(schema, "shape", { Dog: dog })).toEqual({
      "parameters/minimal": { lives: 9 },
      "parameters/maximal": { lives: 9 },
      "Cat/minimal": { lives: 9 },
      "Dog/minimal": { name: "Rex" },
      "Cat/maximal": { lives: 9 },
      "Dog/maximal": { name: "Rex", age: 3 },
      charset: { lives: 9 },
    });
  });

  test("a oneOf inside a oneOf, each alternative once", () => {
    const schema = {
      oneOf: [
        {
          title: "A",
          type: "object",
          required: ["a"],
          properties: { a: { anyOf: [{ type: "boolean" }, { const: "x" }] } },
        },
        { oneOf: [{ title: "B", type: "object", required: ["b"], properties: { b: { const: 1 } } }] },
      ],
    };
    const shapes = bodies(schema, "shape");
    expect(
      Object.entries(shapes).filter(([step]) => step.endsWith("/minimal") && !step.startsWith("parameters")),
    ).toEqual([
      ["A/minimal", { a: true }],
      ["A/a=1/minimal", { a: "x" }],
      ["1/B/minimal", { b: 1 }],
    ]);
  });

  test("allOf, siblings of a reference, and bounds from both", () => {
    const schema = {
      type: "object",
      required: ["code"],
      properties: { code: { $ref: "#/components/schemas/Code", maxLength: 4 } },
      allOf: [{ properties: { size: { type: "integer", minimum: 1 } }, required: ["size"] }],
    };
    const schemas = { Code: { type: "string", minLength: 2, examples: ["abc"] } };
    expect(bodies(schema, "shape", schemas)).toMatchObject({ minimal: { code: "abc", size: 1 } });
    expect(bodies(schema, "boundary", schemas)).toMatchObject({
      "code/minLength": { code: "ab" },
      "code/maxLength": { code: "aabc" },
      "size/minimum": { size: 1 },
    });
    expect(bodies(schema, "constraint", schemas)).toMatchObject({
      "code/minLength": { code: "a" },
      "code/maxLength": { code: "abcaa" },
      "size/minimum": { size: 0 },
      "size/required": { code: "abc" },
    });
  });

  test("a type that can be null", () => {
    const schema = { type: "object", properties: { note: { type: ["string", "null"], minLength: 1 } } };
    expect(bodies(schema, "shape")).toMatchObject({ maximal: { note: "text" }, "note=null/maximal": { note: null } });
    expect(Object.keys(bodies(schema, "constraint"))).not.toContain("note/type/null");
  });

  test("what is only for reading is not sent", () => {
    const schema = { type: "object", properties: { id: { type: "string", readOnly: true }, name: { const: "n" } } };
    expect(bodies(schema, "shape")).toMatchObject({ maximal: { name: "n" } });
  });

  test("what an example has only for reading is not sent either", () => {
    const schema = { type: "object", required: ["id", "name"], properties: { id: { readOnly: true }, name: {} } };
    const document = documentOf(schema);
    const content = valueAt(document, "/paths/~1things/post/requestBody/content/application~1json");
    if (isObject(content)) content.example = { id: 1, name: "n" };
    const [example] = deriveCases(document).filter(({ kind }) => kind === "example");
    expect(example && bodyOf(example)).toEqual({ name: "n" });
  });

  test("conditions are kept, and what depends on something else", () => {
    const schema = {
      type: "object",
      required: ["kind"],
      properties: { kind: { enum: ["box", "bag"] }, size: { type: "integer" }, unit: { const: "cm" } },
      if: { properties: { kind: { const: "box" } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ["size"] },
      dependentRequired: { size: ["unit"] },
    };
    expect(bodies(schema, "shape")).toMatchObject({ minimal: { kind: "box", size: 1, unit: "cm" } });
    expect(bodies(schema, "constraint")).toMatchObject({
      "size/required": { kind: "box", unit: "cm" },
      "unit/dependentRequired/size": { kind: "box", size: 1 },
    });
  });

  test("an object says by its discriminator which of the heirs it is", () => {
    const base = { type: "object", required: ["kind"], properties: { kind: { type: "string", minLength: 1 } } };
    const schemas = {
      Pet: { ...base, discriminator: { propertyName: "kind", mapping: { cat: "Cat" } } },
      Cat: {
        allOf: [{ $ref: "#/components/schemas/Pet" }, { required: ["lives"], properties: { lives: { const: 9 } } }],
      },
      Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }] },
    };
    const pet = { $ref: "#/components/schemas/Pet" };
    expect(bodies(pet, "shape", schemas)).toMatchObject({
      "cat/minimal": { kind: "cat", lives: 9 },
      "Dog/minimal": { kind: "Dog" },
    });
    expect(bodies(pet, "boundary", schemas)).not.toHaveProperty("cat/kind/minLength");
  });

  test("a list holds what it has to contain, and as much of a tuple as there is", () => {
    const minimal = (schema: object) => bodies(schema, "shape")[""] ?? bodies(schema, "shape").minimal;
    expect(minimal({ type: "array", items: { type: "integer" }, contains: { minimum: 5 }, minContains: 2 })).toEqual([
      5, 5,
    ]);
    const tuple = { type: "array", prefixItems: [{ const: 1 }, { const: "cm" }], items: false };
    expect(bodies(tuple, "shape")).toMatchObject({ maximal: [1, "cm"] });
  });

  test.each([
    [
      "in a list",
      { type: "object", properties: { inner: { type: "array", items: { $ref: "#/components/schemas/S" } } } },
    ],
    ["as a property", { type: "object", properties: { inner: { $ref: "#/components/schemas/S" }, n: { const: 1 } } }],
    [
      "in an alternative",
      { oneOf: [{ type: "array", items: { $ref: "#/components/schemas/S" } }, { type: "integer" }] },
    ],
  ])("a schema that holds itself %s ends", (_, schema) => {
    const cases = deriveCases(documentOf({ $ref: "#/components/schemas/S" }, { S: schema }), { random: 5 });
    expect(cases.map(({ id }) => id)).toContain("makeThing/shape/parameters/minimal");
    for (const each of cases) each.request({}, uniqueName);
  });

  test("schemas that all hold each other end before they fill the memory", () => {
    const names = Array.from({ length: 9 }, (_, index) => `S${index}`);
    const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]));
    const schemas = Object.fromEntries(names.map((name) => [name, { type: "object", properties }]));
    const cases = deriveCases(documentOf({ $ref: "#/components/schemas/S0" }, schemas), { random: 2 });
    expect(cases.filter(({ kind }) => kind === "random")).toHaveLength(4);
  });

  test("a schema that no value can keep has no cases with a body", () => {
    const impossible = {
      type: "object",
      required: ["inner"],
      properties: { inner: { $ref: "#/components/schemas/S" } },
    };
    const cases = deriveCases(documentOf({ $ref: "#/components/schemas/S" }, { S: impossible }), { random: 2 });
    expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(["shape", "method", "path"]));
    expect(cases.find(({ kind }) => kind === "shape")?.unsupported).toContain(
      "no valid application/json can be derived",
    );
  });

  test("lists at their bounds, with items of their own where they must differ", () => {
    const schema = {
      type: "array",
      items: { type: "string", examples: ["a"] },
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
    };
    expect(bodies(schema, "boundary")).toMatchObject({ minItems: ["a"], maxItems: ["a", "a0", "a1"] });
    expect(bodies(schema, "constraint")).toMatchObject({ minItems: [], uniqueItems: ["a", "a"] });
  });

  test("numbers between exclusive bounds, and steps", () => {
    const schema = { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 50, multipleOf: 10 };
    expect(bodies(schema, "boundary")).toMatchObject({ exclusiveMinimum: 10, exclusiveMaximum: 40 });
    expect(bodies(schema, "constraint")).toMatchObject({ exclusiveMinimum: 0, exclusiveMaximum: 50, multipleOf: 15 });
  });

  test("an object that is closed, and names that it may have", () => {
    const schema = {
      type: "object",
      properties: { a: { const: 1 } },
      patternProperties: { "^x-": { type: "string", examples: ["v"] } },
      additionalProperties: false,
    };
    expect(bodies(schema, "constraint")).toMatchObject({
      "undocumented/additionalProperties": { a: 1, undocumented: 1 },
    });
  });
});

describe("parameters", () => {
  const ids = {
    name: "ids",
    in: "query",
    schema: { type: "array", items: { type: "integer" }, maxItems: 2 },
    example: [1, 2],
  };

  test.each([
    [{}, "ids=1&ids=2"],
    [{ explode: false }, "ids=1,2"],
    [{ style: "spaceDelimited", explode: false }, "ids=1%202"],
    [{ style: "pipeDelimited", explode: false }, "ids=1%7C2"],
  ])("a list in the query with %j", (style, expected) => {
    expect(queries([{ ...ids, ...style }], "example")).toEqual({ "query/ids/example": expected });
  });

  test.each([
    [{}, "min=1&max=2"],
    [{ explode: false }, "range=min,1,max,2"],
    [{ style: "deepObject", explode: true }, "range%5Bmin%5D=1&range%5Bmax%5D=2"],
  ])("an object in the query with %j", (style, expected) => {
    const properties = { min: { type: "integer" }, max: { type: "integer" } };
    const range = { name: "range", in: "query", schema: { type: "object", properties }, example: { min: 1, max: 2 } };
    expect(queries([{ ...range, ...style }], "example")).toEqual({ "query/range/example": expected });
  });

  test.each([
    [{}, "/things/a,b"],
    [{ style: "label", explode: true }, "/things/.a.b"],
    [{ style: "matrix", explode: true }, "/things/;k=a;k=b"],
    [{ style: "matrix" }, "/things/;k=a,b"],
  ])("a list in the path with %j", (style, expected) => {
    const key = {
      name: "k",
      in: "path",
      required: true,
      schema: { type: "array", items: { type: "string" } },
      example: ["a", "b"],
    };
    const [first] = deriveCases(documentWith([{ ...key, ...style }], "/things/{k}"));
    expect(decodeURIComponent(first?.request({}, uniqueName).path ?? "")).toBe(expected);
  });

  test("in cookies and headers", () => {
    const cookies = [
      { name: "session", in: "cookie", required: true, schema: { type: "string" }, example: "s1" },
      { name: "theme", in: "cookie", schema: { type: "string" }, example: "dark" },
      { name: "X-Trace", in: "header", schema: { type: "integer" }, example: 7 },
    ];
    const maximal = deriveCases(documentWith(cookies)).find(({ id }) => id.endsWith("/parameters/maximal"));
    expect(maximal?.request({}, uniqueName).headers).toEqual([
      ["X-Trace", "7"],
      ["Cookie", "session=s1; theme=dark"],
    ]);
  });

  test("of the path hold for its operations", () => {
    const document = smallDocument({
      "/things/{id}": {
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string", maxLength: 3 }, example: "a/b" },
        ],
        get: { operationId: "getThing", "x-side-effects": "none", responses: {} },
      },
    });
    const byId = new Map(deriveCases(document).map((each) => [each.id, each]));
    expect(byId.get("getThing/constraint/path/id/maxLength")?.request({}, uniqueName).path).toBe("/things/0000");
  });

  test("a wrong type is a string that cannot be read as the right one", () => {
    const page = { name: "page", in: "query", schema: { type: "integer", minimum: 1 }, example: 2 };
    expect(queries([page], "constraint")).toEqual({
      "query/page/type/boolean": "page=true",
      "query/page/type/string": "page=text",
      "query/page/type/number": "page=0.5",
      "query/page/minimum": "page=0",
    });
    const word = { name: "word", in: "query", schema: { type: "string" }, example: "w" };
    expect(queries([word], "constraint")).toEqual({});
  });

  test("a missing one is a broken constraint where it is required", () => {
    const word = { name: "word", in: "query", required: true, schema: { type: "string" }, example: "w" };
    expect(queries([word], "constraint")).toEqual({ "query/word/required": "" });
  });

  test("a header holds no string that HTTP cannot carry, and a path none that would make it another path", () => {
    const schema = { type: "string", minLength: 1, maxLength: 2 };
    const parameters = [
      { name: "X-Word", in: "header", schema, example: "w" },
      { name: "id", in: "path", required: true, schema, example: "." },
    ];
    const cases = deriveCases(documentWith(parameters, "/things/{id}"));
    const accepted = cases.filter(({ expectation }) => expectation.outcome === "accepted");
    const sent = new Set(accepted.map((each) => each.request({}, uniqueName).path));
    expect([...sent]).toEqual(["/things/0", "/things/00", "/things/%F0%9F%98%80%F0%9F%98%80"]);
    expect(cases.map(({ id }) => id)).not.toContain("getThings/constraint/header/X-Word/minLength");
  });

  test("with content travel as JSON, each constraint broken in it", () => {
    const schema = { type: "object", required: ["n"], properties: { n: { type: "integer", maximum: 9 } } };
    const filter = { name: "filter", in: "query", content: { "application/json": { schema, example: { n: 1 } } } };
    const decoded = (kind: string) =>
      Object.entries(queries([filter], kind)).map(([step, query]) => [step, decodeURIComponent(query)]);
    expect(decoded("shape")).toContainEqual(["parameters/maximal", 'filter={"n":1}']);
    expect(decoded("constraint")).toEqual(
      expect.arrayContaining([
        ["query/filter/n/maximum", 'filter={"n":10}'],
        ["query/filter/n/type/string", 'filter={"n":"text"}'],
        ["query/filter/type/array", "filter=[]"],
      ]),
    );
  });

  test("hold no item that looks like two", () => {
    const words = { type: "array", items: { type: "string", enum: ["a,b", "c"] }, minItems: 1 };
    const list = { name: "list", in: "query", explode: false, schema: words };
    expect(Object.values(queries([list], "boundary"))).not.toContain("list=a%2Cb");
  });

  test.each([
    [
      "a list inside of an object",
      { style: "deepObject", schema: { type: "object", required: ["a"], properties: { a: { type: "array" } } } },
    ],
    ["null", { schema: { type: "null" } }],
  ])("that can only be %s are told as not supported", (_, parameter) => {
    const cases = deriveCases(documentWith([{ name: "q", in: "query", ...parameter }]));
    const told = cases.filter(({ unsupported }) => unsupported !== undefined);
    expect(told.map(({ id, pointer }) => [id, pointer])).toEqual([
      ["getThings/shape/unsupported/query/q", "/paths/~1things/get/parameters/0"],
    ]);
  });

  test("of a path that are not declared are an error that names the operation", () => {
    expect(() => deriveCases(documentWith([], "/things/{id}"))).toThrow(
      "/paths/~1things~1{id}/get does not declare the parameter {id}",
    );
  });

  test("a style that its place cannot have is an error", () => {
    const wrong = { name: "word", in: "query", style: "matrix", schema: { type: "string" }, example: "w" };
    expect(() => deriveCases(documentWith([wrong]))).toThrow(DocumentError);
  });
});

describe("media types", () => {
  function casesOf(content: object, required = true): ContractCase[] {
    return deriveCases(
      smallDocument({
        "/things": {
          put: { operationId: "putThing", "x-side-effects": "none", requestBody: { required, content }, responses: {} },
        },
      }),
    );
  }

  test("a form in the way of a query", () => {
    const schema = { type: "object", required: ["a"], properties: { a: { type: "integer" }, b: { const: "ä&b" } } };
    const cases = casesOf({ "application/x-www-form-urlencoded": { schema } });
    const maximal = cases.find(({ id }) => id.endsWith("/maximal") && !id.includes("parameters"));
    expect(Buffer.from(maximal?.request({}, uniqueName).body ?? []).toString()).toBe("a=1&b=%C3%A4%26b");
    expect(cases.map(({ id }) => id)).toContain("putThing/constraint/x-www-form-urlencoded/a/type/string");
  });

  test("bytes as they are", () => {
    const schema = { type: "string", format: "binary", examples: ["data:image/png;base64,iVBORw=="] };
    const [first] = casesOf({ "image/png": { schema } });
    const { headers, body } = first?.request({}, uniqueName) ?? {};
    expect(headers).toEqual([["Content-Type", "image/png"]]);
    expect(Buffer.from(body ?? [])).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  });

  test.each([
    ["text/*", "text/plain"],
    ["*/*", "application/octet-stream"],
    ["audio/*", "audio/mpeg"],
  ])("a range such as %s is sent as one of its types", (range, type) => {
    const [first] = casesOf({ [range]: { schema: { type: "string" } } });
    expect(first?.request({}, uniqueName).headers).toEqual([["Content-Type", type]]);
  });

  test("without a schema, a body is anything", () => {
    const [first] = casesOf({ "application/octet-stream": {} });
    expect(Buffer.from(first?.request({}, uniqueName).body ?? []).toString()).toBe("text");
  });

  test("XML is sent where an example shows it, and reported as not supported otherwise", () => {
    const schema = { type: "object" };
    const [shown] = casesOf({ "application/xml": { schema, example: "<a/>" } });
    expect(Buffer.from(shown?.request({}, uniqueName).body ?? []).toString()).toBe("<a/>");
    expect(casesOf({ "application/xml": { schema } })[0]?.unsupported).toContain("add an example of it as a string");
  });

  test("a list in a form is one part for each item", async () => {
    const schema = {
      type: "object",
      properties: { tag: { type: "array", items: { type: "string" } }, o: { type: "object" } },
    };
    const example = { tag: ["x", "y"], o: { k: 1 } };
    const cases = casesOf({ "multipart/form-data": { schema, examples: { e: { value: example } } } });
    const { headers, body } = cases.find(({ kind }) => kind === "example")?.request({}, uniqueName) ?? {};
    const type = headers?.[0]?.[1] ?? "";
    const form = await new Response(Buffer.from(body ?? []), { headers: { "Content-Type": type } }).formData();
    expect(form.getAll("tag")).toEqual(["x", "y"]);
    expect(form.get("o")).toBe('{"k":1}');
  });

  test("a body that may be left out is left out once", () => {
    const cases = casesOf({ "application/json": { schema: { type: "object" } } }, false);
    const without = cases.find(({ id }) => id === "putThing/shape/no-body");
    expect(without?.request({}, uniqueName).body).toBeUndefined();
    expect(cases.map(({ id }) => id)).not.toContain("putThing/media-type/empty");
  });

  test("a range of media types has nothing undocumented", () => {
    const ids = casesOf({ "application/json": { schema: { type: "object" } }, "text/*": {}, "application/*": {} }).map(
      ({ id }) => id,
    );
    expect(ids).not.toContain("putThing/media-type/text-plain");
    expect(ids).not.toContain("putThing/media-type/application-xml");
  });
});

describe("security", () => {
  test.each([
    [[], false],
    [[{}, { key: [] }], false],
    [[{ key: [] }], true],
  ])("with %j there are cases: %s", (security, expected) => {
    const cases = deriveCases(documentWith([], "/things", { security }));
    expect(cases.some(({ kind }) => kind === "credentials")).toBe(expected);
  });
});

test("paths that another template has are not unknown", () => {
  const operation = (operationId: string) => ({ get: { operationId, "x-side-effects": "none", responses: {} } });
  const id = { name: "id", in: "path", required: true, schema: { type: "string" }, example: "a" };
  const document = smallDocument({
    "/things": operation("listThings"),
    "/things/{id}": { parameters: [id], ...operation("getThing") },
  });
  const paths = deriveCases(document).filter(({ kind }) => kind === "path");
  expect(paths.map((each) => each.request({}, uniqueName).path)).toEqual([
    "/thingsx",
    "//things",
    "/THINGS",
    "/thingsx/a",
    "/things/a/unknown",
    "/things//a",
  ]);
});

test("methods that another template has are not undocumented", () => {
  const operation = { "x-side-effects": "none", responses: {} };
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const document = smallDocument({
    "/users/search": { post: { operationId: "search", ...operation } },
    "/users/{id}": {
      parameters: [id],
      get: { operationId: "getUser", ...operation },
      delete: { operationId: "deleteUser", ...operation },
    },
  });
  const methodsOf = (operationId: string) =>
    deriveCases(document)
      .filter(({ id }) => id.startsWith(`${operationId}/method/`))
      .map(({ id }) => id.replace(/.*\//, ""));
  expect(methodsOf("search")).toEqual(["HEAD", "OPTIONS", "TRACE", "PUT", "PATCH"]);
  expect(methodsOf("getUser")).toEqual(["HEAD", "OPTIONS", "TRACE", "POST", "PUT", "PATCH"]);
});

test("unknown keywords and formats change nothing", () => {
  const schema = { type: "string", format: "shoe-size", color: "red", examples: ["42"] };
  expect(bodies(schema, "shape")).toMatchObject({ minimal: "42" });
});

test("examples that break their schema are not sent as valid", () => {
  const document = documentOf({ type: "object", required: ["a"], examples: [{}], properties: { a: { const: 1 } } });
  const validator = createSchemaValidator(document);
  const accepted = deriveCases(document).filter(({ expectation }) => expectation.outcome === "accepted");
  const schema = "/paths/~1things/post/requestBody/content/application~1json/schema";
  expect(accepted.flatMap((each) => validator.validate(schema, bodyOf(each)))).toEqual([]);
});

test("parameters that exclude each other are never sent together", () => {
  const query = (name: string, more: object = {}) => ({
    name,
    in: "query",
    schema: { type: "integer", minimum: 1 },
    ...more,
  });
  const parameters = [query("id"), query("first"), query("count"), query("other", { required: true })];
  const excludes = { "x-excludes": [["id"], ["first", "count"]] };
  const document = documentWith(parameters, "/things", excludes);
  const cases = deriveCases(document, { random: 20 }).filter(({ expectation }) => expectation.outcome === "accepted");
  const sent = cases.map((each) => new URLSearchParams(each.request({}, uniqueName).path.replace(/^[^?]*\??/, "")));
  expect(sent.filter((given) => given.has("id") && (given.has("first") || given.has("count")))).toEqual([]);
  expect(sent.some((given) => given.has("id"))).toBe(true);
  expect(queries(parameters, "shape", excludes)).toEqual({
    "parameters/minimal": "other=1",
    "parameters/maximal": "first=1&count=1&other=1",
    "parameters/id": "other=1&id=1",
  });
});
