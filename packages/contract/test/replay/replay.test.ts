import { expect, test } from "vitest";
import { checks } from "../../src/checks/index.js";
import { replay } from "../../src/replay/replay.js";
import { documentWith, exchange, jsonResponse } from "../checks/tested-case.js";

const document = documentWith({ 200: jsonResponse({ type: "object" }), 400: jsonResponse({ type: "object" }) });
const url = "http://endpoint/things";
const refused = exchange({ status: 400, body: {}, request: { url } });
const accepted = exchange({ status: 200, body: {}, request: { url } });

/** The outcome of each exchange, with the levels of its problems. */
async function outcomesOf(exchanges: (typeof refused)[]): Promise<string[]> {
  const outcomes: string[] = [];
  for await (const { outcome, problems } of replay(document, exchanges, checks)) {
    outcomes.push([outcome, ...problems.map(({ level }) => level)].join(" "));
  }
  return outcomes;
}

test("a refusal of a valid request is a failure if the operation accepts one, before or after it", async () => {
  expect(await outcomesOf([refused, accepted])).toEqual(["failed failure", "passed"]);
  expect(await outcomesOf([accepted, refused])).toEqual(["passed", "failed failure"]);
});

test("it is a warning if the operation accepts none", async () => {
  expect(await outcomesOf([refused, refused])).toEqual(["passed warning", "passed warning"]);
});
