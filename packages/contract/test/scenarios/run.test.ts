import { expect, test } from "vitest";
import type { CaseRequest } from "../../src/case.js";
import type { TestedCase } from "../../src/check.js";
import { check } from "../../src/checks/response/apply-checks.js";
import { scenarioStep } from "../../src/checks/scenario-step.js";
import type { JsonObject, OpenApiDocument } from "../../src/document/document.js";
import { createSchemaValidator } from "../../src/document/validation.js";
import type { Exchange } from "../../src/exchange.js";
import { runScenario, type ScenarioRun, type StepResult } from "../../src/scenarios/run.js";
import { readScenarios } from "../../src/scenarios/scenario.js";
import { exchange, type TestResponse } from "../checks/tested-case.js";
import { create, documentWith, remove, step } from "./things-document.js";

const get = step("get", "getThing", ["$statusCode == 200", "$response.body#/id == $steps.create.outputs.id"]);
const last = step("last", "getThing", ["$statusCode == 200"]);
const gone: TestResponse = { status: 400, body: { error_code: "T.0003" } };

/** What a test's endpoint responds, and what it was sent. */
function endpoint(responses: (TestResponse | Error)[]) {
  const requests: { request: CaseRequest; ended: boolean; cleansUp: boolean }[] = [];
  return {
    requests,
    lines: () =>
      requests.map(({ request, cleansUp }) => `${cleansUp ? "clean up: " : ""}${request.method} ${request.path}`),
    async send(request: CaseRequest, _: unknown, signal: AbortSignal | undefined): Promise<Exchange> {
      requests.push({ request, ended: signal?.aborted ?? false, cleansUp: signal === undefined });
      signal?.throwIfAborted();
      const response = responses.shift() ?? { status: 500 };
      if (response instanceof Error) throw response;
      return exchange({ ...response, request: { method: request.method } });
    },
  };
}

function runOf(document: OpenApiDocument, send: ScenarioRun["send"], more: Partial<ScenarioRun> = {}): ScenarioRun {
  const validator = createSchemaValidator(document);
  return {
    document,
    send,
    uniqueName: () => "contract-1",
    check: (tested: TestedCase) => check(tested, [scenarioStep], { document, validator, isMock: false }),
    signal: new AbortController().signal,
    ...more,
  };
}

/** Runs the only scenario of a document and collects what comes of it. */
async function runSteps(scenario: JsonObject, responses: (TestResponse | Error)[], more: Partial<ScenarioRun> = {}) {
  const document = documentWith({ "x-finally": [remove], ...scenario });
  const server = endpoint(responses);
  const left: string[] = [];
  const results: StepResult[] = [];
  const [steps] = readScenarios(document);
  if (steps === undefined) throw new Error("The document has a scenario.");
  for await (const result of runScenario(
    steps,
    runOf(document, server.send, { onLeft: (what) => left.push(what), ...more }),
  )) {
    results.push(result);
  }
  return { ...server, left, results, outcomes: results.map(({ outcome }) => outcome) };
}

test("steps are sent in order, with the values of the run and of earlier responses, followed by the cleanup", async () => {
  const scenario = await runSteps({ steps: [create, get] }, [{ body: { id: 7 } }, { body: { id: 7 } }, {}], {
    values: { project: "mine" },
    inputs: { colour: "blue" },
  });
  expect(scenario.outcomes).toEqual(["passed", "passed"]);
  expect(scenario.lines()).toEqual([
    "POST /mine/things",
    "GET /mine/things/contract-1",
    "clean up: DELETE /mine/things/contract-1",
  ]);
  const [first] = scenario.requests;
  expect(JSON.parse(Buffer.from(first?.request.body ?? []).toString())).toEqual({
    name: "contract-1",
    colour: "blueish",
  });
  expect(first?.request.credentials).toBe("valid");
  expect(scenario.left).toEqual([]);
});

test("without a value of the run, that of the document is used", async () => {
  const scenario = await runSteps({ steps: [create] }, [{ body: {} }, {}]);
  expect(scenario.lines()[0]).toBe("POST /p/things");
});

test("values of parameters are written as the document says", async () => {
  const parameters = [
    { name: "name", in: "path", value: "a/b c" },
    { name: "tags", in: "query", value: ["x", "y&z"] },
  ];
  const scenario = await runSteps({ steps: [{ ...last, parameters }], "x-finally": [] }, [{}]);
  expect(scenario.lines()).toEqual(["GET /p/things/a%2Fb%20c?tags=x&tags=y%26z"]);
});

test("after a step with another status, the rest is skipped, and what was created is deleted", async () => {
  const scenario = await runSteps({ steps: [create, get, last] }, [{ body: { id: 7 } }, { status: 404 }, {}]);
  expect(scenario.outcomes).toEqual(["passed", "failed", "skipped"]);
  expect(scenario.results[2]?.reason).toBe("The step get did not get the expected response.");
  expect(scenario.lines().at(-1)).toContain("clean up");
  expect(scenario.requests).toHaveLength(3);
});

