import { describe, expect, test } from "vitest";
import { DocumentError, type JsonObject } from "../../src/document/document.js";
import { readScenarios, scenarioCases } from "../../src/scenarios/scenario.js";
import { create, documentWith, remove, step } from "./things-document.js";

test("a document without scenarios has none", () => {
  const { "x-scenarios": _, ...document } = { "x-scenarios": {}, ...documentWith({ steps: [create] }) };
  expect(readScenarios(document)).toEqual([]);
});

test("each step is a case, with the strongest side effects of the scenario", () => {
  const get = step("get", "getThing", ["$statusCode == 404"]);
  const [first, second] = scenarioCases(readScenarios(documentWith({ steps: [create, get], "x-finally": [remove] })));
  expect(first).toMatchObject({ id: "scenario/things/create", kind: "scenario", sideEffects: "writes" });
  expect(second).toEqual({
    id: "scenario/things/get",
    workflowId: "things",
    operationId: "getThing",
    tags: [],
    kind: "scenario",
    title: "Step get",
    pointer: "/x-scenarios/things/steps/1",
    sideEffects: "writes",
    expectation: { outcome: "exactly", status: 404 },
    requires: ["writes"],
  });
});

test("a scenario that issues credentials says so, besides what else it does", () => {
  const document = documentWith({ steps: [create], "x-finally": [remove] });
  Object.assign(Object(Object(document.paths["/{project}/things"]).post), { "x-side-effects": "credentials" });
  expect(scenarioCases(readScenarios(document))).toMatchObject([
    { sideEffects: "credentials", requires: ["writes", "credentials"] },
  ]);
});

describe("refuses, with the place,", () => {
  const ok = "$statusCode == 200";
  const get = (more: JsonObject, conditions = [ok]) => [create, step("get", "getThing", conditions, more)];
  const at = (rest: string) => `/x-scenarios/things/steps/1${rest}`;

  test.each<[string, JsonObject, string, string]>([
    ["no step", { steps: [] }, "/x-scenarios/things/steps", "is empty"],
    ["a step without a description", { steps: get({ description: "" }) }, at(""), "must have description"],
    ["an unknown operation", { steps: get({ operationId: "nothing" }) }, at("/operationId"), "must name an operation"],
    ["a repeated step id", { steps: [create, create] }, at("/stepId"), "must be unique"],
    [
      "a repeated id of a clean-up",
      { steps: [create], "x-finally": [{ ...remove, stepId: "create" }] },
      "/x-scenarios/things/x-finally/0/stepId",
      "must be unique",
    ],
    ["no status", { steps: get({}, ["1 == 1"]) }, at("/successCriteria"), "begin with a condition"],
    ["a missing parameter", { steps: get({ parameters: [] }) }, at("/parameters"), "must contain name"],
    [
      "an unknown parameter",
      { steps: get({ parameters: [{ name: "nothing", in: "path", value: 1 }] }) },
      at("/parameters/0"),
      "nothing",
    ],
    [
      "a parameter without a value",
      { steps: get({ parameters: [{ name: "name", in: "path" }] }) },
      at("/parameters/0"),
      "must give a value",
    ],
    [
      "an unknown media type",
      { steps: get({ requestBody: { contentType: "text/plain", payload: "" } }) },
      at("/requestBody/contentType"),
      "must be a media type",
    ],
    [
      "an unknown input",
      { steps: get({ parameters: [{ name: "name", in: "path", value: "$inputs.none" }] }) },
      at("/parameters/0/value"),
      "not declared",
    ],
    [
      "an output that no step keeps",
      { steps: get({ parameters: [{ name: "name", in: "path", value: "{$steps.create.outputs.none}" }] }) },
      at("/parameters/0/value"),
      "not an output of an earlier step",
    ],
    [
      "an output of a later step",
      { steps: get({}, [ok, "1 == $steps.get.outputs.a"]) },
      at("/successCriteria/1/condition"),
      "not an output of an earlier step",
    ],
    [
      "a response that is not there yet",
      { steps: get({ parameters: [{ name: "name", in: "path", value: "$response.body#/a" }] }) },
      at("/parameters/0/value"),
      "before the request",
    ],
    ["no expression", { steps: get({ outputs: { a: "$nothing" } }) }, at("/outputs/a"), "not a runtime expression"],
    ["no condition", { steps: get({}, [ok, "1 is 1"]) }, at("/successCriteria/1/condition"), "has an unexpected is"],
    ["half a condition", { steps: get({}, [ok, "1 =="]) }, at("/successCriteria/1/condition"), "is incomplete"],
    [
      "more than a condition",
      { steps: get({}, [ok, "1 == 1 1"]) },
      at("/successCriteria/1/condition"),
      "has an unexpected 1",
    ],
    [
      "an unreadable condition",
      { steps: get({}, [ok, "1 == %"]) },
      at("/successCriteria/1/condition"),
      "has an unexpected",
    ],
    ["an endless list", { steps: get({}, [ok, "1 in [1, 2"]) }, at("/successCriteria/1/condition"), "is incomplete"],
    [
      "a clean-up after no step",
      { steps: [create], "x-finally": [{ ...remove, after: "never" }] },
      "/x-scenarios/things/x-finally/0/after",
      "must name a step",
    ],
    [
      "an input without a value",
      { steps: [create], inputs: { properties: { a: {} } } },
      "/x-scenarios/things/inputs/properties/a",
      "default",
    ],
  ])("%s", (_, scenario, place, message) => {
    const read = () => readScenarios(documentWith(scenario));
    expect(read).toThrow(DocumentError);
    expect(read).toThrow(`${place} `);
    expect(read).toThrow(message);
  });
});
