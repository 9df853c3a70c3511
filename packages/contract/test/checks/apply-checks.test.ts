import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { checks } from "../../src/checks/index.js";
import { check } from "../../src/checks/response/apply-checks.js";
import { contextOf, documentWith, jsonResponse, type TestResponse, testedCase } from "./tested-case.js";

const document = documentWith({
  200: jsonResponse({ type: "object", required: ["id"] }, { headers: { "X-Rate": { required: true, schema: {} } } }),
});
const found = (response: TestResponse) =>
  check(testedCase(document, response), checks, contextOf(document)).map(({ check: name, message }) => [name, message]);
const gzip = [
  ["Content-Type", "application/json"],
  ["Content-Encoding", "gzip"],
  ["X-Rate", "1"],
] as const;
const identity = { headers: [["Accept-Encoding", "identity"]] as const };

test("an encoded body is decoded before it is checked", () => {
  expect(found({ headers: gzip, body: gzipSync('{"id":1}') })).toEqual([]);
  expect(found({ headers: gzip, body: gzipSync('{"id":1}'), request: identity })).toEqual([
    ["content-type-documented", 'The body is encoded as "gzip", but the request accepts only identity.'],
  ]);
  expect(found({ headers: gzip, body: gzipSync("{}") })).toEqual([
    ["body-valid", "The body of 200 does not match its schema at its root: must have required property 'id'."],
  ]);
});

test("a body that does not fit its coding is reported once", () => {
  expect(found({ headers: gzip, body: '{"id":1}', request: identity })).toEqual([
    ["content-type-documented", 'The body cannot be decoded as "gzip".'],
  ]);
});

test("a server error is reported once, whatever else is wrong", () => {
  expect(found({ status: 500, headers: [["Content-Type", "text/html"]], body: "<p>" })).toEqual([
    ["no-server-error", "Received 500."],
  ]);
});
