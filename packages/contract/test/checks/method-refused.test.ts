import { expect, test } from "vitest";
import { methodRefused } from "../../src/checks/method-refused.js";
import { check } from "../../src/checks/response/apply-checks.js";
import { contextOf, documentWith, jsonResponse, problems, type Situation, testedCase } from "./tested-case.js";

const document = documentWith({ 200: jsonResponse({}) });
const found = (because: "method" | "path", status: number, method = "PATCH", strict: Situation["strict"] = []) =>
  problems(
    methodRefused,
    document,
    { status, headers: [["Allow", "GET"]], request: { method } },
    {
      expectation: { outcome: "refused", because },
      isUnknownPath: because === "path",
      strict,
    },
  );

test.each([400, 401, 403, 404, 405, 429, 301, 500, 501, 503])(
  "%s passes, or is reported by another check",
  (status) => {
    expect(found("method", status)).toEqual([]);
    expect(found("path", status)).toEqual([]);
  },
);

test.each([200, 204])("%s is a failure", (status) => {
  expect(found("method", status)).toMatchObject([
    { level: "failure", message: expect.stringContaining(`received ${status}`) },
  ]);
  expect(found("path", status)).toHaveLength(1);
});

test.each(["HEAD", "OPTIONS", "TRACE"])(
  "a success of %s is a warning, and a failure with --strict methods",
  (method) => {
    expect(found("method", 204, method)).toMatchObject([
      { level: "warning", message: expect.stringContaining("--strict methods") },
    ]);
    expect(found("method", 204, method, ["methods"])).toMatchObject([{ level: "failure" }]);
    expect(found("path", 200, method)).toMatchObject([{ level: "failure" }]);
  },
);

test("a path in the other letter case is a warning, and a failure with --strict methods", () => {
  const inOtherCase = (strict: Situation["strict"]) =>
    problems(
      methodRefused,
      document,
      { status: 200 },
      { expectation: { outcome: "refused", because: "path-case" }, isUnknownPath: true, strict },
    );
  expect(inOtherCase([])).toMatchObject([
    { level: "warning", message: expect.stringContaining("ignores the letter case of paths") },
  ]);
  expect(inOtherCase(["methods"])).toMatchObject([{ level: "failure" }]);
});

test("what is true of the server is reported once a run", () => {
  const context = contextOf(document);
  const reported = ["HEAD", "OPTIONS", "HEAD"].flatMap((method) =>
    check(refusedMethod(200, method), [methodRefused], context),
  );
  expect(reported).toEqual([
    {
      check: "method-refused",
      level: "warning",
      message: expect.stringMatching(/^the case: received 200; the document lists no HEAD/),
      pointer: "/paths/~1things/get",
    },
  ]);
  expect(check(refusedMethod(200, "PATCH"), [methodRefused], context)).toHaveLength(1);
  expect(check(refusedMethod(200, "PATCH"), [methodRefused], context)).toHaveLength(1);
  expect(check(refusedMethod(200, "TRACE"), [methodRefused], contextOf(document))).toHaveLength(1);
});

test("a 405 without Allow is a warning once a run", () => {
  const context = contextOf(document);
  const reported = ["PATCH", "PUT"].map((method) => check(refusedMethod(405, method), [methodRefused], context));
  expect(reported).toMatchObject([
    [{ level: "warning", message: expect.stringContaining("without the header Allow") }],
    [],
  ]);
  expect(found("method", 405)).toEqual([]);
});

function refusedMethod(status: number, method: string) {
  const expectation = { outcome: "refused", because: "method" } as const;
  return testedCase(document, { status, headers: [], request: { method } }, { expectation });
}
