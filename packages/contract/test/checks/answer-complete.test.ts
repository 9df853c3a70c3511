import { expect, test } from "vitest";
import { answerComplete } from "../../src/checks/answer-complete.js";
import { checks } from "../../src/checks/index.js";
import { documentWith, findings, jsonResponse } from "./judged.js";

const document = documentWith({ 200: jsonResponse({ type: "object" }) });

test("a whole answer is fine", () => {
  expect(findings(answerComplete, document, { body: {} })).toEqual([]);
});

test.each([
  ["connect", "Nobody answered"],
  ["reset", "closed before a whole answer"],
  ["timeout", "in time"],
  ["protocol", "not HTTP"],
] as const)("%s is told", (kind, words) => {
  const found = findings(answerComplete, document, { body: "{", failure: { kind, message: "why" } });
  expect(found).toEqual([
    {
      check: "answer-complete",
      severity: "failure",
      message: expect.stringMatching(new RegExp(`${words}.*why`)),
      pointer: "/paths/~1things/get/responses",
    },
  ]);
});

test("how far an answer came is told", () => {
  const [found] = findings(answerComplete, document, { body: "{", failure: { kind: "reset", message: "closed" } });
  expect(found?.message).toContain("status 200 and 1 bytes");
});

test("a repeated request without an answer is told, too", () => {
  const repeated = { failure: { kind: "timeout", message: "5 s" } } as const;
  const [found] = findings(answerComplete, document, { body: {} }, { repeated });
  expect(found?.message).toContain("when the request was repeated");
});

test("no other check looks at an answer that broke off", () => {
  const broken = { status: 500, headers: [], body: "{", failure: { kind: "reset", message: "closed" } } as const;
  for (const outcome of [
    { outcome: "accepted" },
    { outcome: "refused", because: "input" },
    { outcome: "refused", because: "credentials" },
    { outcome: "refused", because: "method" },
    { outcome: "exactly", status: 200 },
  ] as const) {
    const found = checks.flatMap((check) => findings(check, document, broken, { expectation: outcome, budget: 1 }));
    expect(found.map(({ check }) => check)).toEqual(["answer-complete"]);
  }
});
