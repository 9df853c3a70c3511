import { expect, test } from "vitest";
import { contentTypeDocumented } from "../../src/checks/content-type-documented.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const json = documentWith({ 200: jsonResponse({ type: "object" }) });
const content = (...names: string[]) =>
  documentWith({ 200: { description: "", content: Object.fromEntries(names.map((name) => [name, {}])) } });

const found = (document: typeof json, contentType: string | undefined, body: unknown = {}) =>
  problems(contentTypeDocumented, document, {
    headers: contentType === undefined ? [] : [["content-type", contentType]],
    body,
  }).map(({ message }) => message);

test.each([
  ["application/json", "application/json"],
  ["application/json", "application/json; charset=UTF-8"],
  ["application/json", "Application/JSON;charset=utf8"],
  ["application/json; charset=utf-8", "application/json"],
  ["application/*", "application/vnd.thing+json"],
  ["*/*", "image/png"],
  ["text/plain", "text/plain; charset=iso-8859-1"],
])("documented %s, received %s: passes", (documented, received) => {
  expect(found(content(documented), received)).toEqual([]);
});

test.each([
  ["application/json", "text/html", '"text/html"; documented: application/json'],
  ["application/json", "application/problem+json", "documented: application/json"],
  ["application/json", "application/json; charset=iso-8859-1", "it must be utf-8"],
  ["application/json", "application/json; charset=nonsense", "it must be utf-8"],
  ["text/plain; charset=utf-8", "text/plain; charset=iso-8859-1", "it must be utf-8"],
  ["application/json", "json", "is not a media type"],
  ["application/json", undefined, "Content-Type is missing"],
])("documented %s, received %s: a failure", (documented, received, message) => {
  expect(found(content(documented), received)).toEqual([expect.stringContaining(message)]);
});

test("a content coding that the request does not accept is a failure", () => {
  const headers: [string, string][] = [
    ["Content-Type", "application/json"],
    ["Content-Encoding", "br"],
  ];
  const asking = (coding: string) =>
    problems(contentTypeDocumented, json, { headers, body: "{}", request: { headers: [["Accept-Encoding", coding]] } });
  expect(asking("identity")).toMatchObject([{ level: "failure", message: expect.stringContaining('encoded as "br"') }]);
  expect(asking("br")).toEqual([]);
});

test("without content, without a body, or with an undocumented status nothing is checked", () => {
  expect(found(documentWith({ 200: { description: "" } }), "text/html")).toEqual([]);
  expect(found(json, undefined, "")).toEqual([]);
  expect(found(documentWith({ 204: { description: "" } }), "text/html")).toEqual([]);
});
