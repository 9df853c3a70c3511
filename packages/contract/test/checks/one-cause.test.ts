import { expect, test } from "vitest";
import { check } from "../../src/checks/response/apply-checks.js";
import { scenarioStep } from "../../src/checks/scenario-step.js";
import { statusDocumented } from "../../src/checks/status-documented.js";
import { listOperations } from "../../src/document/operations.js";
import { createSchemaValidator } from "../../src/document/validation.js";
import { documentWith, exchange, jsonResponse } from "./tested-case.js";

const document = documentWith({ 200: jsonResponse({}), 400: jsonResponse({}) });
const context = { document, validator: createSchemaValidator(document), isMock: false };

/** The names of the checks that report a response to a step that expects 200. */
function reporting(status: number, checks = [statusDocumented, scenarioStep]): string[] {
  const tested = {
    case: {
      id: "scenario/list/first",
      operationId: "listThings",
      kind: "scenario" as const,
      title: "first",
      pointer: "/x-scenarios",
      expectation: { outcome: "exactly" as const, status: 200 },
    },
    operation: listOperations(document)[0],
    exchange: exchange({ status, body: {} }),
  };
  return check(tested, checks, context).map((problem) => problem.check);
}

test("an undocumented status of a step is reported once, as that", () => {
  expect(reporting(201)).toEqual(["status-documented"]);
});

test("a documented one that the step does not expect, and any without that check, is reported by the step", () => {
  expect(reporting(400)).toEqual(["scenario-step"]);
  expect(reporting(201, [scenarioStep])).toEqual(["scenario-step"]);
});
