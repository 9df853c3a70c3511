import { expect, test } from "vitest";
import { scenarioStep } from "../../src/checks/scenario-step.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const document = documentWith(
  { default: jsonResponse({}) },
  {
    "x-error-catalogue": {
      "T.0003": { status: [400], fault: "state" },
      "T.0004": { status: [400], fault: "content" },
    },
  },
);
const found = (expectation: { status: number; code?: string }, status: number, error_code?: string) =>
  problems(
    scenarioStep,
    document,
    { status, body: { error_code } },
    { expectation: { outcome: "exactly", ...expectation } },
  );

test("the expected response passes", () => {
  expect(found({ status: 200 }, 200)).toEqual([]);
  expect(found({ status: 400, code: "T.0003" }, 400, "T.0003")).toEqual([]);
});

test("another status or code is a failure", () => {
  expect(found({ status: 200 }, 400, "T.0003")[0]?.message).toBe("Received 400 T.0003; the step expects 200.");
  expect(found({ status: 400, code: "T.0003" }, 400, "T.0001")[0]?.message).toContain("expects 400 T.0003");
  expect(found({ status: 400 }, 200)).toHaveLength(1);
});

test("a refusal for a reason outside the document is not a failure", () => {
  expect(found({ status: 200 }, 400, "T.0004")).toEqual([]);
  expect(found({ status: 200 }, 429)).toEqual([]);
  expect(found({ status: 400, code: "T.0003" }, 400, "T.0004")).toEqual([]);
  const unmet = [{ condition: "$response.body#/error_code == 'T.0003'", found: "T.0004", pointer: "/x-scenarios" }];
  const refused = (error_code: string) =>
    problems(
      scenarioStep,
      document,
      { status: 400, body: { error_code } },
      { expectation: { outcome: "exactly", status: 400 }, unmet },
    );
  expect(refused("T.0004")).toEqual([]);
  expect(refused("T.0001")).toHaveLength(1);
});

test("an example password that is refused is not a failure", () => {
  const refused = (operation: object) =>
    problems(
      scenarioStep,
      documentWith({ default: jsonResponse({}) }, { operation }),
      { status: 401 },
      { expectation: { outcome: "exactly", status: 201 } },
    );
  expect(refused({ "x-side-effects": "credentials" })).toEqual([]);
  expect(refused({ "x-side-effects": "credentials", security: [{ key: [] }] })).toHaveLength(1);
  expect(refused({})).toHaveLength(1);
});

test("each unmet criterion is reported at its own place", () => {
  const unmet = [{ condition: "size($response.body) == 2", found: "3", pointer: "/x-scenarios/a/steps/0" }];
  const expectation = { outcome: "exactly", status: 200 } as const;
  expect(problems(scenarioStep, document, {}, { expectation, unmet })).toEqual([
    {
      check: "scenario-step",
      level: "failure",
      message: "Not met: size($response.body) == 2; found 3.",
      pointer: "/x-scenarios/a/steps/0",
    },
  ]);
});
