import { expect, test } from "vitest";
import { noServerError } from "../../src/checks/no-server-error.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const document = documentWith(
  { default: jsonResponse({}) },
  {
    "x-error-catalogue": { "T.0006": { status: [503], fault: "load" }, "T.0007": { status: [500], fault: "server" } },
  },
);

test.each([200, 302, 400, 429])("%s is not a server error", (status) => {
  expect(problems(noServerError, document, { status })).toEqual([]);
});

test("a 5xx is a failure although it is documented", () => {
  expect(problems(noServerError, document, { status: 500, body: { error_code: "T.0007" } })).toMatchObject([
    { level: "failure", message: "Received 500 T.0007." },
  ]);
});

test.each([502, 503, 504])("%s may be temporary, and the message says so", (status) => {
  expect(problems(noServerError, document, { status })[0]?.message).toContain("may be temporary");
});

test("throttling, by its code or Retry-After, is not a server error", () => {
  expect(problems(noServerError, document, { status: 503, body: { error_code: "T.0006" } })).toEqual([]);
  expect(problems(noServerError, document, { status: 503, headers: [["Retry-After", "3"]] })).toEqual([]);
});

test("nor is 501 to an unknown method, or a status that a step expects", () => {
  const method = { outcome: "refused", because: "method" } as const;
  expect(problems(noServerError, document, { status: 501 }, { expectation: method })).toEqual([]);
  const path = { outcome: "refused", because: "path" } as const;
  expect(problems(noServerError, document, { status: 501 }, { expectation: path })).toHaveLength(1);
  const exactly = { outcome: "exactly", status: 503 } as const;
  expect(problems(noServerError, document, { status: 503 }, { expectation: exactly })).toEqual([]);
  expect(problems(noServerError, document, { status: 500 }, { expectation: exactly })).toHaveLength(1);
});
