import { expect, test } from "vitest";
import { inputAccepted } from "../../src/checks/input-accepted.js";
import { check } from "../../src/checks/response/apply-checks.js";
import { settle } from "../../src/checks/response/facts.js";
import { contextOf, documentWith, jsonResponse, problems, type TestResponse, testedCase } from "./tested-case.js";

const code = (fault: string) => ({ status: [400], fault });
const catalogue = {
  "T.0001": code("request"),
  "T.0002": code("credentials"),
  "T.0003": code("state"),
  "T.0004": code("content"),
  "T.0005": code("account"),
  "T.0006": code("load"),
};
const responses = { 200: jsonResponse({}), "4XX": jsonResponse({}), 500: jsonResponse({}) };
const document = documentWith(responses, { "x-error-catalogue": catalogue, security: [{ token: [] }] });
const found = (status: number, error_code?: string, of = document) =>
  problems(inputAccepted, of, { status, body: { error_code } });

type TestRequest = NonNullable<TestResponse["request"]>;

/** Checks a refusal in a run in which the operation has succeeded. */
function afterSuccess(status: number, error_code?: string, of = document, request: TestRequest = {}) {
  const context = contextOf(of);
  check(testedCase(of, { status: 200, body: {}, request }), [inputAccepted], context);
  return check(testedCase(of, { status, body: { error_code }, request }), [inputAccepted], context);
}

test.each(["T.0003", "T.0004", "T.0005", "T.0006"])("a refusal with %s passes", (error_code) => {
  expect(found(400, error_code)).toEqual([]);
});

test.each([200, 409, 413, 429, 500])("%s by itself passes, or is reported by another check", (status) => {
  expect(found(status)).toEqual([]);
});

test.each([
  [400, "T.0001", "the request"],
  [400, "T.0002", "the credentials"],
  [401, undefined, "the credentials"],
  [405, undefined, "the request"],
  [415, undefined, "the request"],
])("%s %s is a failure", (status, error_code, message) => {
  expect(afterSuccess(status, error_code)).toMatchObject([
    { level: "failure", message: expect.stringContaining(`faults ${message}`), pointer: "/paths/~1things/get" },
  ]);
});

test("where neither code nor status says what is at fault, a documented 4xx is a warning", () => {
  expect(found(400, "T.9999")).toMatchObject([{ level: "warning" }]);
  expect(found(418, undefined, documentWith(responses))).toMatchObject([{ level: "warning" }]);
});

test("a refusal that faults the request is a warning until the operation is known to succeed", () => {
  const context = contextOf(document);
  const refusal = testedCase(document, { status: 400, body: { error_code: "T.0001" } });
  const before = check(refusal, [inputAccepted], context);
  expect(settle(before, context)).toMatchObject([{ level: "warning" }]);
  check(testedCase(document, { status: 200, body: {} }), [inputAccepted], context);
  expect(settle(before, context)).toMatchObject([{ level: "failure" }]);
  expect(settle(before, context)[0]).not.toHaveProperty("failsIf");
  expect(check(refusal, [inputAccepted], context)).toMatchObject([{ level: "failure" }]);
});

test.each([400, 422])("without a catalogue, %s faults the request", (status) => {
  expect(afterSuccess(status, undefined, documentWith(responses))).toMatchObject([{ level: "failure" }]);
});

test("files cannot be at fault that were accepted with the same fields, in another media type, too", () => {
  const image = Buffer.from("an image that has some forty bytes or more");
  const json = (fields: object): TestRequest => ({
    method: "POST",
    headers: [["Content-Type", "application/json"]],
    body: Buffer.from(JSON.stringify({ image_base64: image.toString("base64"), ...fields })),
  });
  const part = (name: string, body: string) => `--x\r\nContent-Disposition: form-data; ${name}\r\n\r\n${body}\r\n`;
  const form: TestRequest = {
    method: "POST",
    headers: [["Content-Type", "multipart/form-data; boundary=x"]],
    body: Buffer.from(`${part('name="image_file"; filename="a"', String(image))}${part('name="top"', "1")}--x--\r\n`),
  };
  const context = contextOf(document);
  const run = (status: number, request: TestRequest) =>
    check(testedCase(document, { status, body: { error_code: "T.0004" }, request }), [inputAccepted], context);
  const refused = run(400, form);
  expect(settle(refused, context)).toEqual([]);
  run(200, json({ top: 2 }));
  expect(settle(refused, context)).toEqual([]);
  run(200, json({ top: 1 }));
  expect(settle(refused, context)).toMatchObject([
    { level: "failure", message: expect.stringContaining("the same files and fields were accepted") },
  ]);
});

test("a 404 is a refusal because of stored data, unless the request names no resource", () => {
  expect(found(404)).toMatchObject([{ level: "warning" }]);
  const parameters = [{ name: "id", in: "path", required: true, schema: {} }];
  expect(found(404, undefined, documentWith(responses, { operation: { parameters } }))).toEqual([]);
});

test.each([404, 410])("%s for a resource that the run created is a failure", (status) => {
  const own = problems(inputAccepted, document, { status }, { owned: ["shelf", "book"] });
  expect(own).toMatchObject([
    { level: "failure", message: expect.stringContaining("created what shelf and book names") },
  ]);
  expect(problems(inputAccepted, document, { status: 409 }, { owned: ["shelf"] })).toEqual([]);
});

test("a catalogue entry without a fault does not decide", () => {
  const older = documentWith(responses, { "x-error-catalogue": { "T.0001": { status: [400] } } });
  expect(found(400, "T.0001", older)).toMatchObject([{ level: "warning" }]);
});

test("a body that cannot be read is reported by another check", () => {
  expect(problems(inputAccepted, document, { status: 400, body: '{"error_code' })).toEqual([]);
});

test("an undocumented 4xx is reported by another check", () => {
  expect(found(400, "T.0001", documentWith({ 200: jsonResponse({}) }))).toEqual([]);
});

test("an operation without security may refuse the credentials in its body", () => {
  expect(found(401, undefined, documentWith(responses))).toEqual([]);
});

test("another value in place of a client's own need not match its credentials", () => {
  const project = { name: "project", in: "query", schema: {}, "x-client-option": "projectId" };
  const owned = documentWith(responses, { security: [{ token: [] }], operation: { parameters: [project] } });
  const at = (pointer: string) => problems(inputAccepted, owned, { status: 401 }, { pointer });
  expect(at("/paths/~1things/get/parameters/0/schema/minLength")).toEqual([]);
  expect(at("/paths/~1things/get")).toHaveLength(1);
});

test("other expectations are not checked", () => {
  const refused = { outcome: "refused", because: "input" } as const;
  expect(
    problems(inputAccepted, document, { status: 400, body: { error_code: "T.0001" } }, { expectation: refused }),
  ).toEqual([]);
});

test("on the mock, the first violation is reported", () => {
  const violations: [string, string] = [
    "sl-violations",
    '[{"location":["request","body","id"],"message":"must be string"}]',
  ];
  const [problem] = problems(inputAccepted, document, { headers: [violations] }, { isMock: true });
  expect(problem?.message).toContain("request.body.id: must be string");
  expect(
    problems(inputAccepted, document, { headers: [["sl-violations", "Too many violations!"]] }, { isMock: true }),
  ).toHaveLength(1);
  expect(problems(inputAccepted, document, { status: 404 }, { isMock: true })).toHaveLength(1);
  expect(problems(inputAccepted, document, {}, { isMock: true })).toEqual([]);
});
