import { describe, expect, test } from "vitest";
import type { ContractCase } from "../../src/case.js";
import { deriveCases } from "../../src/cases/index.js";
import type { OpenApiDocument } from "../../src/document/document.js";
import { headerOf } from "../../src/exchange.js";
import { boundaryOf, readParts } from "../../src/wire/multipart.js";
import { smallDocument } from "../small-document.js";

const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==";
const file = {
  type: "string",
  format: "binary",
  "x-max-bytes": 500,
  "x-media-formats": ["png", "gif"],
  examples: [`data:image/png;base64,${pixel}`],
};
const base64 = { type: "string", contentEncoding: "base64", "x-media-formats": ["png"], examples: [pixel] };

function formOf(properties: object, more: object = {}): OpenApiDocument {
  return documentOf({
    "multipart/form-data": { schema: { type: "object", required: Object.keys(properties), properties, ...more } },
  });
}

function documentOf(content: object, gateway?: object): OpenApiDocument {
  const parameters = [{ name: "q", in: "query", schema: { type: "string" }, example: "a" }];
  const document = smallDocument({
    "/files": {
      post: { operationId: "send", "x-side-effects": "none", requestBody: { required: true, content }, responses: {} },
      get: { operationId: "list", parameters, responses: {} },
    },
  });
  return Object.assign(document, gateway && { "x-gateway-limits": gateway });
}

function casesFor(document: OpenApiDocument, part: RegExp): Map<string, ContractCase> {
  return new Map(
    deriveCases(document)
      .filter(({ id }) => part.test(id))
      .map((each) => [each.id, each]),
  );
}

function sizesOf(each: ContractCase | undefined): number[] {
  const { headers, body = new Uint8Array() } = each?.request({}, "unique") ?? { headers: [] };
  return (readParts(body, headerOf(headers, "Content-Type") ?? "") ?? []).map((part) => part.body.length);
}