test("after a criterion that is not met, too, and the criterion is reported with its place", async () => {
  const scenario = await runSteps({ steps: [create, get, last] }, [{ body: { id: 7 } }, { body: { id: 8 } }, {}]);
  expect(scenario.outcomes).toEqual(["passed", "failed", "skipped"]);
  expect(scenario.results[1]?.problems).toMatchObject([
    {
      message: "Not met: $response.body#/id == $steps.create.outputs.id; found 8, compared with 7.",
      pointer: "/x-scenarios/things/steps/1/successCriteria/1/condition",
    },
  ]);
});

test("an unreadable body ends the scenario, and is reported by `body-valid` only", async () => {
  const scenario = await runSteps({ steps: [create, get, last] }, [{ body: { id: 7 } }, { body: '{"id":' }, {}]);
  expect(scenario.outcomes).toEqual(["passed", "skipped", "skipped"]);
  expect(scenario.results[1]?.problems).toEqual([]);
});

test("a refusal because of the image, the account or the load ends the scenario without a failure", async () => {
  const scenario = await runSteps({ steps: [create, last] }, [{ status: 400, body: { error_code: "T.0004" } }, gone]);
  expect(scenario.outcomes).toEqual(["skipped", "skipped"]);
  expect(scenario.results[0]?.reason).toContain("refused with 400 T.0004");
  expect(scenario.results[0]?.exchange).toBeDefined();
});

test("a step that needs a value that is missing in the response is skipped", async () => {
  const using = step("using", "getThing", ["$statusCode == 200"], {
    parameters: [{ name: "name", in: "path", value: "$steps.create.outputs.id" }],
  });
  const scenario = await runSteps({ steps: [create, using, last] }, [{ body: {} }, {}]);
  expect(scenario.outcomes).toEqual(["passed", "skipped", "skipped"]);
  expect(scenario.results[1]?.reason).toContain("step using needs a value that is missing");
});

test("an incomplete response ends the scenario", async () => {
  const scenario = await runSteps({ steps: [create, last] }, [{ failure: { kind: "timeout", message: "5 s" } }, {}]);
  expect(scenario.results[1]).toMatchObject({ outcome: "skipped" });
  expect(scenario.lines().at(-1)).toContain("clean up");
});

test("nothing is deleted that was never created", async () => {
  const scenario = await runSteps({ steps: [last, create] }, [{ status: 404 }]);
  expect(scenario.outcomes).toEqual(["failed", "skipped"]);
  expect(scenario.requests).toHaveLength(1);
});

test.each<[string, TestResponse | Error, number]>([
  ["was created and is said to be gone", gone, 1],
  ["was created and is not found", { status: 404 }, 1],
  ["is refused to be removed", { status: 403 }, 1],
  ["cannot be removed", { status: 500 }, 1],
  ["cannot be reached any more", { failure: { kind: "connect", message: "refused" } }, 1],
  ["makes the sending fail", new Error("broken"), 1],
])("what %s", async (_, response, count) => {
  const scenario = await runSteps({ steps: [create] }, [{ body: {} }, response]);
  expect(scenario.left).toHaveLength(count);
  if (count > 0) expect(scenario.left[0]).toBe("Remove the thing (/p/things/contract-1)");
});

test("what was perhaps not created may be missing", async () => {
  const scenario = await runSteps({ steps: [create] }, [{ status: 500 }, gone]);
  expect(scenario.left).toEqual([]);
});

test("an aborted scenario ends without a result, and still deletes what it created", async () => {
  const abort = new AbortController();
  const document = documentWith({ steps: [create, get], "x-finally": [remove] });
  const server = endpoint([{ body: { id: 7 } }, {}]);
  const [steps] = readScenarios(document);
  if (steps === undefined) throw new Error("The document has a scenario.");
  const outcomes: string[] = [];
  for await (const { outcome } of runScenario(steps, runOf(document, server.send, { signal: abort.signal }))) {
    outcomes.push(outcome);
    abort.abort();
  }
  expect(outcomes).toEqual(["passed"]);
  expect(server.lines()).toEqual(["POST /p/things", "clean up: DELETE /p/things/contract-1"]);
});

test("a request that an abort ends has no result, either", async () => {
  const abort = new AbortController();
  const scenario = await runSteps({ steps: [create] }, [], {
    signal: abort.signal,
    async send(_request, _operation, signal) {
      if (signal === undefined) return exchange({ status: 200 });
      abort.abort();
      throw signal.reason;
    },
  });
  expect(scenario.results).toEqual([]);
});

test("the cleanup is sent even if the reader stops early", async () => {
  const document = documentWith({ steps: [create, get], "x-finally": [remove] });
  const server = endpoint([{ body: { id: 7 } }, {}]);
  const [steps] = readScenarios(document);
  if (steps === undefined) throw new Error("The document has a scenario.");
  for await (const _ of runScenario(steps, runOf(document, server.send))) break;
  expect(server.lines().at(-1)).toBe("clean up: DELETE /p/things/contract-1");
});

test("an error of the sender is thrown after the cleanup", async () => {
  const server = endpoint([new Error("broken"), {}]);
  await expect(runSteps({ steps: [create] }, [], { send: server.send })).rejects.toThrow("broken");
  expect(server.lines().at(-1)).toContain("clean up");
});
