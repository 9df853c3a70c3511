import { expect, test } from "vitest";
import { requestId } from "../../src/checks/request-id.js";
import { contextOf, documentWith, problems, testedCase } from "./tested-case.js";

const response = (name: string, required = false) =>
  documentWith({ 200: { description: "", headers: { [name]: { required, schema: { type: "string" } } } } });

test("a documented request id must be present", () => {
  expect(problems(requestId, response("X-Request-Id"), {})).toMatchObject([
    { level: "failure", message: "The header X-Request-Id of 200 is missing." },
  ]);
  expect(problems(requestId, response("X-Request-Id"), { headers: [["x-request-id", "1"]] })).toEqual([]);
});

test("an undocumented one is not required, and another check reports a required one", () => {
  expect(problems(requestId, response("X-Other"), {})).toEqual([]);
  expect(problems(requestId, response("X-IAM-Trace-Id"), {})).toEqual([]);
  expect(problems(requestId, response("X-Request-Id", true), {})).toEqual([]);
  expect(problems(requestId, response("X-Request-Id"), { status: 500 })).toEqual([]);
});

test("an id that an earlier response had is a warning", () => {
  const document = response("X-Request-Id");
  const context = contextOf(document);
  const withId = (id: string, ...more: [string, string][]) =>
    requestId.check(testedCase(document, { headers: [["X-Request-Id", id], ...more] }), context);
  expect([withId("1"), withId("2"), withId("1", ["Age", "3"])]).toEqual([[], [], []]);
  expect(withId("1")).toMatchObject([{ level: "warning", message: expect.stringContaining("an earlier response") }]);
});
