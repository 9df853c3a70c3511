import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { load } from "../../src/cli/load.mjs";
import { writeFiles } from "../../src/generate/files.js";
import { runPipeline } from "../../src/generate/pipeline.js";
import type { createFrsClient as CreateFrsClient, tokenAuth as TokenAuth } from "../../src/index.js";
import { startMock } from "../../src/mock/server.js";
import { compile } from "./compile.js";
import { edit, smallRepository } from "./workspace.js";

test("an operation that takes nothing is called with nothing, or with an empty object", async () => {
  const folder = await smallRepository("src");
  await edit(join(folder, "openapi/paths/v2_{project_id}_face-sets.yaml"), (text) =>
    text.replace(/^( *parameters:\n)? *- \$ref: .*EnterpriseProjectId\.yaml\n/m, ""),
  );
  const { document, files } = await runPipeline({ root: folder });
  await writeFiles(folder, files);
  expect(files.get("generated/client.ts")).toContain("export type ListFaceSetsInput = {};");
  await writeFile(
    join(folder, "consumer.ts"),
    `import { createFrsClient, type ListFaceSetsInput, tokenAuth } from "./src/index.js";
const frs = createFrsClient({ region: "cn-north-4", projectId: "p", auth: tokenAuth("t") });
const input: ListFaceSetsInput = {};
export const all = [await frs.listFaceSets(), await frs.listFaceSets({}), await frs.listFaceSets(input)];
// @ts-expect-error An input is an object.
export const wrong = await frs.listFaceSets(null);
`,
  );
  expect(compile(folder, "consumer.ts")).toEqual([]);

  const client: { createFrsClient: typeof CreateFrsClient; tokenAuth: typeof TokenAuth } = await load(
    "src/index.ts",
    folder,
  );
  const mock = await startMock(document, { port: 0 });
  onTestFinished(() => mock.close());
  const frs = client.createFrsClient({ endpoint: mock.url, projectId: "p".repeat(32), auth: client.tokenAuth("t") });
  expect((await frs.listFaceSets()).face_sets_info).toHaveLength(1);
  expect((await frs.listFaceSets({})).face_sets_info).toHaveLength(1);
  // Callers without types can pass anything.
  await expect(frs.listFaceSets(JSON.parse('{"face_set_name":"a"}'))).rejects.toThrow("face_set_name");
});
