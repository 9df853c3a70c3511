import { expect, test } from "vitest";
import { requestId } from "../../src/checks/request-id.js";
import { documentWith, problems } from "./tested-case.js";

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
