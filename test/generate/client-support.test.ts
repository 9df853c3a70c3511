import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { generateClient } from "../../src/generate/client.js";
import { clientLimits } from "../../src/generate/client-support.js";
import { runPipeline } from "../../src/generate/pipeline.js";
import { InvalidDocumentError } from "../../src/generate/problems.js";
import { rejection } from "../client/server.js";
import { document as frs, root } from "../root.js";
import { clientDocument } from "./generated-client.js";
import { edit, smallRepository } from "./workspace.js";

const run = promisify(execFile);
const thing = { type: "object", properties: { id: { type: "string" } } };
const binary = { type: "string", format: "binary" };
const json = (schema: unknown) => ({ "application/json": { schema } });
const form = (properties: object, more: object = {}) => ({
  "multipart/form-data": { schema: { type: "object", properties, ...more } },
});
const ok = { 200: { description: "d", content: json(thing) } };
const at = "/paths/~1things/post";

/** What the client cannot do of one operation, by the place within it. */
function limitsOf(operation: object, method = "post", path = "/things"): string[] {
  const document = clientDocument({ [path]: { [method]: { operationId: "act", responses: ok, ...operation } } });
  return clientLimits(document).map(({ pointer, message }) => `${pointer.replace(at, "")} ${message}`);
}

test("the document of this repository asks for nothing that the client cannot do", () => {
  expect(clientLimits(frs)).toEqual([]);
});

describe("parameters", () => {
  const one = (parameter: object, path = "/things") =>
    limitsOf({ parameters: [{ name: "a", in: "query", schema: { type: "string" }, ...parameter }] }, "post", path);
  const list = { type: "array", items: { type: "string" } };

  test.each([
    ["a text", {}],
    ["a number or null", { schema: { type: ["number", "null"] } }],
    ["an enumeration without a type", { schema: { enum: ["a", "b"] } }],
    ["a choice of single values", { schema: { oneOf: [{ type: "integer" }, { type: "string" }] } }],
    ["an integer by its values", { schema: { type: "integer", oneOf: [{ const: 1 }, { const: 2 }] } }],
    ["explode of a single value", { explode: false }],
    ["a list", { schema: list }],
    ["a list by `allOf`", { schema: { allOf: [list, { minItems: 1 }] } }],
    ["a list without explode", { schema: list, explode: false }],
    ["an object", { schema: { type: "object", additionalProperties: { type: "integer" } } }],
    ["a list or null by a choice", { schema: { oneOf: [list, { type: "null" }] } }],
    ["a list or null by its type", { schema: { ...list, type: ["array", "null"] } }],
    ["a header that the options supply", { name: "X-Project-Id", in: "header", "x-client-option": "projectId" }],
    ["an empty text that is allowed", { allowEmptyValue: true }],
    ["a header that OpenAPI leaves to media types", { name: "Content-Type", in: "header", schema: list }],
  ])("takes %s", (_, parameter) => {
    expect(one(parameter)).toEqual([]);
  });

  test.each([
    ["a cookie", { in: "cookie" }, "cookie parameter a"],
    ["spaceDelimited", { style: "spaceDelimited", explode: false, schema: list }, "the style spaceDelimited"],
    ["pipeDelimited", { style: "pipeDelimited", explode: false, schema: list }, "the style pipeDelimited"],
    ["deepObject", { style: "deepObject", schema: thing }, "the style deepObject"],
    ["matrix", { in: "path", required: true, style: "matrix" }, "the style matrix"],
    ["label", { in: "path", required: true, style: "label" }, "the style label"],
    ["allowReserved", { allowReserved: true }, "`allowReserved`"],
    ["content", { schema: undefined, content: json(thing) }, "has `content`"],
    ["a list in a header", { in: "header", schema: list }, "must be a string, a number or a boolean"],
    ["an object in a header", { in: "header", schema: thing }, "must be a string, a number or a boolean"],
    ["a list in a path", { in: "path", required: true, schema: list }, "must be a string, a number or a boolean"],
    ["an object in a path", { in: "path", required: true, schema: thing }, "must be a string, a number or a boolean"],
    ["a list from the client's options", { schema: list, "x-client-option": "projectId" }, "must be a string"],
    ["a list of lists", { schema: { type: "array", items: list } }, "items of the parameter a"],
    ["a list of objects", { schema: { type: "array", items: thing } }, "items of the parameter a"],
    ["a list of anything", { schema: { type: "array" } }, "items of the parameter a"],
    ["a tuple", { schema: { type: "array", prefixItems: [{ type: "string" }] } }, "items of the parameter a"],
    ["an object with a list", { schema: { type: "object", properties: { b: list } } }, "members of the parameter a"],
    [
      "an object with an object by `allOf`",
      { schema: { allOf: [{ type: "object", properties: { b: thing } }] } },
      "members",
    ],
    ["a map of lists", { schema: { type: "object", additionalProperties: list } }, "members of the parameter a"],
    ["a value or a list", { schema: { type: ["string", "array"], items: { type: "string" } } }, "must have one type"],
    ["a choice of a value and a list", { schema: { anyOf: [{ type: "string" }, list] } }, "must have one type"],
    ["no type", { schema: {} }, "must have a `type`"],
    ["anything", { schema: true }, "must have a `type`"],
    ["a file", { schema: binary }, "must not be a file"],
    ["a list with null in it", { schema: { type: "array", items: { type: ["string", "null"] } } }, "not null"],
    [
      "an object with null in it",
      { schema: { type: "object", additionalProperties: { type: ["string", "null"] } } },
      "not null",
    ],
    ["a token as a header", { in: "header", name: "x-auth-token" }, "set by the client's authentication"],
    ["a part of a signature", { in: "header", name: "X-Sdk-Date" }, "set by the client's authentication"],
    ["a header that fetch sets", { in: "header", name: "Content-Length" }, "set by `fetch`"],
    ["a header that browsers keep", { in: "header", name: "Sec-Thing" }, "set by `fetch`"],
  ])("refuses %s", (_, parameter, message) => {
    const path = Reflect.get(parameter, "in") === "path" ? "/things/{a}" : "/things";
    expect(one(parameter, path).map((limit) => limit.slice(limit.indexOf(" ")))).toEqual([
      expect.stringContaining(message),
    ]);
  });

  test("refuses names that arrive as one", () => {
    const header = (name: string) => ({ name, in: "header", schema: { type: "string" } });
    const query = (name: string, schema: object) => ({ name, in: "query", schema });
    expect(limitsOf({ parameters: [header("X-A"), header("x-a")] })).toEqual([
      expect.stringContaining("both sent as x-a"),
    ]);
    expect(limitsOf({ parameters: [query("id", { type: "string" }), query("where", thing)] })).toEqual([
      expect.stringContaining("The parameters id and where are both sent as id"),
    ]);
  });
});

