import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseResult } from "../../src/contract/event.js";
import { openMock } from "../../src/contract/target/mock.js";
import type { Target } from "../../src/contract/target/target.js";
import { document } from "../root.js";
import { examine, prepare } from "./frs-server/engine.js";

const prepared = prepare(document);
const results = new Map<string, CaseResult>();
let target: Target;

// All cases are sent together, which takes a fraction of the time; each has a test of its own all the same.
beforeAll(async () => {
  target = await openMock(document);
  const examined = await examine(target, { ...prepared, scenarios: [] });
  for (const result of examined.results) results.set(result.case.id, result);
}, 60_000);
afterAll(() => target.close());

/** How much of a body is shown, in bytes. */
const shownBytes = 300;

/** What a tester has to know of a case that failed: what was sent, what came, and which promise is broken. */
function story({ findings, exchange }: CaseResult): string[] {
  const broken = findings.filter(({ severity }) => severity === "failure");
  if (broken.length === 0 || !exchange) return broken.map(({ message }) => message);
  const { request, response, failure } = exchange;
  return [
    `${request.method} ${request.url} ${Buffer.from(request.body.subarray(0, shownBytes)).toString()}`,
    response ? `status ${response.status}` : String(failure?.message),
    ...broken.map(({ check, message, pointer }) => `${check}: ${message} (${pointer})`),
  ];
}

const names = [...new Set(prepared.cases.map(({ operationId }) => operationId))];
describe.each(names)("%s", (operationId) => {
  const cases = prepared.cases.filter((each) => each.operationId === operationId);
  test.each(cases.map(({ id, title, pointer }) => ({ id, name: `${title}, ${pointer}` })))("$name", ({ id }) => {
    const result = results.get(id);
    if (!result) throw new Error(`${id} was not tried.`);
    expect(story(result)).toEqual([]);
    expect(result.outcome, result.reason).toBe("passed");
  });
});
