import type { ExchangeValidator } from "openapi-contract";
import { asDocument } from "openapi-contract/document";
import { beforeAll, describe, expect, test } from "vitest";
import { validateByPrism } from "../../../src/contract-profile/prism-validator.js";
import { document } from "../../root.js";
import { type ExchangeParts, exchangeOf, faceSet, image, listResponse, redactExchange } from "./exchanges.js";

let check: ExchangeValidator;
beforeAll(async () => {
  check = await validateByPrism(document);
});

const messages = async (part: ExchangeParts) => (await check(exchangeOf(part))).map(({ message }) => message);

const form = Buffer.from(
  '--b\r\nContent-Disposition: form-data; name="image_file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n' +
    '--b\r\nContent-Disposition: form-data; name="external_fields"\r\n\r\n{"visits":1}\r\n--b--\r\n',
  "latin1",
);

test("accepts valid exchanges", async () => {
  expect(await messages({ request: "GET /v2/p/face-sets", response: listResponse })).toEqual([]);
  expect(
    await messages({ request: "POST /v2/p/face-detect", body: { image_base64: image }, response: { faces: [] } }),
  ).toEqual([]);
  expect(
    await messages({
      request: "POST /v2/p/face-sets/test/faces",
      headers: [
        ["X-Auth-Token", "t"],
        ["Content-Type", "multipart/form-data; boundary=b"],
      ],
      body: form,
      response: { face_set_id: "ylXMMZTO", face_set_name: "test", faces: [] },
    }),
  ).toEqual([]);
  const refusal = { error_code: "FRS.0012", error_msg: "Wrong." };
  expect(await messages({ request: "GET /v2/p/face-sets", status: 400, response: refusal })).toEqual([]);
});

test("finds an invalid response and its place", async () => {
  const { face_set_id: _, ...lacking } = faceSet;
  const response = { face_sets_info: [faceSet, lacking] };
  const [problem, ...others] = await check(exchangeOf({ request: "GET /v2/p/face-sets", response }));
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    check: "prism",
    level: "failure",
    message: expect.stringMatching(/The response: body\.face_sets_info\.1 .*face_set_id/),
    pointer: "/paths/~1v2~1{project_id}~1face-sets/get/responses/200",
    at: "/face_sets_info/1",
  });
  const html = { response: Buffer.from("<html>"), responseHeaders: [["Content-Type", "text/html"] as const] };
  expect(await messages({ request: "GET /v2/p/face-sets", ...html })).toContainEqual(
    expect.stringContaining('media type "text/html"'),
  );
  expect(await messages({ request: "GET /v2/p/face-sets", response: Buffer.from('{"face_sets') })).not.toEqual([]);
});

test("finds an invalid request, unless a refusal is expected", async () => {
  const exchange = exchangeOf({
    request: "POST /v2/p/face-sets",
    body: { face_set_name: 7 },
    status: 400,
    response: { error_code: "FRS.0012", error_msg: "Wrong." },
  });
  expect(await check(exchange)).toMatchObject([
    { message: expect.stringContaining("The request: body.face_set_name") },
  ]);
  expect(await check(exchange, { outcome: "refused", because: "input" })).toEqual([]);
  expect(await messages({ request: "GET /v2/p/face-sets", headers: [], response: listResponse })).not.toEqual([]);
  expect(await messages({ request: "GET /v2/p/nothing", response: {} })).toEqual([
    expect.stringContaining("route not found"),
  ]);
});

describe("on other documents", () => {
  const listed = (schema: object) => ({
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: { title: "Own", version: "1" },
    paths: {
      "/things": {
        get: {
          operationId: "things",
          "x-side-effects": "none",
          responses: { "200": { description: "OK", content: { "application/json": { schema } } } },
        },
      },
    },
  });
  const things = async (schema: object, part: Omit<ExchangeParts, "request">) => {
    const validateOwn = await validateByPrism(asDocument(listed(schema)));
    return (await validateOwn(exchangeOf({ request: "GET /things", ...part }))).map(({ message }) => message);
  };

  test("an undocumented status is a problem, including 501", async () => {
    for (const status of [403, 500, 501]) {
      expect(await things({ type: "object" }, { status, response: {} })).toEqual([
        expect.stringContaining("Unable to match the returned status code"),
      ]);
    }
  });

  test("what Prism validates wrongly is not a problem", async () => {
    const tuple = { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false };
    expect(await things(tuple, { response: ["a", 1] })).toEqual([]);
    const type = (value: string) => ({ response: {}, responseHeaders: [["Content-Type", value] as const] });
    expect(await things({ type: "object" }, type("application/json;"))).toEqual([]);
  });

  test("a reference under an extension does not stop it", async () => {
    const extended = { ...listed({ type: "object" }), "x-notes": { $ref: "elsewhere.yaml" } };
    const validateOwn = await validateByPrism(asDocument(extended));
    expect(await validateOwn(exchangeOf({ request: "GET /things", response: {} }))).toEqual([]);
  });

  test("a malformed content type is a problem, and does not end the process", async () => {
    for (const value of ["", "json", "a/b/c"]) {
      const type = { response: {}, responseHeaders: [["Content-Type", value] as const] };
      expect(await things({ type: "object" }, type)).toEqual([expect.stringContaining("not a valid media type")]);
      const own = await validateByPrism(asDocument(listed({ type: "object" })));
      const exchange = exchangeOf({ request: "GET /things", headers: [["Content-Type", value]], response: {} });
      expect(await own(exchange)).toMatchObject([{ message: expect.stringContaining("The request has") }]);
      expect(await own(exchange, { outcome: "refused", because: "media-type" })).toEqual([]);
    }
  });
});

test("accepts placeholders only", async () => {
  const redacted = (response: ExchangeParts["response"]) =>
    redactExchange(
      exchangeOf({
        request: "POST /v1/p/live-detect-face",
        body: { image_base64: image },
        ...(response !== undefined && { response }),
      }),
      document,
    );
  expect(await check(redacted({ result: { picture: image }, "warning-list": [] }))).toEqual([]);
  expect(await check(redacted({ result: { picture: image, confidence: 2 }, "warning-list": [] }))).toMatchObject([
    { at: "/result/confidence" },
  ]);
});
