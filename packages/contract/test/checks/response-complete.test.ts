import { expect, test } from "vitest";
import { checks } from "../../src/checks/index.js";
import { responseComplete } from "../../src/checks/response-complete.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const document = documentWith({ 200: jsonResponse({ type: "object" }) });

test("a complete response is fine", () => {
  expect(problems(responseComplete, document, { body: {} })).toEqual([]);
});

test.each([
  ["connect", "Nobody responded"],
  ["reset", "closed before a complete response"],
  ["timeout", "in time"],
  ["protocol", "not HTTP"],
] as const)("%s is told", (kind, words) => {
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

test("how far a response came is told", () => {
  const [found] = problems(responseComplete, document, { body: "{", failure: { kind: "reset", message: "closed" } });
  expect(found?.message).toContain("status 200 and 1 bytes");
});

test("a repeated request without a response is told, too", () => {
  const repeated = { failure: { kind: "timeout", message: "5 s" } } as const;
  const [found] = problems(responseComplete, document, { body: {} }, { repeated });
  expect(found?.message).toContain("when the request was repeated");
});

test("no other check looks at a response that broke off", () => {
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
