import { expect, test } from "vitest";
import { deriveCases } from "../../src/cases/index.js";
import type { BrokenSignature } from "../../src/profile.js";
import { smallDocument } from "../small-document.js";

const tenant = {
  name: "tenant",
  in: "path",
  required: true,
  schema: { type: "string" },
  example: "9f0a",
  "x-bound-to-credentials": true,
};
const json = { required: true, content: { "application/json": { schema: { type: "object" } } } };
const text = { required: true, content: { "text/plain": { schema: { type: "string" } } } };
const secured = { security: [{ key: [] }], responses: {} };

function documentOf(example: string, more: object = {}) {
  const parameters = [{ ...tenant, example }];
  return smallDocument({
    "/{tenant}/things": {
      get: { operationId: "list", parameters, ...secured },
      post: { operationId: "make", parameters, requestBody: json, ...secured, ...more },
      put: { operationId: "put", parameters, requestBody: text, ...secured },
      delete: { operationId: "open", parameters, responses: {} },
    },
  });
}

const broken: readonly BrokenSignature[] = [
  { name: "old", title: "an old one", sign: async (request) => request },
  { name: "changed", title: "a changed body", needsJson: true, sign: async (request) => request },
];

function stepsOf(operationId: string, brokenSignatures?: () => readonly BrokenSignature[]): string[] {
  const start = `${operationId}/credentials/`;
  return deriveCases(documentOf("9f0a"), { brokenSignatures })
    .map(({ id }) => id)
    .filter((id) => id.startsWith(start))
    .map((id) => id.slice(start.length));
}

test("valid credentials are tried with the id of another tenant, and have to be refused", () => {
  const paths = ["9f0a", "a-1", "x.0", "B", "42-"].map((example) => {
    const other = deriveCases(documentOf(example)).find(({ id }) => id === "list/credentials/other-tenant");
    expect(other?.expectation).toEqual({ outcome: "refused", because: "credentials" });
    const request = other?.request({}, "unique");
    expect(request?.credentials).toBe("valid");
    return request?.path;
  });
  expect(paths).toEqual(["/9f0b/things", "/a-0/things", "/x.1/things", "/A/things", "/41-/things"]);
});

test("an open operation, and an id that no other has the form of, are left out", () => {
  expect(stepsOf("open")).toEqual([]);
  expect(deriveCases(documentOf("_")).map(({ id }) => id)).not.toContain("list/credentials/other-tenant");
});

test("wrong ways to sign are tried where requests are signed, those that need JSON with JSON only", () => {
  const usual = ["none", "wrong", "other-scheme", "other-tenant"];
  expect(stepsOf("list")).toEqual(usual);
  expect(stepsOf("list", () => broken)).toEqual([...usual, "old"]);
  expect(stepsOf("make", () => broken)).toEqual([...usual, "old", "changed"]);
  expect(stepsOf("put", () => broken)).toEqual([...usual, "old"]);
  const old = deriveCases(documentOf("9f0a"), { brokenSignatures: () => broken }).find(({ id }) => id.endsWith("/old"));
  expect(old?.request({}, "unique").credentials).toBe("broken-old");
});
