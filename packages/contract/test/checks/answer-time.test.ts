import { expect, test } from "vitest";
import { answerTime } from "../../src/checks/answer-time.js";
import { documentWith, findings } from "./judged.js";

const document = documentWith({ 200: { description: "" } });

test("an answer may take as long as the budget, and not longer", () => {
  expect(findings(answerTime, document, { milliseconds: 100 }, { budget: 100 })).toEqual([]);
  expect(findings(answerTime, document, { milliseconds: 100.6 }, { budget: 100 })).toMatchObject([
    { severity: "failure", message: "The answer took 101 ms; 100 ms are allowed." },
  ]);
});

test("without a budget there is no limit", () => {
  expect(findings(answerTime, document, { milliseconds: 1e9 })).toEqual([]);
});
