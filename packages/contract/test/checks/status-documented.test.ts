import { expect, test } from "vitest";
import { statusDocumented } from "../../src/checks/status-documented.js";
import { documentWith, findings, jsonResponse } from "./judged.js";

const response = jsonResponse({ type: "object" });

test.each([
  ["exactly", { 201: response }, 201],
  ["by its range", { "4XX": response }, 418],
  ["by a range in small letters", { "4xx": response }, 418],
  ["by default", { default: response }, 599],
])("a status is documented %s", (_, responses, status) => {
  expect(findings(statusDocumented, documentWith(responses), { status })).toEqual([]);
});

test("any other status is a failure that names the documented ones", () => {
  const document = documentWith({ 200: response, "4XX": response });
  expect(findings(statusDocumented, document, { status: 201 })).toEqual([
    {
      check: "status-documented",
      severity: "failure",
      message: "Received 201; documented are 200, 4XX.",
      pointer: "/paths/~1things/get/responses",
    },
  ]);
});

test("an answer to a method or path that the document does not have is not the operation's", () => {
  const document = documentWith({ 200: response });
  expect(findings(statusDocumented, document, { status: 405, request: { method: "PATCH" } })).toEqual([]);
  expect(findings(statusDocumented, document, { status: 404 }, { isUnknownPath: true })).toEqual([]);
});

test("what the mock says for itself is not the operation's", () => {
  const answer = { status: 406, headers: [["Content-Type", "application/problem+json"]] } as const;
  const document = documentWith({ 200: response });
  expect(findings(statusDocumented, document, answer, { isMock: true })).toEqual([]);
  expect(findings(statusDocumented, document, answer)).toHaveLength(1);
});