describe("bodies", () => {
  const body = (content: object, method = "post") => limitsOf({ requestBody: { required: true, content } }, method);
  const upload = { type: "object", properties: { title: { type: "string" }, file: binary } };
  const needy = { ...upload, required: ["file"] };

  test.each([
    ["JSON", json(thing)],
    ["JSON by `allOf`", json({ allOf: [thing, { properties: { n: { type: "integer" } } }] })],
    ["a choice in JSON", json({ oneOf: [thing, { ...thing, required: ["id"] }] })],
    ["a form without files", form({ a: { type: "string" }, b: { type: "array", items: { type: "integer" } } })],
    [
      "a file or null",
      form({
        a: { ...binary, type: ["string", "null"] },
        b: { oneOf: [binary, { type: "null" }] },
        c: { anyOf: [{ type: "null" }, { type: "array", items: binary }] },
      }),
    ],
    ["one schema as JSON and as a form", { ...json(upload), "multipart/form-data": { schema: upload } }],
    ["a form with a file beside JSON", { ...json(thing), "multipart/form-data": { schema: needy } }],
    [
      "a form with an optional file beside JSON of the rest",
      {
        ...json({ type: "object", properties: { title: { type: "string" } } }),
        "multipart/form-data": { schema: upload },
      },
    ],
    [
      "encoding as by default",
      { "multipart/form-data": { schema: upload, encoding: { title: { contentType: "text/plain" } } } },
    ],
    [
      "encoding of a file as anything",
      { "multipart/form-data": { schema: upload, encoding: { file: { contentType: "*/*" } } } },
    ],
  ])("takes %s", (_, content) => {
    expect(body(content)).toEqual([]);
  });

  test.each([
    ["octet-stream", { "application/octet-stream": { schema: binary } }, "not application/octet-stream"],
    ["XML beside JSON", { ...json(thing), "application/xml": { schema: thing } }, "not application/xml"],
    ["vendor JSON", { "application/vnd.x+json": { schema: thing } }, "not application/vnd.x+json"],
    ["any JSON", { "application/*+json": { schema: thing } }, "not application/*+json"],
    ["JSON with a charset", { "application/json; charset=latin1": { schema: thing } }, "not application/json; charset"],
    ["text", { "text/plain": { schema: { type: "string" } } }, "not text/plain"],
    ["another multipart", { "multipart/mixed": { schema: upload } }, "not multipart/mixed"],
    ["no media type", {}, "must have a media type"],
    ["no schema", { "application/json": {} }, "must have a schema"],
    ["a list", json({ type: "array", items: thing }), "must be an object"],
    ["a text in JSON", json({ type: "string" }), "must be an object"],
    ["anything", json(true), "must be an object"],
    ["an object or null", json({ type: ["object", "null"] }), "must be an object"],
    ["a choice with a list", json({ oneOf: [thing, { type: "array" }] }), "must be an object"],
    ["a file in JSON alone", json(needy), "JSON cannot contain a file"],
    [
      "a file deep in JSON",
      json({ type: "object", properties: { a: { type: "array", items: upload } } }),
      "JSON cannot contain a file",
    ],
    [
      "a file in urlencoded",
      { "application/x-www-form-urlencoded": { schema: upload } },
      "only multipart/form-data can contain",
    ],
    [
      "an object in urlencoded",
      { "application/x-www-form-urlencoded": { schema: { type: "object", properties: { a: thing } } } },
      "does not say clearly",
    ],
    ["a field without a type", form({ a: {} }), "must have a `type`"],
    [
      "a list of lists",
      form({ a: { type: "array", items: { type: "array", items: thing } } }),
      "must be a single value, an object",
    ],
    ["a list of anything", form({ a: { type: "array" } }), "must have `items`"],
    [
      "a list with null in it",
      form({ a: { type: "array", items: { type: ["string", "null"] } } }),
      "must not be `null`",
    ],
    [
      "JSON in a text without a schema of its own",
      form({ a: { type: "string", contentMediaType: "application/json", contentSchema: thing } }),
      "must refer to a schema in /components/schemas",
    ],
    [
      "a tuple",
      form({ a: { type: "array", prefixItems: [{ type: "string" }], items: { type: "string" } } }),
      "must have `items`",
    ],
    [
      "a value in one alternative that is a list in another",
      form(
        {},
        { anyOf: [{ properties: { a: { type: "string" } } }, { properties: { a: { type: "array", items: {} } } }] },
      ),
      "must be a single value, an object",
    ],
    ["a file or a text", form({ a: { oneOf: [binary, { type: "integer" }] } }), "must either be a file or not"],
    ["a file inside an object", form({ a: upload }), "must not contain a file in an object"],
    ["files by any name", form({}, { additionalProperties: binary }), "Further fields of a form"],
    ["objects by any name", form({}, { additionalProperties: thing }), "Further fields of a form"],
    ["base64 in a part", form({ a: { type: "string", contentEncoding: "base64" } }), "must not have `contentEncoding`"],
    ["a text of another type", form({ a: { type: "string", contentMediaType: "text/csv" } }), "a string of text/csv"],
    [
      "encoding with a style",
      { "multipart/form-data": { schema: upload, encoding: { title: { style: "deepObject" } } } },
      "`encoding` of title",
    ],
    [
      "encoding with a type",
      { "multipart/form-data": { schema: upload, encoding: { file: { contentType: "image/png" } } } },
      "`encoding` of file",
    ],
    [
      "encoding with headers",
      {
        "multipart/form-data": {
          schema: upload,
          encoding: { file: { headers: { "X-A": { schema: { type: "string" } } } } },
        },
      },
      "`encoding` of file",
    ],
    [
      "encoding without explode",
      {
        "application/x-www-form-urlencoded": {
          schema: { type: "object", properties: { a: { type: "array", items: { type: "string" } } } },
          encoding: { a: { explode: false } },
        },
      },
      "`encoding` of a",
    ],
    [
      "a form that no value chooses",
      {
        ...json(thing),
        "application/x-www-form-urlencoded": { schema: { type: "object", properties: { other: { type: "string" } } } },
      },
      "never sends this schema as application/x-www-form-urlencoded",
    ],
    [
      "a field that is a file in the form and a text in JSON",
      {
        ...json({ type: "object", properties: { file: { type: "string" } } }),
        "multipart/form-data": { schema: needy },
      },
      "The field file must have the same type",
    ],
  ])("refuses %s", (_, content, message) => {
    expect(body(content)).toEqual([expect.stringContaining(message)]);
  });

  test.each(["get", "head"])("refuses a body of %s", (method) => {
    expect(
      limitsOf({ requestBody: { content: json(thing) }, responses: { 200: { description: "d" } } }, method),
    ).toEqual([expect.stringContaining("`fetch` sends no body")]);
  });
});

