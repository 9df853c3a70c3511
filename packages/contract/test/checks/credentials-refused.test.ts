import { expect, test } from "vitest";
import { credentialsRefused } from "../../src/checks/credentials-refused.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const document = documentWith(
  { default: jsonResponse({}) },
  {
    "x-error-catalogue": {
      "T.0002": { status: [403, 400], fault: "credentials" },
      "T.0003": { status: [403], fault: "state" },
      "T.0005": { status: [403], fault: "account" },
      "T.0006": { status: [503], fault: "load" },
    },
    security: [{ token: [] }, { signature: [] }],
    components: {
      securitySchemes: {
        token: { type: "apiKey", in: "header", name: "X-Token" },
        signature: { type: "http", scheme: "basic" },
      },
    },
  },
);
const expectation = { outcome: "refused", because: "credentials" } as const;
const found = (status: number, error_code?: string) =>
  problems(credentialsRefused, document, { status, body: { error_code } }, { expectation });

test.each([
  [401, undefined],
  [403, undefined],
  [401, "T.0002"],
  [403, "T.0005"],
  [429, undefined],
  [503, "T.0006"],
])("%s %s passes", (status, code) => {
  expect(found(status, code)).toEqual([]);
});

test.each([
  [200, undefined, "failure", "expected 401 or 403"],
  [404, undefined, "failure", "expected 401 or 403"],
  [302, undefined, "failure", "expected 401 or 403"],
  [400, "T.0002", "warning", "about the credentials"],
  [403, "T.0003", "failure", "faults the state, not the credentials"],
])("%s %s is a %4$s", (status, code, level, message) => {
  expect(found(status, code)).toMatchObject([{ level, message: expect.stringContaining(message) }]);
});

test("a 5xx is reported by another check", () => {
  expect(found(500)).toEqual([]);
});

test("the mock is checked only without a credential", () => {
  const onMock = (headers: [string, string][]) =>
    problems(credentialsRefused, document, { status: 200, request: { headers } }, { expectation, isMock: true });
  expect(onMock([])).toHaveLength(1);
  expect(onMock([["x-token", "wrong"]])).toEqual([]);
  expect(onMock([["Authorization", "Basic wrong"]])).toEqual([]);
});

test("a 404 is allowed where the resource may be missing, and only there", () => {
  const parameters = [{ name: "id", in: "path", required: true, schema: {} }];
  const named = documentWith({ default: jsonResponse({}) }, { operation: { parameters } });
  const missing = (owned: string[]) =>
    problems(credentialsRefused, named, { status: 404 }, { expectation, owned }).map(({ level }) => level);
  expect(missing([])).toEqual([]);
  expect(missing(["id"])).toEqual(["failure"]);
});

test("only cases about credentials are checked", () => {
  expect(problems(credentialsRefused, document, { status: 200 })).toEqual([]);
});
