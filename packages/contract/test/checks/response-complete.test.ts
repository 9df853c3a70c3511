import { expect, test } from "vitest";
import { checks } from "../../src/checks/index.js";
import { responseComplete } from "../../src/checks/response-complete.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const document = documentWith({ 200: jsonResponse({ type: "object" }) });

test("a complete response passes", () => {
  expect(problems(responseComplete, document, { body: {} })).toEqual([]);
});

test.each([
  ["connect", "No response"],
  ["reset", "closed before the response was complete"],
  ["timeout", "time limit"],
  ["protocol", "not HTTP"],
] as const)("%s is reported", (kind, words) => {
  const found = problems(responseComplete, document, { body: "{", failure: { kind, message: "why" } });
  expect(found).toEqual([
    {
      check: "response-complete",
      level: "failure",
      message: expect.stringMatching(new RegExp(`${words}.*why`)),
      pointer: "/paths/~1things/get/responses",
    },
  ]);
});

test("the received part of a response is reported", () => {
  const [found] = problems(responseComplete, document, { body: "{", failure: { kind: "reset", message: "closed" } });
  expect(found?.message).toContain("status 200 and 1 bytes");
});

test("the bytes of a redacted body are those that were received", () => {
  const body = `<body: 70 bytes, sha256 ${"0".repeat(64)}>`;
  const [found] = problems(responseComplete, document, { body, failure: { kind: "reset", message: "closed" } });
  expect(found?.message).toContain("status 200 and 70 bytes");
});

test("a second request without a response is reported, too", () => {
  const repeated = { failure: { kind: "timeout", message: "5 s" } } as const;
  const [found] = problems(responseComplete, document, { body: {} }, { repeated });
  expect(found?.message).toContain("when the request was sent again");
});

test("no other check looks at an incomplete response", () => {
  const broken = { status: 500, headers: [], body: "{", failure: { kind: "reset", message: "closed" } } as const;
  for (const outcome of [
    { outcome: "accepted" },
    { outcome: "refused", because: "input" },
    { outcome: "refused", because: "credentials" },
    { outcome: "refused", because: "method" },
    { outcome: "exactly", status: 200 },
  ] as const) {
    const found = checks.flatMap((check) => problems(check, document, broken, { expectation: outcome, budget: 1 }));
    expect(found.map(({ check }) => check)).toEqual(["response-complete"]);
  }
});
