import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { listOperations, sourceLocator } from "openapi-contract/document";
import { expect, onTestFinished, test } from "vitest";
import { sourceFile } from "../../src/generate/layout.js";
import { document, root } from "../root.js";

async function folderOf(files: { [path: string]: string }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-source-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const files = {
  "api/openapi.yaml": `openapi: 3.1.0
info:
  title: Things
paths:
  /things/{id}:
    $ref: paths/things.yaml
tags:
  - name: Guide
    description:
      $ref: guides/start.md
`,
  "api/paths/things.yaml": `parameters:
  - $ref: ../components/parameters/Id.yaml
get:
  operationId: getThing
  responses:
    200:
      $ref: ../components/responses/Ok.yaml
`,
  "api/components/parameters/Id.yaml": "name: id\nin: path\nschema:\n  $ref: ../schemas/Id.yaml\n",
  "api/components/responses/Ok.yaml": "# The one response.\ndescription: A thing.\n",
  "api/components/schemas/Id.yaml": "type: string\nmaxLength: 8\n",
  "api/components/security-schemes/theToken.yaml": "type: http\nscheme: bearer\n",
  "api/guides/start.md": "# Start\n\nHere.\n",
};

test.each([
  ["/info/title", "api/openapi.yaml", 3],
  ["/paths/~1things~1{id}", "api/openapi.yaml", 5],
  ["/paths/~1things~1{id}/get/operationId", "api/paths/things.yaml", 4],
  ["/paths/~1things~1{id}/get/responses/200", "api/paths/things.yaml", 6],
  ["/paths/~1things~1{id}/get/responses/200/description", "api/components/responses/Ok.yaml", 2],
  ["/paths/~1things~1{id}/parameters/0/schema/maxLength", "api/components/schemas/Id.yaml", 2],
  ["/components/schemas/Id/maxLength", "api/components/schemas/Id.yaml", 2],
  ["/components/parameters/Id/schema/maxLength", "api/components/schemas/Id.yaml", 2],
  ["/components/schemas/Id", "api/components/schemas/Id.yaml", 1],
  ["/components/schemas/Id/nothing/here", "api/components/schemas/Id.yaml", 1],
  ["/components/securitySchemes/theToken/scheme", "api/components/security-schemes/theToken.yaml", 2],
  ["/tags/0/description", "api/openapi.yaml", 9],
  ["/tags/0/name", "api/openapi.yaml", 8],
])("%s stands in %s:%i", async (pointer, file, line) => {
  const locate = sourceLocator(await folderOf(files), "api/openapi.yaml");
  expect(locate(pointer)).toMatchObject({ file, line });
});

test("a component without a file, and a document without sources, have no place", async () => {
  const folder = await folderOf(files);
  expect(sourceLocator(folder, "api/openapi.yaml")("/components/schemas/Unknown/type")).toBeUndefined();
  expect(sourceLocator(folder, "other/openapi.yaml")("/info/title")).toBeUndefined();
});

test("references that lead in a circle end", async () => {
  const folder = await folderOf({ "a.yaml": "a:\n  $ref: b.yaml\n", "b.yaml": "$ref: a.yaml#/a\n" });
  expect(sourceLocator(folder, "a.yaml")("/a/x")).toMatchObject({ file: "a.yaml", line: 1 });
});

test("every operation and every schema of the document has a line that names it", async () => {
  const locate = sourceLocator(root, sourceFile);
  for (const { operationId, pointer } of listOperations(document)) {
    const { file, line } = locate(`${pointer}/operationId`) ?? { file: "", line: 0 };
    expect((await readFile(join(root, file), "utf8")).split("\n")[line - 1]).toContain(operationId);
  }
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    expect(locate(`/components/schemas/${name}/type`)?.file).toBe(`openapi/components/schemas/${name}.yaml`);
  }
});

test("a component is found wherever it stands, by the name that the bundler gives it", async () => {
  const folder = await folderOf({
    "openapi.yaml": "paths:\n  /a:\n    get:\n      x:\n        $ref: models/thing.yaml\n",
    "models/thing.yaml": "properties:\n  part:\n    $ref: all.yaml#/parts/Part\n",
    "models/all.yaml": "parts:\n  Part:\n    type: string\n",
  });
  const locate = sourceLocator(folder, "openapi.yaml");
  expect(locate("/components/schemas/thing/properties/part")).toEqual({
    file: "models/thing.yaml",
    line: 2,
    column: 3,
  });
  expect(locate("/components/schemas/Part/type")).toEqual({ file: "models/all.yaml", line: 3, column: 5 });
  expect(locate("/components/schemas/Nobody")).toBeUndefined();
});
