import { expect, test } from "vitest";
import { stableResponse } from "../../src/checks/stable-response.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const document = documentWith({ default: jsonResponse({}) });
const found = (first: unknown, second: unknown) =>
  problems(stableResponse, document, { body: first }, { repeated: { body: second } });

test.each([
  ["the same bytes", '{"a":1}', '{"a":1}'],
  ["the same JSON, written differently", '{"a":1,"b":2}', '{ "b": 2, "a": 1 }'],
])("%s is the same response", (_, first, second) => {
  expect(found(first, second)).toEqual([]);
});

test.each([
  ["a value", { a: { b: [1, 2] } }, { a: { b: [1, 3] } }, "/a/b/1"],
  ["the order of a list", { a: ["x", "y"] }, { a: ["y", "x"] }, "/a/0"],
  ["the length of a list", { a: [1] }, { a: [1, 2] }, "/a/1"],
  ["a missing property", { a: 1, "b/c": 2 }, { a: 1 }, "/b~1c"],
  ["the type", { a: [] }, { a: {} }, "/a"],
  ["a body that is not JSON", "one", "two", ""],
])("%s is reported with its place", (_, first, second, at) => {
  expect(found(first, second)).toMatchObject([{ level: "warning", at, pointer: "/paths/~1things/get" }]);
});

test("headers may differ, the status may not", () => {
  const repeat = (status: number, headers: [string, string][] = []) =>
    problems(stableResponse, document, {}, { repeated: { status, headers } });
  expect(repeat(200, [["Date", "later"]])).toEqual([]);
  expect(repeat(404)[0]?.message).toBe("Received 200, then 404 to the same request.");
  expect(repeat(429)).toEqual([]);
  expect(repeat(503, [["Retry-After", "1"]])).toEqual([]);
});

test("the bodies of two refusals may name the request, their codes must be the same", () => {
  const refusal = (error_code: string, request_id: string) => ({ status: 400, body: { error_code, request_id } });
  const check = (code: string) =>
    problems(stableResponse, document, refusal("T.1", "a"), { repeated: refusal(code, "b") });
  expect(check("T.1")).toEqual([]);
  expect(check("T.2")[0]?.message).toBe("Received 400 T.1, then 400 T.2 to the same request.");
});

test("a request that was sent once is not checked", () => {
  expect(problems(stableResponse, document, { body: {} })).toEqual([]);
});
