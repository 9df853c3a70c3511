import { expect, test } from "vitest";
import { check } from "../../src/checks/response/apply-checks.js";
import { scenarioStep } from "../../src/checks/scenario-step.js";
import { statusDocumented } from "../../src/checks/status-documented.js";
import type { JsonObject } from "../../src/document/document.js";
import { createSchemaValidator } from "../../src/document/validation.js";
import { runScenario, type StepResult } from "../../src/scenarios/run.js";
import { readScenarios } from "../../src/scenarios/scenario.js";
import { exchange, type TestResponse } from "../checks/tested-case.js";
import { create, documentWith, remove, step } from "./things-document.js";

const get = step("get", "getThing", ["$statusCode == 200", "$response.body#/id == $steps.create.outputs.id"]);
const removeIt = step("remove", "deleteThing", ["$statusCode == 200"]);
const gone: TestResponse = { status: 400, body: { error_code: "T.0003" } };

/** Runs a scenario whose requests get these responses, one after the other. */
async function scenarioWith(steps: JsonObject[], responses: TestResponse[], name = "contract-1") {
  const document = documentWith({ steps, "x-finally": [remove] });
  const context = { document, validator: createSchemaValidator(document), isMock: false };
  const requests: string[] = [];
  const left: string[] = [];
  const delayed: string[] = [];
  const results: StepResult[] = [];
  const [scenario] = readScenarios(document);
  if (scenario === undefined) throw new Error("The document has a scenario.");
  const running = runScenario(scenario, {
    document,
    async send({ method, path }) {
      requests.push(`${method} ${path}`);
      return exchange({ ...(responses.shift() ?? gone), request: { method } });
    },
    uniqueName: () => name,
    check: (tested) => check(tested, [statusDocumented, scenarioStep], context),
    pause: async () => {},
    onLeft: (what) => left.push(what),
    onDelayed: (operationId, milliseconds) => delayed.push(`${operationId} ${milliseconds}`),
  });
  for await (const result of running) results.push(result);
  return { requests, left, delayed, outcomes: results.map(({ outcome }) => outcome) };
}

test("a step that came too early is sent again, and passes once the endpoint shows what was created", async () => {
  const { outcomes, delayed, requests } = await scenarioWith(
    [create, get],
    [{ body: { id: 7 } }, gone, { body: { id: 6 } }, { body: { id: 7 } }, { body: { id: 7 } }, {}],
  );
  expect(outcomes).toEqual(["passed", "passed"]);
  expect(delayed).toEqual(["getThing 100"]);
  expect(requests.filter((request) => request.startsWith("GET"))).toHaveLength(4);
});

test("a step that gets the expected response each second time fails", async () => {
  const [right, wrong] = [{ body: { id: 7 } }, { body: { id: 6 } }];
  const { outcomes, delayed } = await scenarioWith(
    [create, get],
    [right, wrong, right, wrong, right, wrong, right, wrong, {}],
  );
  expect([outcomes, delayed]).toEqual([["passed", "failed"], []]);
});

test("a step that never gets the expected response fails, by its first response", async () => {
  const { outcomes, delayed, requests } = await scenarioWith(
    [create, get],
    [{ body: { id: 7 } }, gone, gone, gone, gone, {}],
  );
  expect(outcomes).toEqual(["passed", "failed"]);
  expect(delayed).toEqual([]);
  expect(requests).toHaveLength(6);
});

test("a step that changed something, or before which nothing was changed, is sent once", async () => {
  const expectsGone = step("again", "deleteThing", ["$statusCode == 400"]);
  const wrote = await scenarioWith([create, removeIt, expectsGone], [{ body: { id: 7 } }, {}, {}, gone]);
  expect(wrote.outcomes).toEqual(["passed", "passed", "failed"]);
  expect(wrote.requests.filter((request) => request.startsWith("DELETE"))).toHaveLength(3);
  const first = await scenarioWith([step("first", "getThing", ["$statusCode == 200"]), create], [gone]);
  expect(first.requests).toHaveLength(1);
});

test("what the endpoint stored under another name is deleted by that name", async () => {
  const name = "contract-1b2f3c4d-7";
  const stored = "contract-1b2f3c4";
  const renamed = await scenarioWith([create, get], [{ body: { id: stored } }, gone, gone, gone, gone, gone, {}], name);
  expect(renamed.requests.slice(-2)).toEqual([`DELETE /p/things/${name}`, `DELETE /p/things/${stored}`]);
  expect(renamed.left).toEqual([]);
  const lost = await scenarioWith([create], [{ body: { id: stored } }], name);
  expect(lost.left).toEqual([`Remove the thing (/p/things/${name})`]);
});
