import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "openapi-contract/document";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareDocuments } from "../../src/changes/compare.js";
import { type Policy, readPolicy } from "../../src/changes/policy.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "policy-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function policyOf(text: string): Promise<Policy> {
  const file = join(folder, "policy.yaml");
  await writeFile(file, text);
  return await readPolicy(file, "policy.yaml");
}

const document = (operation: JsonObject): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: { "/t": { get: { operationId: "g", responses: { "200": { description: "OK" } }, ...operation } } },
});
const withError = document({ responses: { "200": { description: "OK" }, "404": { description: "Not found" } } });

describe("a policy", () => {
  test("gives a rule another verdict, and then nobody has to do anything", async () => {
    const policy = await policyOf("rules:\n  response-error-added: compatible\n");
    expect(compareDocuments(document({}), withError)).toMatchObject([{ verdict: "breaking", whom: "readers" }]);
    expect(compareDocuments(document({}), withError, policy)).toMatchObject([
      { rule: "response-error-added", verdict: "compatible", whom: "nobody", action: "Nothing has to be done." },
    ]);
  });

  test("makes a rule break", async () => {
    const policy = await policyOf("rules:\n  docs-text-changed: breaking\n");
    expect(compareDocuments(document({}), document({ summary: "s" }), policy)).toMatchObject([
      { verdict: "breaking", whom: "both" },
    ]);
  });

  test("says how extensions of the project are compared", async () => {
    const policy = await policyOf(
      "extensions:\n  x-size: limit\n  x-audience: { compare: list, direction: response }\n  x-owner: ignored\n",
    );
    const compared = (before: JsonObject, after: JsonObject) =>
      compareDocuments(document(before), document(after), policy).map(({ rule, verdict }) => [rule, verdict]);
    expect(compared({ "x-size": 9 }, { "x-size": 8 })).toEqual([["request-x-size-narrowed", "breaking"]]);
    expect(compared({ "x-audience": ["a"] }, { "x-audience": ["a", "b"] })).toEqual([
      ["response-x-audience-widened", "breaking"],
    ]);
    expect(compared({ "x-owner": "a" }, { "x-owner": "b" })).toEqual([]);
    expect(compared({ "x-other": "a" }, { "x-other": "b" })).toEqual([["docs-x-other-changed", "docs"]]);
  });

  test("of an empty file decides nothing", async () => {
    expect(compareDocuments(document({}), withError, await policyOf("# nothing\n"))).toEqual(
      compareDocuments(document({}), withError),
    );
  });

  test.each([
    ["- a\n", "policy.yaml:1: A policy must be an object"],
    ["rule:\n  a: docs\n", "policy.yaml:1: `rule` is not a part of a policy"],
    ["rules: 1\n", "policy.yaml:1: `rules` must be an object"],
    ["rules:\n  response-error-aded: docs\n", "policy.yaml:2: `response-error-aded` is not a rule"],
    ["rules:\n\n  response-error-added: minor\n", "policy.yaml:3: The verdict of `response-error-added` must be"],
    ["extensions:\n  size: limit\n", "policy.yaml:2: `size` is not an extension"],
    ["extensions:\n  x-size: bigger\n", "policy.yaml:2: `x-size` must be compared as limit, list"],
    ["extensions:\n  x-size: { compare: limit, direction: up }\n", "policy.yaml:2: The direction of `x-size` must be"],
    ["rules: [\n", "policy.yaml:2:"],
  ])("is refused with its line: %j", async (text, message) => {
    await expect(policyOf(text)).rejects.toThrow(message);
  });

  test("that does not exist is named", async () => {
    await expect(readPolicy(join(folder, "none.yaml"), "none.yaml")).rejects.toThrow(
      "Cannot read the policy none.yaml",
    );
  });
});
