import { expect, test } from "vitest";
import { methodRefused } from "../../src/checks/method-refused.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const document = documentWith({ 200: jsonResponse({}) });
const found = (because: "method" | "path", status: number, method = "PATCH") =>
  problems(
    methodRefused,
    document,
    { status, request: { method } },
    {
      expectation: { outcome: "refused", because },
      isUnknownPath: because === "path",
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

test("HEAD that mirrors GET, and OPTIONS, are methods like any other", () => {
  expect(found("method", 200, "HEAD")).toHaveLength(1);
  expect(found("method", 200, "OPTIONS")).toHaveLength(1);
});
