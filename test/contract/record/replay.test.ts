import { gzipSync } from "node:zlib";
import { asDocument, type JsonValue } from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import { checks } from "../../../packages/contract/src/checks/index.js";
import type { CaseResult } from "../../../packages/contract/src/event.js";
import type { Exchange } from "../../../packages/contract/src/exchange.js";
import { createExchangeChecker, replay } from "../../../packages/contract/src/replay/replay.js";
import { createExchangeRecorder } from "../../../packages/contract/src/traffic/recorded-exchange.js";
import { document } from "../../root.js";
import { type ExchangeParts, exchangeOf, faceSet, image, listResponse } from "./exchanges.js";

/** Records exchanges and checks the recording. */
async function tested(parts: (ExchangeParts | Exchange)[], own = document, basePath = ""): Promise<CaseResult[]> {
  // The document of the repository is prepared once, because that is slow.
  const isUsual = own === document && basePath === "";
  const record = isUsual ? usualRecorder : createExchangeRecorder(own, { basePath });
  const check = isUsual ? usualValidator : createExchangeChecker(own, checks);
  return await Promise.all(
    parts.map((part, index) => check.check(record("startedAt" in part ? part : exchangeOf(part)), index + 1)),
  );
}

const usualRecorder = createExchangeRecorder(document);
const usualValidator = createExchangeChecker(document, checks);

async function checkedOne(part: ExchangeParts | Exchange, own = document): Promise<CaseResult> {
  const [result] = await tested([part], own);
  if (!result) throw new Error("Nothing was checked.");
  return result;
}

/** Returns the names of the checks that failed, in order. */
function failing({ problems }: CaseResult): string[] {
  return problems.filter(({ level }) => level === "failure").map(({ check }) => check);
}

const refusal: JsonValue = { error_code: "FRS.0012", error_msg: "The parameter is invalid." };
const detected: JsonValue = { faces: [] };

