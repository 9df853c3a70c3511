import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "openapi-contract/document";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareDocuments } from "../../src/changes/compare.js";
import { loadVersion } from "../../src/changes/load/load.js";
import { unusedSchemas } from "../../src/changes/types/document.js";
import { versionOf } from "../../src/changes/version.js";

/** A document of many operations, whose schemas all refer to each other. */
function documentOf(count: number, longest: number): JsonObject {
  const reference = (index: number) => ({ $ref: `#/components/schemas/S${index % count}` });
  const numbers = Array.from({ length: count }, (_, index) => index);
  const content = (index: number) => ({ "application/json": { schema: reference(index) } });
  return {
    openapi: "3.1.0",
    info: { title: "Large", version: "1" },
    paths: Object.fromEntries(
      numbers.map((index) => [
        `/s${index}`,
        {
          post: {
            operationId: `op${index}`,
            requestBody: { content: content(index) },
            responses: { "200": { description: "OK", content: content(index + 5) } },
          },
        },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        numbers.map((index) => [
          `S${index}`,
          {
            type: "object",
            properties: {
              id: { type: "string", maxLength: index === 0 ? longest : 64 },
              next: reference(index + 1),
              list: { type: "array", items: reference(index * 7 + 3) },
            },
          },
        ]),
      ),
    },
  };
}

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "large-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("a change deep in a document of 1,000 operations is found once, with every operation", async () => {
  const files = ["before.json", "after.json"];
  await Promise.all(
    files.map((name, index) => writeFile(join(folder, name), JSON.stringify(documentOf(1_000, index === 0 ? 64 : 32)))),
  );
  const [before, after] = await Promise.all(
    files.map((name) => loadVersion(name, { cwd: folder, path: "openapi.yaml" })),
  );
  const changes = before && after ? compareDocuments(before.document, after.document) : [];
  expect(changes).toMatchObject([{ rule: "request-max-length-narrowed", verdict: "breaking", whom: "senders" }]);
  expect(changes[0]?.operations).toHaveLength(1_000);
});

test("schemas in a chain of any length are known to be used", () => {
  const count = 20_000;
  const chain = Array.from({ length: count }, (_, index) => [
    `S${index}`,
    { type: "object", properties: { next: { $ref: `#/components/schemas/S${index + 1}` } } },
  ]);
  const document: JsonObject = {
    openapi: "3.1.0",
    paths: { "/t": { get: { responses: { "200": { $ref: "#/components/responses/R" } } } } },
    components: {
      responses: { R: { description: "OK", content: { "a/b": { schema: { $ref: "#/components/schemas/S0" } } } } },
      schemas: { ...Object.fromEntries(chain), [`S${count}`]: {}, Other: { $ref: "#/components/schemas/Further" } },
    },
  };
  expect(unusedSchemas(versionOf("base", document))).toEqual(["Other"]);
});
