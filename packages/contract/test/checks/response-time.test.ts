import { expect, test } from "vitest";
import { responseTime } from "../../src/checks/response-time.js";
import { documentWith, problems } from "./tested-case.js";

const document = documentWith({ 200: { description: "" } });

test("a response may take as long as the budget allows", () => {
  expect(problems(responseTime, document, { milliseconds: 100 }, { budget: 100 })).toEqual([]);
  expect(problems(responseTime, document, { milliseconds: 100.6 }, { budget: 100 })).toMatchObject([
    { level: "failure", message: "The response took 101 ms; 100 ms are allowed." },
  ]);
});

test("without a budget nothing is checked", () => {
  expect(problems(responseTime, document, { milliseconds: 1e9 })).toEqual([]);
});