describe("valid exchanges pass", () => {
  const accepted = { outcome: "accepted" };
  const refused = (because: string) => ({ outcome: "refused", because });
  const form = Buffer.from(
    '--b\r\nContent-Disposition: form-data; name="image_file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n' +
      '--b\r\nContent-Disposition: form-data; name="single"\r\n\r\ntrue\r\n' +
      '--b\r\nContent-Disposition: form-data; name="external_fields"\r\n\r\n{"visits":1,"site":"lab"}\r\n--b--\r\n',
    "latin1",
  );
  const cases: [string, ExchangeParts, string, object][] = [
    ["a list", { request: "GET /v2/p/face-sets", response: listResponse }, "listFaceSets", accepted],
    [
      "an exchange with redacted credentials and image",
      { request: "POST /v2/p/face-detect", body: { image_base64: image }, response: detected },
      "detectFaces",
      accepted,
    ],
    [
      "a response with an image",
      {
        request: "POST /v1/p/live-detect-face",
        body: { image_base64: image },
        response: { result: { alive: true, confidence: 0.9, picture: image }, "warning-list": [] },
      },
      "detectSilentLivenessV1",
      accepted,
    ],
    [
      "a login, whose response contains a token",
      {
        request: "POST /v3/auth/tokens",
        headers: [["Content-Type", "application/json"]],
        body: {
          auth: {
            identity: {
              methods: ["password"],
              password: { user: { name: "n", password: "not-a-real-password", domain: { name: "d" } } },
            },
          },
        },
        status: 201,
        responseHeaders: [
          ["Content-Type", "application/json"],
          ["X-Subject-Token", "not-a-real-token"],
          ["X-Request-Id", "1"],
        ],
        response: {
          token: {
            expires_at: "2024-03-02T08:15:30.123000Z",
            issued_at: "2024-03-01T08:15:30.123000Z",
            methods: ["password"],
            user: { id: "1", name: "n", domain: { id: "2", name: "d" }, password_expires_at: "" },
          },
        },
      },
      "createToken",
      accepted,
    ],
    [
      "a form",
      {
        request: "POST /v2/p/face-sets/test/faces",
        headers: [
          ["X-Auth-Token", "not-a-real-token"],
          ["Content-Type", "multipart/form-data; boundary=b"],
        ],
        body: form,
        response: { face_set_id: "ylXMMZTO", face_set_name: "test", faces: [] },
      },
      "addFaces",
      accepted,
    ],
    [
      "numeric parameters, and an object parameter whose members are parameters",
      {
        request: "DELETE /v2/p/face-sets/a%20b/faces?visits=3",
        response: { face_number: 1, face_set_id: "ylXMMZTO", face_set_name: "a b" },
      },
      "deleteFaces",
      accepted,
    ],
    [
      "an invalid body that is refused",
      { request: "POST /v2/p/face-sets", body: { face_set_name: 7 }, status: 400, response: refusal },
      "createFaceSet",
      refused("input"),
    ],
    [
      "an image that is not base64, of which the recording has only the hash",
      { request: "POST /v2/p/face-detect", body: { image_base64: "no base64!" }, status: 400, response: refusal },
      "detectFaces",
      refused("input"),
    ],
    [
      "two parameters that together exceed a limit",
      { request: "GET /v2/p/face-sets/test/faces?offset=9999&limit=1000", status: 400, response: refusal },
      "listFaces",
      refused("input"),
    ],
    [
      "a body of a wrong media type",
      {
        request: "POST /v2/p/face-sets",
        headers: [
          ["X-Auth-Token", "t"],
          ["Content-Type", "text/plain"],
        ],
        body: { face_set_name: "a" },
        status: 400,
        response: refusal,
      },
      "createFaceSet",
      refused("media-type"),
    ],
    [
      "no credentials",
      {
        request: "GET /v2/p/face-sets",
        headers: [],
        status: 401,
        response: { error_code: "APIG.0301", error_msg: "Incorrect IAM authentication information." },
      },
      "listFaceSets",
      refused("credentials"),
    ],
    [
      "a token that has expired by the response",
      {
        request: "GET /v2/p/face-sets",
        status: 401,
        response: { error_code: "APIG.0307", error_msg: "The token must be updated." },
      },
      "listFaceSets",
      refused("credentials"),
    ],
  ];
  test.each(cases)("%s", async (_, part, operationId, expectation) => {
    const result = await checkedOne(part);
    expect([result.outcome, result.problems.filter(({ level }) => level === "failure")]).toEqual(["passed", []]);
    expect(result.case).toMatchObject({ id: `recorded/1/${operationId}`, kind: "recorded", operationId, expectation });
  });

  test("a response in a content coding", async () => {
    const exchange = exchangeOf({
      request: "GET /v2/p/face-sets",
      response: gzipSync(JSON.stringify(listResponse)),
      responseHeaders: [
        ["Content-Type", "application/json"],
        ["Content-Encoding", "gzip"],
        ["X-Request-Id", "1"],
      ],
    });
    expect(failing(await checkedOne(exchange))).toEqual([]);
    // Also an exchange that was never recorded.
    const results = [];
    for await (const result of replay(document, [exchange], checks)) results.push(...failing(result));
    expect(results).toEqual([]);
  });
});

test("a number below its minimum is reported as that, not as a string", async () => {
  const { case: checked } = await checkedOne({
    request: "GET /v2/p/face-sets/test/faces?offset=-1&limit=5",
    response: listResponse,
  });
  expect(checked.title).toContain("/query/offset must be >= 0");
});

