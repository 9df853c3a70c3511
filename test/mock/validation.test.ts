import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject, listOperations, type Operation, valueAt } from "openapi-contract/document";
import { beforeAll, describe, expect, test } from "vitest";
import { createEngine, type Engine } from "../../src/mock/engine.js";
import { exampleRequests } from "../example-requests.js";
import { document, root } from "../root.js";

// Prism silently skips the checks of a schema that it cannot compile. So each response gets an example that no schema
// accepts, and Prism must report it.
const wrong = structuredClone(document);
for (const operation of listOperations(document)) {
  for (const { content } of operation.responses) {
    for (const mediaType of content) {
      const target = valueAt(wrong, mediaType.pointer);
      if (isObject(target)) target.examples = { wrong: { summary: "Of the wrong type", value: [12345] } };
    }
  }
}

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine(wrong);
});

test("a deprecated parameter is valid", async () => {
  const deprecated = structuredClone(document);
  const parameter = valueAt(deprecated, "/components/parameters/EnterpriseProjectId");
  if (isObject(parameter)) parameter.deprecated = true;
  const lists = listOperations(deprecated).find(({ operationId }) => operationId === "listFaceSets");
  if (lists === undefined) throw new Error("The document has no operation listFaceSets.");
  const request = requestOf(lists);
  const headers = { ...request.headers, "enterprise-project-id": "any" };
  const { status, violations } = await (await createEngine(deprecated)).respond({ ...request, headers }, {});
  expect([status, violations]).toEqual([200, []]);
});

test("Prism and its parts are pinned to the last versions for Node 20", async () => {
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  expect(manifest.devDependencies).toMatchObject({
    "@stoplight/prism-cli": "5.14.2",
    "@stoplight/prism-core": "5.8.0",
    "@stoplight/prism-http": "5.12.0",
  });
});

const statusOf = (status: string) => (status === "default" ? 418 : Number(status));

describe.each(listOperations(document).map((operation) => [operation.operationId, operation] as const))(
  "%s",
  (_, operation) => {
    test.each(operation.responses.map(({ status }) => status))(
      "a wrong response with status %s is flagged",
      async (status) => {
        const { violations } = await engine.respond(
          requestOf(operation),
          { code: statusOf(status), exampleKey: "wrong" },
          { validate: false },
        );
        expect(violations).toContainEqual(
          expect.objectContaining({ location: expect.arrayContaining(["response", "body"]), severity: "Error" }),
        );
      },
    );
  },
);

function requestOf(operation: Operation): Parameters<Engine["respond"]>[0] {
  const [usual] = exampleRequests(operation);
  const [path = "", query = ""] = (usual?.path ?? "").split("?");
  return {
    method: operation.method,
    url: { path, query: Object.fromEntries(new URLSearchParams(query)) },
    headers: { "x-auth-token": "any" },
  };
}
