import { expect, test } from "vitest";
import { statusDocumented } from "../../src/checks/status-documented.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const response = jsonResponse({ type: "object" });

test.each([
  ["exactly", { 201: response }, 201],
  ["by its range", { "4XX": response }, 418],
  ["by a range in small letters", { "4xx": response }, 418],
  ["by default", { default: response }, 599],
])("a status is documented %s", (_, responses, status) => {
  expect(problems(statusDocumented, documentWith(responses), { status })).toEqual([]);
});

test("any other status is a failure with the documented ones in its message", () => {
  const document = documentWith({ 200: response, "4XX": response });
  expect(problems(statusDocumented, document, { status: 201 })).toEqual([
    {
      check: "status-documented",
      level: "failure",
      message: "Received 201; documented: 200, 4XX.",
      pointer: "/paths/~1things/get/responses",
    },
  ]);
});

test("a response to an undocumented method or path is not checked", () => {
  const document = documentWith({ 200: response });
  expect(problems(statusDocumented, document, { status: 405, request: { method: "PATCH" } })).toEqual([]);
  expect(problems(statusDocumented, document, { status: 404 }, { isUnknownPath: true })).toEqual([]);
});

test("the mock's own errors are not checked", () => {
  const withStatus = { status: 406, headers: [["Content-Type", "application/problem+json"]] } as const;
  const document = documentWith({ 200: response });
  expect(problems(statusDocumented, document, withStatus, { isMock: true })).toEqual([]);
  expect(problems(statusDocumented, document, withStatus)).toHaveLength(1);
});
