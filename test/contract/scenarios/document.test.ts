import { createSchemaValidator } from "openapi-contract/document";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checks } from "../../../packages/contract/src/checks/index.js";
import { check } from "../../../packages/contract/src/checks/response/apply-checks.js";
import { runScenario, type StepResult } from "../../../packages/contract/src/scenarios/run.js";
import { readScenarios, scenarioCases } from "../../../packages/contract/src/scenarios/scenario.js";
import { exchange } from "../../../packages/contract/test/checks/tested-case.js";
import { type FrsServer, startFrsServer } from "../../fixtures/frs-server/index.js";
import { document } from "../../root.js";

const scenarios = readScenarios(document);
const validator = createSchemaValidator(document);
let server: FrsServer;

beforeAll(async () => {
  server = await startFrsServer({ document });
});
afterAll(() => server.close());

test.each(scenarios.map((scenario) => [scenario.workflowId, scenario] as const))(
  "a conforming endpoint passes %s, and nothing is left there",
  async (workflowId, scenario) => {
    const results: StepResult[] = [];
    const left: string[] = [];
    const steps = runScenario(scenario, {
      document,
      uniqueName: () => `frs-contract-${workflowId}`,
      values: { project_id: server.projectId },
      check: (tested) => check(tested, checks, { document, validator, isMock: false }),
      onLeft: (what) => left.push(what),
      async send({ method, path, headers, body }) {
        const response = await fetch(server.url + path, {
          method,
          headers: [...headers.map(([name, value]): [string, string] => [name, value]), ["X-Auth-Token", server.token]],
          ...(body && { body: new Uint8Array(body) }),
        });
        return exchange({
          request: { method, url: server.url + path },
          status: response.status,
          headers: [...response.headers],
          body: new Uint8Array(await response.arrayBuffer()),
        });
      },
    });
    for await (const result of steps) results.push(result);

    expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(results.flatMap(({ problems }) => problems)).toEqual([]);
    expect(results).toHaveLength(scenario.steps.length);
    expect(left).toEqual([]);
    const reply = await fetch(`${server.url}/v2/${server.projectId}/face-sets`, {
      headers: { "X-Auth-Token": server.token, "Content-Type": "application/json" },
    });
    expect(await reply.json()).toEqual({ face_sets_info: [] });
  },
);

test("every step of every scenario is a case with an id of its own", () => {
  const cases = scenarioCases(scenarios);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  expect(cases.length).toBeGreaterThan(60);
});
