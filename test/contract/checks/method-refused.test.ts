import { expect, test } from "vitest";
import { methodRefused } from "../../../src/contract/checks/method-refused.js";
import { documentWith, findings, jsonResponse } from "./judged.js";

const document = documentWith({ 200: jsonResponse({}) });
const found = (because: "method" | "path", status: number, method = "PATCH") =>
  findings(
    methodRefused,
    document,
    { status, request: { method } },
    {
      expectation: { outcome: "refused", because },
      isUnknownPath: because === "path",
    },
  );

test.each([400, 401, 403, 404, 405, 429, 301])("%s is fine", (status) => {
  expect(found("method", status)).toEqual([]);
  expect(found("path", status)).toEqual([]);
});

test.each([200, 204, 500, 503])("%s is not", (status) => {
  expect(found("method", status)).toMatchObject([
    { severity: "failure", message: expect.stringContaining(`received ${status}`) },
  ]);
  expect(found("path", status)).toHaveLength(1);
});

test("HEAD that mirrors GET, and OPTIONS, are methods like others", () => {
  expect(found("method", 200, "HEAD")).toHaveLength(1);
  expect(found("method", 200, "OPTIONS")).toHaveLength(1);
});

test("501 is right for a method that a server does not know, and wrong for a path", () => {
  expect(found("method", 501, "TRACE")).toEqual([]);
  expect(found("path", 501)).toHaveLength(1);
});
