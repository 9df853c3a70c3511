import { expect, test } from "vitest";
import { bodyValid } from "../../src/checks/body-valid.js";
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

test("where successes are listed, default describes errors", () => {
  const message = jsonResponse({ type: "object", required: ["message"] });
  const document = documentWith({ 200: response, default: message });
  const found = (body: unknown, status = 201) =>
    problems(statusDocumented, document, { status, body }).map((problem) => `${problem.level} ${problem.message}`);
  expect(found({})).toEqual([
    "failure Received 201, which is not documented (documented: 200, default); the response does not match default.",
  ]);
  expect(found({ message: "done" })).toEqual([
    "warning Received 201, which is not documented (documented: 200, default); the response matches default.",
  ]);
  expect(found({}, 500)).toEqual([]);
  expect(problems(bodyValid, document, { status: 201, body: {} })).toEqual([]);
  expect(problems(bodyValid, document, { status: 500, body: {} })).toHaveLength(1);
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
