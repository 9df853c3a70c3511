import { expect, test } from "vitest";
import type { CaseResult } from "../../src/event.js";
import { type Coverage, coverageCounter, exercisedConstraints, joinCoverage } from "../../src/report/coverage.js";
import { recursiveDocument } from "../documents/recursive.js";
import { passed, things } from "./sample.js";

function coverageOf(...results: CaseResult[]): Coverage {
  const counter = coverageCounter(things);
  for (const result of results) counter.add(result);
  return counter.coverage();
}

const breaksMaximum = passed(
  { id: "a", pointer: "/paths/~1things/get/parameters/0/schema/maximum" },
  { status: 400, url: "http://h/things?limit=101" },
);
const creates = passed(
  { id: "b", operationId: "createThing", pointer: "/paths/~1things/post" },
  { method: "POST", sent: '{"name":"x","parts":[{"name":"y"}]}', status: 201 },
);

test("lists statuses, inputs and constraints of each operation, each once", () => {
  const [list, create] = coverageOf().operations;
  expect(list?.statuses.map(({ status, onDemand }) => [status, onDemand])).toEqual([
    ["200", true],
    ["400", true],
    ["401", true],
    ["429", false],
    ["503", false],
  ]);
  expect(list?.inputs.map(({ name, constraints }) => [name, constraints.map(({ keyword }) => keyword)])).toEqual([
    ["limit", ["type", "minimum", "maximum"]],
    ["sort", ["enum"]],
  ]);
  // Whoever asks for no credentials has a 401 of its own; a schema that holds itself is read once.
  expect(create?.statuses.map(({ status, onDemand }) => [status, onDemand])).toEqual([
    ["201", true],
    ["401", false],
    ["4XX", true],
  ]);
  expect(create?.inputs.map(({ in: where, name }) => `${where} ${name}`)).toEqual([
    "body ",
    "body name",
    "body parts",
    "body image",
  ]);
  expect(create?.inputs[1]?.constraints).toEqual(
    ["type", "minLength", "maxLength"].map((keyword) => ({
      keyword,
      pointer: `/components/schemas/Name/${keyword}`,
      exercised: false,
    })),
  );
});

test("a status counts when a response has it, a constraint when a case exercises it, an input when a request has it", () => {
  expect(exercisedConstraints(coverageOf(breaksMaximum))).toEqual([
    "listThings status 400",
    "listThings query limit",
    "listThings query limit maximum (/paths/~1things/get/parameters/0/schema/maximum)",
  ]);
  expect(exercisedConstraints(coverageOf(creates))).toEqual([
    "createThing status 201",
    "createThing body",
    "createThing body name",
    "createThing body parts",
  ]);
});

test("a form exercises its fields", () => {
  const form = passed(
    { operationId: "createThing", pointer: "/paths/~1things/post" },
    {
      sentHeaders: [["Content-Type", "multipart/form-data; boundary=b"]],
      sent: '--b\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\n\r\n<image>\r\n--b--',
      status: 422,
    },
  );
  expect(exercisedConstraints(coverageOf(form))).toEqual([
    "createThing status 4XX",
    "createThing body",
    "createThing body image",
  ]);
});

test("nothing counts that was skipped or not responded", () => {
  const { exchange } = breaksMaximum;
  if (!exchange) throw new Error("The case has an exchange.");
  const { response: _, ...unknownExchange } = exchange;
  const lost: CaseResult = {
    ...breaksMaximum,
    exchange: { ...unknownExchange, failure: { kind: "timeout", message: "Too late." } },
  };
  expect(coverageOf({ ...breaksMaximum, outcome: "skipped" }, lost)).toMatchObject({ percent: 0, exercised: 0 });
});

test("of schemas that refer to each other, the inputs of as many levels are listed as a report can hold", () => {
  const coverage = coverageCounter(recursiveDocument({ count: 300, choices: 3, operations: 300 })).coverage();
  const namesOf = coverage.operations.map(({ inputs }) => inputs.map(({ name }) => name));
  // A level is listed as a whole or not at all.
  for (const names of namesOf) expect(names).toEqual(expect.arrayContaining(["", "name", "next", "list", "one"]));
  expect(namesOf.flat().length).toBeLessThan(20_000);
  expect(namesOf.flat()).toContain("next.next.name");
});

test("joins the parts of a run into the coverage of the complete run", () => {
  const joined = joinCoverage(coverageOf(breaksMaximum), coverageOf(creates, breaksMaximum));
  expect(joined).toEqual(coverageOf(breaksMaximum, creates, breaksMaximum));
});

test("the percentage is the share of all that is counted", () => {
  expect(coverageOf(breaksMaximum, creates)).toMatchObject({ percent: 31.8, exercised: 7, total: 22 });
});