describe("violations are found", () => {
  const { face_set_id: _, ...lacking } = faceSet;
  test.each<[string, ExchangeParts, string]>([
    [
      "a property is missing",
      { request: "GET /v2/p/face-sets", response: { face_sets_info: [lacking] } },
      "body-valid",
    ],
    [
      "a status is that of errors only",
      { request: "GET /v2/p/face-sets", status: 202, response: listResponse },
      "status-documented",
    ],
    [
      "the body is not valid JSON",
      { request: "GET /v2/p/face-sets", response: Buffer.from('{"face_sets_info":') },
      "body-valid",
    ],
    [
      "the body is HTML",
      {
        request: "GET /v2/p/face-sets",
        response: Buffer.from("<html>"),
        responseHeaders: [["Content-Type", "text/html"]],
      },
      "content-type-documented",
    ],
    [
      "invalid input is accepted",
      { request: "POST /v2/p/face-sets", body: {}, response: { face_set_info: faceSet } },
      "input-refused",
    ],
    [
      "an image that is not base64 is accepted",
      { request: "POST /v2/p/face-detect", body: { image_base64: "no base64!" }, response: detected },
      "input-refused",
    ],
    [
      "a request without credentials is accepted",
      { request: "GET /v2/p/face-sets", headers: [], response: listResponse },
      "credentials-refused",
    ],
    ["a 500", { request: "GET /v2/p/face-sets", status: 500, response: refusal }, "no-server-error"],
    ["a 501", { request: "GET /v2/p/face-sets", status: 501, response: refusal }, "no-server-error"],
    [
      "a picture is null",
      {
        request: "POST /v1/p/live-detect-face",
        body: { image_base64: image },
        response: { result: { picture: null }, "warning-list": [] },
      },
      "body-valid",
    ],
  ])("%s", async (_title, part, check) => {
    const result = await checkedOne(part);
    expect(result.outcome).toBe("failed");
    expect(failing(result)).toContain(check);
  });

  test("in redacted values", async () => {
    const own = asDocument({
      openapi: "3.1.0",
      info: { title: "Own", version: "1" },
      paths: {
        "/scan": {
          get: {
            operationId: "scan",
            "x-side-effects": "none",
            responses: {
              "200": {
                description: "OK",
                headers: { "X-Token": { schema: { type: "string", maxLength: 8 } } },
                content: {
                  "application/json": {
                    schema: {
                      type: "object",
                      properties: {
                        picture: {
                          type: "string",
                          contentEncoding: "base64",
                          pattern: "^[A-Za-z0-9+/]+={0,2}$",
                          maxLength: 12,
                        },
                        password: { type: "string", format: "password", enum: ["open", "sesame"] },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    });
    const scan = (picture: string, password: string, token: string): ExchangeParts => ({
      request: "GET /scan",
      response: { picture, password },
      responseHeaders: [
        ["Content-Type", "application/json"],
        ["X-Token", token],
      ],
    });
    expect((await checkedOne(scan("QUJD", "sesame", "short"), own)).problems).toEqual([]);
    const { problems } = await checkedOne(scan("no base64", "guess", "much too long"), own);
    expect(problems.map(({ check, message }) => `${check} ${message}`)).toEqual([
      "recorded-response-valid The response before redaction: /headers/X-Token must NOT have more than 8 characters.",
      expect.stringContaining("/body/picture must match pattern"),
      expect.stringContaining("/body/password must be equal to one of the allowed values"),
    ]);
    const silent = createExchangeChecker(own, checks, { reportsRedacted: false });
    const recorded = createExchangeRecorder(own)(exchangeOf(scan("no base64", "guess", "much too long")));
    expect((await silent.check(recorded, 1)).problems).toEqual([]);
    expect(problems[1]?.pointer).toBe("/paths/~1scan/get/responses/200/content/application~1json/schema");
  });
});

describe("what is not documented", () => {
  test("an undocumented path is a separate case, and so is an undocumented method", async () => {
    const results = await tested([
      { request: "GET /v2/p/face-set", status: 404, response: { error_code: "APIG.0101", error_msg: "No such API." } },
      { request: "GET /v2/p/face-set", status: 200, response: listResponse },
      { request: "PATCH /v2/p/face-sets", status: 405, response: {} },
      { request: "PATCH /v2/p/face-sets", status: 200, response: {} },
    ]);
    expect(
      results.map(({ case: { id, kind, pointer, expectation }, outcome }) => [id, kind, pointer, expectation, outcome]),
    ).toEqual([
      ["recorded/1/path", "path", "/paths", { outcome: "refused", because: "path" }, "passed"],
      ["recorded/2/path", "path", "/paths", { outcome: "refused", because: "path" }, "failed"],
      [
        "recorded/3/method",
        "method",
        "/paths/~1v2~1{project_id}~1face-sets",
        { outcome: "refused", because: "method" },
        "passed",
      ],
      [
        "recorded/4/method",
        "method",
        "/paths/~1v2~1{project_id}~1face-sets",
        { outcome: "refused", because: "method" },
        "failed",
      ],
    ]);
  });

  test("an incomplete body is reported, not checked; status and headers are checked", async () => {
    const truncated = { length: 734003200, sha256: "0".repeat(64) };
    const upload = exchangeOf({ request: "POST /v2/p/face-detect", body: {}, response: detected });
    const download = exchangeOf({ request: "GET /v2/p/face-sets", response: Buffer.from('{"face_sets_in') });
    const failed = exchangeOf({ request: "POST /v2/p/face-detect", body: {}, status: 500, response: refusal });
    const withBody = (exchange: Exchange): Exchange => ({ ...exchange, request: { ...exchange.request, truncated } });
    const results = await tested([
      withBody(upload),
      { ...download, response: { status: 200, headers: [], body: new Uint8Array(), ...download.response, truncated } },
      withBody(failed),
    ]);
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["skipped", expect.stringMatching(/^The body of the request is incomplete: .* of its 734003200 bytes/)],
      ["skipped", expect.stringMatching(/^The body of the response is incomplete/)],
      ["failed", undefined],
    ]);
    expect(results.map(failing)).toEqual([[], [], ["no-server-error"]]);
    expect(results[2]?.problems.at(-1)).toMatchObject({ level: "notice", message: results[0]?.reason });
  });

  test("an exchange that says nothing about the endpoint is skipped", async () => {
    const { response: _, ...unknownExchange } = exchangeOf({ request: "GET /v2/p/face-sets" });
    const results = await tested([
      { ...unknownExchange, failure: { kind: "abort", message: "The caller closed the connection." } },
      { ...unknownExchange, failure: { kind: "connect", message: "ECONNREFUSED" } },
      {
        request: "OPTIONS /v2/p/face-sets",
        headers: [["Access-Control-Request-Method", "GET"]],
        status: 204,
      },
      { ...unknownExchange, failure: { kind: "reset", message: "socket hang up" } },
      { request: "OPTIONS ", status: 200 },
    ]);
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["skipped", "The caller closed the connection."],
      ["skipped", "The target is unreachable: ECONNREFUSED"],
      ["skipped", expect.stringContaining("browser")],
      ["failed", undefined],
      ["skipped", expect.stringContaining("OPTIONS *")],
    ]);
  });
});

describe("finding the operation", () => {
  const operation = (operationId: string) => ({
    operationId,
    "x-side-effects": "none",
    responses: { "200": { description: "OK" } },
  });
  const own = asDocument({
    openapi: "3.1.0",
    info: { title: "Own", version: "1" },
    servers: [{ url: "https://{host}/api/v1", variables: { host: { default: "a.example" } } }],
    paths: {
      "/{kind}/{id}": { get: operation("any") },
      "/pets/{id}": { get: operation("pet"), delete: operation("removePet") },
      "/pets/mine": { get: operation("mine") },
      "/pets/v{version}.{form}": { get: operation("versioned") },
    },
  });
  test.each([
    ["GET /pets/mine", "mine"],
    ["GET /pets/min%65", "mine"],
    ["GET /pets/other?x=/pets/mine", "pet"],
    ["GET /pets/v2.json", "versioned"],
    ["DELETE /pets/mine", "removePet"],
    ["GET /pets/a%2Fb", "pet"],
    ["GET /dogs/1", "any"],
    ["GET /api/v1/dogs/1", "any"],
    ["GET /dogs/1/", ""],
    ["GET /dogs/", ""],
    ["GET /", ""],
  ])("%s is %s", async (request, operationId) => {
    expect((await checkedOne({ request }, own)).case.operationId).toBe(operationId);
  });

  test("without the path of the target", async () => {
    const [within, without] = await tested(
      [{ request: "GET /stage/pets/mine" }, { request: "GET /stagepets/mine" }],
      own,
      "/stage",
    );
    expect([within?.case.operationId, without?.case.operationId]).toEqual(["mine", "any"]);
  });
});

test("a further validator gets the same exchange and the expectation", async () => {
  const check = createExchangeChecker(document, [], {
    extraValidator: async ({ basePath, request }, { outcome }) => [
      { check: "second", level: "failure", message: `${basePath} ${request.url} ${outcome}`, pointer: "/paths" },
    ],
  });
  const recorded = createExchangeRecorder(document, { basePath: "/stage" })(
    exchangeOf({ request: "GET /stage/v2/p/face-sets", response: listResponse }),
  );
  expect(await check.check(recorded, 7)).toMatchObject({
    case: { id: "recorded/7/listFaceSets" },
    outcome: "failed",
    problems: [{ message: "/stage https://face.example/stage/v2/p/face-sets accepted" }],
  });
});

test("parameters that exclude each other are a violation when both were sent", async () => {
  const { case: checked } = await checkedOne({
    request: "GET /v2/p/face-sets/test/faces?face_id=hY7pLc2Z&limit=5",
    response: listResponse,
  });
  expect(checked.title).toContain("face_id is given together with limit");
});