describe("files", () => {
  test("are as large as they may be, and one byte larger", () => {
    const cases = casesFor(formOf({ picture: file }), /x-max-bytes/);
    expect([...cases].map(([id, each]) => [id, each.expectation.outcome, sizesOf(each)])).toEqual([
      ["send/boundary/form-data/picture/x-max-bytes", "accepted", [500]],
      ["send/constraint/form-data/picture/x-max-bytes", "refused", [501]],
    ]);
  });

  test("are too large in a few operations, and as large as they may be in one", () => {
    const content = { "multipart/form-data": { schema: { $ref: "#/components/schemas/S" } } };
    const send = (operationId: string) => ({ operationId, requestBody: { required: true, content }, responses: {} });
    const paths = Array.from({ length: 6 }, (_, index) => [`/files/${index}`, { post: send(`send${index}`) }]);
    const schemas = { S: { type: "object", properties: { picture: file } } };
    const document = smallDocument(Object.fromEntries(paths), { schemas });
    const operationsOf = (part: RegExp) => [...casesFor(document, part).values()].map((each) => each.operationId);
    expect(operationsOf(/constraint.*x-max-bytes/)).toEqual(["send0", "send1", "send2", "send3"]);
    expect(operationsOf(/boundary.*x-max-bytes/)).toEqual(["send0"]);
  });

  test("are together just below their limit, and just above it", () => {
    const cases = casesFor(formOf({ one: file, other: file }, { "x-max-total-bytes": 801 }), /x-max/);
    expect([...cases].map(([id, each]) => [id, sizesOf(each)])).toEqual([
      ["send/boundary/form-data/x-max-total-bytes", [400, 400]],
      ["send/constraint/form-data/x-max-total-bytes", [401, 401]],
    ]);
    // One of them alone would be too large.
    expect(casesFor(formOf({ one: file, other: file }, { "x-max-total-bytes": 2000 }), /x-max/)).toEqual(new Map());
  });

  test("in base64 are within the limit by their text, and beyond it by their bytes", () => {
    const schema = {
      type: "object",
      required: ["a", "b"],
      properties: { a: base64, b: base64 },
      "x-max-total-bytes": 1001,
    };
    const lengths = [...casesFor(documentOf({ "application/json": { schema } }), /x-max/).values()].map((each) => {
      const { a, b } = JSON.parse(Buffer.from(each.request({}, "unique").body ?? []).toString());
      return [a, b].map((text: string) => [text.length, Buffer.from(text, "base64").length]);
    });
    expect(lengths).toEqual([
      [
        [500, 375],
        [500, 375],
      ],
      [
        [668, 501],
        [668, 501],
      ],
    ]);
  });

  test("are of formats that the document does not list", () => {
    const ids = [...casesFor(formOf({ picture: file }), /constraint.*x-media-formats/).keys()];
    expect(ids).toEqual(["bmp", "txt"].map((format) => `send/constraint/form-data/picture/x-media-formats/${format}`));
  });

  test("are of each format that the document lists, the first one that has it", () => {
    const { "x-media-formats": _, ...plain } = base64;
    const picture = { ...plain, "x-media-formats": ["PNG", ".jpeg", "image/bmp", "webp"] };
    const schema = { type: "object", required: ["a", "b"], properties: { a: picture, b: picture } };
    const cases = casesFor(documentOf({ "application/json": { schema } }), /boundary.*x-media-formats/);
    const sent = [...cases].map(([id, each]) => {
      const { a, b } = JSON.parse(Buffer.from(each.request({}, "unique").body ?? []).toString());
      return [id, each.expectation.outcome, a.slice(0, 4), b === pixel];
    });
    expect(sent).toEqual([
      ["send/boundary/a/x-media-formats/bmp", "accepted", "Qk0+", true],
      ["send/boundary/a/x-media-formats/jpg", "accepted", "/9j/", true],
    ]);
    const texts = [...cases.values()].map((each) => Buffer.from(each.request({}, "unique").body ?? []).toString());
    // With the usual image, whose base64 ends with two, each length of padding occurs, and each sign.
    expect(texts.map((text) => /(=*)","b"/.exec(text)?.[1])).toEqual(["=", ""]);
    expect(texts.join("")).toMatch(/\+\+/);
  });

  test("travel in forms of each form", () => {
    const cases = casesFor(formOf({ picture: file, title: { type: "string", examples: ["a"] } }), /shape/);
    const quoted = cases.get("send/shape/form-data/quoted-boundary")?.request({}, "unique");
    const type = headerOf(quoted?.headers ?? [], "Content-Type") ?? "";
    expect(type).toMatch(/boundary=".*[:=].*"$/);
    expect(boundaryOf(type)).toHaveLength(70);
    expect(readParts(quoted?.body ?? new Uint8Array(), type)?.map(({ name }) => name)).toEqual(["picture", "title"]);
    expect(Buffer.from(quoted?.body ?? []).toString("latin1")).toContain(`--${boundaryOf(type)}\r\n`);
    const turned = cases.get("send/shape/form-data/reversed")?.request({}, "unique");
    const names = readParts(turned?.body ?? new Uint8Array(), headerOf(turned?.headers ?? [], "Content-Type") ?? "");
    expect(names?.map(({ name }) => name)).toEqual(["title", "picture"]);
    expect(sizesOf(cases.get("send/shape/form-data/any-bytes"))[0]).toBeGreaterThan(256);
  });
});

test("the limits of the gateway are tried from both sides", () => {
  const gateway = { "request-body-bytes": 3000, "uri-bytes": 2000, "header-bytes": 1000, "headers-bytes": 40_000 };
  const json = { "application/json": { schema: { type: "object" } } };
  const cases = casesFor(documentOf(json, gateway), /x-gateway-limits/);
  const facts = [...cases].map(([id, each]) => {
    const { path, headers, body } = each.request({}, "unique");
    const padding = headers
      .filter(([name]) => name.startsWith("X-Padding"))
      .map((header) => header.join(": ").length + 2);
    return [id, path.length, padding.reduce((sum, size) => sum + size, 0), body?.length];
  });
  expect(facts).toEqual([
    ["list/boundary/x-gateway-limits/uri-bytes", 2000 - 512, 0, undefined],
    ["list/boundary/x-gateway-limits/header-bytes", 6, 1000, undefined],
    ["list/boundary/x-gateway-limits/headers-bytes", 6, 23_000, undefined],
    ["list/constraint/x-gateway-limits/uri-bytes", 2001, 0, undefined],
    ["list/constraint/x-gateway-limits/header-bytes", 6, 1014, undefined],
    ["list/constraint/x-gateway-limits/headers-bytes", 6, 41_000, undefined],
    ["send/boundary/x-gateway-limits/request-body-bytes", 6, 0, 3000],
    ["send/constraint/x-gateway-limits/request-body-bytes", 6, 0, 3001],
  ]);
});