describe("responses", () => {
  const response = (content: object | undefined) => ({ description: "d", ...(content ? { content } : {}) });
  test.each([
    ["no body", { 200: response(undefined) }],
    ["several statuses", { 200: response(json(thing)), 201: response(json(thing)), 204: response(undefined) }],
    ["JSON that names its charset", { 200: response({ "application/json; charset=utf-8": { schema: thing } }) }],
    ["an object without its type", { 200: response(json({ properties: { a: { type: "string" } } })) }],
    ["a choice of objects", { 200: response(json({ oneOf: [thing, { type: "object" }] })) }],
    [
      "errors of any kind",
      { 200: response(json(thing)), 400: response({ "text/html": {} }), default: response(json({})) },
    ],
  ])("takes %s", (_, responses) => {
    expect(limitsOf({ responses })).toEqual([]);
  });

  test.each([
    ["no success", { 400: response(json(thing)) }, "must have a success status"],
    ["a default alone", { default: response(json(thing)) }, "must have a success status"],
    ["a list", { 200: response(json({ type: "array", items: thing })) }, "must be an object"],
    ["a text", { 201: response(json({ type: "string" })) }, "must be an object"],
    ["null", { 200: response(json({ type: ["object", "null"] })) }, "must be an object"],
    ["anything", { 200: response({ "application/json": {} }) }, "must have a schema"],
    ["XML", { 200: response({ "application/xml": { schema: thing } }) }, "not application/xml"],
    ["vendor JSON", { 200: response({ "application/hal+json": { schema: thing } }) }, "not application/hal+json"],
    ["a file", { 200: response({ "image/png": { schema: binary } }) }, "not image/png"],
    [
      "a file in JSON",
      { 200: response(json({ type: "object", properties: { a: binary } })) },
      "JSON cannot contain a file",
    ],
    ["a redirect", { 200: response(json(thing)), 303: response(undefined) }, "does not follow redirects"],
    ["a body of 204", { 204: response(json(thing)) }, "with 204 has no body"],
  ])("refuses %s", (_, responses, message) => {
    expect(limitsOf({ responses })).toEqual([expect.stringContaining(message)]);
  });

  test("refuses a body of HEAD, and TRACE as a whole", () => {
    expect(limitsOf({}, "head")).toEqual([expect.stringContaining("to HEAD has no body")]);
    expect(limitsOf({}, "trace")).toEqual([expect.stringContaining("does not send TRACE")]);
  });
});

describe("credentials", () => {
  const schemes = {
    token: { type: "apiKey", in: "header", name: "X-Auth-Token" },
    signature: { type: "apiKey", in: "header", name: "Authorization", "x-signature": "SDK-HMAC-SHA256" },
    key: { type: "apiKey", in: "query", name: "key" },
    basic: { type: "http", scheme: "basic" },
    authorization: { type: "apiKey", in: "header", name: "Authorization" },
  };
  const limits = (security: object[]) => {
    const document = clientDocument({ "/things": { post: { operationId: "act", responses: ok, security } } });
    return clientLimits({ ...document, components: { ...document.components, securitySchemes: schemes } });
  };

  test.each([
    ["none", []],
    ["none by an empty requirement", [{}]],
    ["a token", [{ token: [] }]],
    ["a signature", [{ signature: [] }]],
    ["a token or something else", [{ basic: [] }, { token: [] }]],
    ["something else or none", [{ basic: [] }, {}]],
  ])("takes %s", (_, security) => {
    expect(limits(security)).toEqual([]);
  });

  test.each(["key", "basic", "authorization", "unknown"])("refuses %s", (name) => {
    expect(limits([{ [name]: [] }])).toEqual([
      { pointer: `${at}/security`, message: expect.stringContaining("The client authenticates by") },
    ]);
  });

  test("refuses two schemes together, also those of the whole document", () => {
    const document = clientDocument({ "/things": { post: { operationId: "act", responses: ok } } });
    const components = { ...document.components, securitySchemes: schemes };
    expect(clientLimits({ ...document, components, security: [{ token: [], key: [] }] })).toEqual([
      { pointer: "/security", message: expect.stringContaining("one such scheme alone") },
    ]);
  });
});

test.each([
  ["allOf", { allOf: [{ $ref: "#/components/schemas/Own" }, thing] }],
  ["oneOf", { oneOf: [thing, { $ref: "#/components/schemas/Other" }] }],
])("refuses a schema that is made of itself by %s", (_, schema) => {
  const schemas = { Own: schema, Other: { anyOf: [{ $ref: "#/components/schemas/Own" }] } };
  const places = clientLimits(clientDocument({}, schemas)).map(({ pointer }) => pointer);
  expect(places).toContain("/components/schemas/Own");
  const tree = { Tree: { type: "object", properties: { children: { items: { $ref: "#/components/schemas/Tree" } } } } };
  expect(clientLimits(clientDocument({}, tree))).toEqual([]);
});

test("the generators refuse a document by themselves, too", () => {
  const document = clientDocument({ "/things": { trace: { operationId: "act", responses: ok } } });
  expect(() => generateClient(document)).toThrow("/paths/~1things/trace: `fetch` does not send TRACE");
});

describe("a problem stands at its place in the hand-written files", () => {
  const file = "openapi/paths/v2_{project_id}_face-sets_{face_set_name}.yaml";

  async function broken(change: (text: string) => string) {
    const folder = await smallRepository("src");
    await edit(join(folder, file), change);
    const text = await readFile(join(folder, file), "utf8");
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split("\n").length;
    return { folder, lineOf };
  }

  test("what the client cannot do, in each file in which it stands", async () => {
    const { folder, lineOf } = await broken((text) => text.replace("application/json:", "application/vnd.x+json:"));
    const parameter = "openapi/components/parameters/FaceSetName.yaml";
    await edit(join(folder, parameter), (text) => `${text.trimEnd()}\nstyle: label\n`);
    const error = await rejection(runPipeline({ root: folder }));
    if (!(error instanceof InvalidDocumentError)) throw error;
    expect(error.problems.map(({ file: place, line, rule, message }) => [place, line, rule, message])).toEqual([
      [parameter, 1, "client", expect.stringContaining("the style label")],
      [file, lineOf("application/vnd.x+json"), "client", expect.stringContaining("not application/vnd.x+json")],
    ]);
  });

  test("a name that the client cannot have, on the console", async () => {
    const { folder, lineOf } = await broken((text) =>
      text.replace(
        "operationId: deleteFaceSet",
        "operationId: deleteFaceSet\n  x-window:\n    parameters: [a, b]\n    maximum: 1\n    iterator: 5",
      ),
    );
    const failed = run(process.execPath, ["src/cli/run.mjs", "generate"], { cwd: folder });
    const { stderr, code } = await failed.then(
      () => ({ stderr: "", code: 0 }),
      (error) => error,
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining(`${file}:${lineOf("x-window")}:`)]);
    expect(stderr).toContain("with an iterator must have two parameters");
    expect(stderr).toContain("nothing was written");
  });
});

test("CONTRIBUTING lists what the client can do and what is refused", async () => {
  const contributing = await readFile(join(root, "CONTRIBUTING.md"), "utf8");
  const [, table = ""] = /## What the client can do([\s\S]*?)\n## /.exec(contributing) ?? [];
  for (const word of [
    ...["spaceDelimited", "pipeDelimited", "deepObject", "matrix", "label", "allowReserved", "content", "cookie"],
    ...[
      "allOf",
      "application/json",
      "multipart/form-data",
      "application/x-www-form-urlencoded",
      "encoding",
      "204",
      "HEAD",
    ],
  ]) {
    expect(table, word).toContain(word);
  }
});
